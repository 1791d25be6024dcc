import {
  type Account,
  type Actor,
  comparableEmail,
  passwordChanged,
  type SwitchOfAccount,
  type TenantId,
  tenantId,
  type User,
  userDisabled,
  userEnabled,
  type Users,
} from '@tokenledger/organization/domain';
import { type DataSource, IsNull, Not } from 'typeorm';

import { lockKeptOwners } from './access/kept-owners';
import { appendAudit } from './audit/append-audit';
import { sqlOf } from './audit/sql-of';
import { removeEndedConfirmations } from './identity-provider/ended-confirmations';
import { SessionEntity } from './session.entity';
import { TenantEntity } from './tenant.entity';
import { tenantFromDb } from './type-orm-tenants';
import { UserEntity } from './user.entity';

/** People who may sign in, in PostgreSQL. */
export class TypeOrmUsers implements Users {
  constructor(private readonly dataSource: DataSource) {}

  async findByEmail(email: string): Promise<Account | undefined> {
    const row = await this.dataSource
      .getRepository(UserEntity)
      .createQueryBuilder('user')
      .where('lower(user.email) = lower(:email)', { email: comparableEmail(email) })
      .getOne();
    if (row === null) return undefined;
    const tenant = await this.dataSource.getRepository(TenantEntity).findOneByOrFail({ id: row.tenantId });
    return { user: userFromDb(row), tenant: tenantFromDb(tenant) };
  }

  async find(tenant: TenantId, userId: string): Promise<User | undefined> {
    const row = await this.dataSource.getRepository(UserEntity).findOneBy({ tenantId: tenant, id: userId });
    return row === null ? undefined : userFromDb(row);
  }

  async list(tenant: TenantId): Promise<readonly User[]> {
    const rows = await this.dataSource
      .getRepository(UserEntity)
      .find({ where: { tenantId: tenant }, order: { createdAt: 'ASC', id: 'ASC' } });
    return rows.map(userFromDb);
  }

  setPassword(
    tenant: TenantId,
    userId: string,
    passwordHash: string,
    by: Actor,
    at: Date,
    keepSessionId?: string,
  ): Promise<boolean> {
    const passwordIsOwn = by.kind === 'user' && by.id === userId;
    return this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        UserEntity,
        { tenantId: tenant, id: userId },
        { passwordHash, passwordIsOwn },
      );
      if (affected !== 1) return false;
      const user = await manager.findOneByOrFail(UserEntity, { tenantId: tenant, id: userId });
      const ended = await manager.update(
        SessionEntity,
        { tenantId: tenant, userId, endedAt: IsNull(), ...(keepSessionId !== undefined && { id: Not(keepSessionId) }) },
        { endedAt: at },
      );
      const sql = sqlOf(manager);
      await removeEndedConfirmations(sql, tenant, userId);
      await appendAudit(sql, tenant, passwordChanged(user, ended.affected ?? 0, by, at));
      return true;
    });
  }

  setDisabled(tenant: TenantId, userId: string, disabled: boolean, by: Actor, at: Date): Promise<SwitchOfAccount> {
    return this.dataSource.transaction(async (manager) => {
      const sql = sqlOf(manager);
      const owners = await lockKeptOwners(sql, tenant);
      const user = await manager.findOneBy(UserEntity, { tenantId: tenant, id: userId });
      if (user === null) return 'unknown';
      if ((user.disabledAt !== null) === disabled) return 'done';
      if (disabled && owners.length === 1 && owners[0]?.userId === userId) return 'last-owner';
      // Before the sessions: one that is being opened holds the person until it is there to be ended.
      await manager.update(UserEntity, { tenantId: tenant, id: userId }, { disabledAt: disabled ? at : null });
      if (!disabled) {
        await appendAudit(sql, tenant, userEnabled(user, by, at));
        return 'done';
      }
      const running = { tenantId: tenant, userId, endedAt: IsNull() };
      const ended = await manager.update(SessionEntity, running, { endedAt: at });
      await removeEndedConfirmations(sql, tenant, userId);
      await appendAudit(sql, tenant, userDisabled(user, ended.affected ?? 0, by, at));
      return 'done';
    });
  }
}

export function userFromDb(row: UserEntity): User {
  return {
    id: row.id,
    tenant: tenantId(row.tenantId),
    email: row.email,
    passwordHash: row.passwordHash ?? undefined,
    createdAt: row.createdAt,
    disabledAt: row.disabledAt ?? undefined,
  };
}
