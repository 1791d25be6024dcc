import {
  type Actor,
  organisationCreated,
  type ReportingCurrencies,
  reportingCurrencyChanged,
  type RoleGrant,
  type Tenant,
  type TenantId,
  tenantId,
  type Tenants,
  type User,
  userAdded,
} from '@tokenledger/organization/domain';
import type { DataSource } from 'typeorm';

import { insertGrant } from './access/postgres-role-grants';
import { appendAudit } from './audit/append-audit';
import { sqlOf } from './audit/sql-of';
import { TenantEntity } from './tenant.entity';
import { UserEntity } from './user.entity';

/** Organisations and their people in PostgreSQL. */
export class TypeOrmTenants implements Tenants, ReportingCurrencies {
  constructor(private readonly dataSource: DataSource) {}

  async find(tenant: TenantId): Promise<Tenant | undefined> {
    const row = await this.dataSource.getRepository(TenantEntity).findOneBy({ id: tenant });
    return row === null ? undefined : tenantFromDb(row);
  }

  add(tenant: Tenant, by: Actor): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(TenantEntity)
        .values({
          id: tenant.id,
          name: tenant.name,
          timeZone: tenant.timeZone,
          reportingCurrency: tenant.reportingCurrency,
          status: tenant.status,
          createdAt: tenant.createdAt,
        })
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return false;
      await appendAudit(sqlOf(manager), tenant.id, organisationCreated(tenant, by));
      return true;
    });
  }

  addUser(user: User, grant: RoleGrant, by: Actor): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(UserEntity)
        .values({
          id: user.id,
          tenantId: user.tenant,
          email: user.email,
          passwordHash: user.passwordHash,
          createdAt: user.createdAt,
        })
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return false;
      if (!(await insertGrant(manager, grant))) throw new Error('the first role of a new person was not taken');
      await appendAudit(sqlOf(manager), user.tenant, userAdded(user, grant, by));
      return true;
    });
  }

  async reporting(): Promise<readonly Pick<Tenant, 'id' | 'timeZone' | 'reportingCurrency'>[]> {
    const rows = await this.dataSource.getRepository(TenantEntity).find({ order: { id: 'ASC' } });
    return rows.map(tenantFromDb).map(({ id, timeZone, reportingCurrency }) => ({ id, timeZone, reportingCurrency }));
  }

  setReportingCurrency(tenant: TenantId, currency: string, by: Actor, at: Date): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const before = await manager.findOne(TenantEntity, {
        where: { id: tenant },
        lock: { mode: 'pessimistic_write' },
      });
      if (before === null || before.reportingCurrency === currency) return;
      await manager.update(TenantEntity, { id: tenant }, { reportingCurrency: currency });
      await appendAudit(sqlOf(manager), tenant, reportingCurrencyChanged(tenantFromDb(before), currency, by, at));
    });
  }

  count(): Promise<number> {
    return this.dataSource.getRepository(TenantEntity).count();
  }
}

export function tenantFromDb(row: TenantEntity): Tenant {
  return {
    id: tenantId(row.id),
    name: row.name,
    timeZone: row.timeZone,
    reportingCurrency: row.reportingCurrency,
    status: row.status,
    createdAt: row.createdAt,
  };
}
