import {
  type ReportingCurrencies,
  type RoleGrant,
  type Tenant,
  type TenantId,
  tenantId,
  type Tenants,
  type User,
} from '@tokenledger/organization/domain';
import type { DataSource } from 'typeorm';

import { insertGrant } from './access/postgres-role-grants';
import { TenantEntity } from './tenant.entity';
import { UserEntity } from './user.entity';

/** Organisations and their people in PostgreSQL. */
export class TypeOrmTenants implements Tenants, ReportingCurrencies {
  constructor(private readonly dataSource: DataSource) {}

  async find(tenant: TenantId): Promise<Tenant | undefined> {
    const row = await this.dataSource.getRepository(TenantEntity).findOneBy({ id: tenant });
    return row === null ? undefined : tenantFromDb(row);
  }

  async add(tenant: Tenant): Promise<boolean> {
    const inserted = await this.dataSource
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
    return (inserted.raw as unknown[]).length > 0;
  }

  addUser(user: User, grant: RoleGrant): Promise<boolean> {
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
      return insertGrant(manager, grant);
    });
  }

  async reporting(): Promise<readonly Pick<Tenant, 'id' | 'timeZone' | 'reportingCurrency'>[]> {
    const rows = await this.dataSource.getRepository(TenantEntity).find({ order: { id: 'ASC' } });
    return rows.map(tenantFromDb).map(({ id, timeZone, reportingCurrency }) => ({ id, timeZone, reportingCurrency }));
  }

  async setReportingCurrency(tenant: TenantId, currency: string): Promise<void> {
    await this.dataSource.getRepository(TenantEntity).update({ id: tenant }, { reportingCurrency: currency });
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
