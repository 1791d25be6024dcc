import {
  type AuditDraft,
  identityLinked,
  type OutsideIdentities,
  type OutsideIdentity,
  passwordRemoved,
  type RoleGrant,
  systemActor,
  type TenantId,
  type User,
  userAdded,
} from '@tokenledger/organization/domain';
import type { SqlClient } from '@tokenledger/shared/postgres';
import type { DataSource, EntityManager } from 'typeorm';

import { appendAudit } from '../audit/append-audit';
import { sqlOf } from '../audit/sql-of';
import { insertGrant } from '../access/postgres-role-grants';
import { removeEndedConfirmations } from './ended-confirmations';
import { userFromDb } from '../type-orm-users';
import { UserEntity } from '../user.entity';

/** Who of us is who at a provider, in PostgreSQL. */
export class PostgresOutsideIdentities implements OutsideIdentities {
  constructor(private readonly dataSource: DataSource) {}

  async find({ tenant, issuer, subject }: OutsideIdentity): Promise<User | undefined> {
    const row = await this.dataSource
      .getRepository(UserEntity)
      .createQueryBuilder('user')
      .innerJoin(
        'organization_outside_identities',
        'identity',
        'identity.user_id = user.id AND identity.tenant_id = user.tenantId',
      )
      .where('identity.tenant_id = :tenant AND identity.issuer = :issuer AND identity.subject = :subject', {
        tenant,
        issuer,
        subject,
      })
      .getOne();
    return row === null ? undefined : userFromDb(row);
  }

  link(identity: OutsideIdentity, userId: string, at: Date): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await insertIdentity(manager, identity, userId, at))) return false;
      const sql = sqlOf(manager);
      const removed = await removeGivenPassword(sql, identity.tenant, userId, at);
      // The log's head is locked last, as in every other change: two that wait for each other there are never stuck.
      await appendAudit(sql, identity.tenant, identityLinked(identity, userId, at));
      if (removed !== undefined) await appendAudit(sql, identity.tenant, removed);
      return true;
    });
  }

  async addUser(user: User, grant: RoleGrant, identity: OutsideIdentity): Promise<boolean> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const { manager } = runner;
      const added = await manager.query<unknown[]>(
        `INSERT INTO organization_users (id, tenant_id, email, password_hash, created_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`,
        [user.id, user.tenant, user.email, user.passwordHash ?? null, user.createdAt],
      );
      const isAdded =
        added.length === 1 &&
        (await insertIdentity(manager, identity, user.id, user.createdAt)) &&
        (await insertGrant(manager, grant));
      if (isAdded) await appendAudit(sqlOf(manager), user.tenant, userAdded(user, grant, systemActor(grant.grantedBy)));
      await (isAdded ? runner.commitTransaction() : runner.rollbackTransaction());
      return isAdded;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** @returns what the log has to say of it; undefined where the password is the person's own, or there is none */
async function removeGivenPassword(
  sql: SqlClient,
  tenant: TenantId,
  userId: string,
  at: Date,
): Promise<AuditDraft | undefined> {
  const { rows } = await sql.query<{ email: string }>(
    `UPDATE organization_users SET password_hash = NULL
      WHERE tenant_id = $1 AND id = $2 AND password_hash IS NOT NULL AND NOT password_is_own RETURNING email`,
    [tenant, userId],
  );
  const [user] = rows;
  if (user === undefined) return undefined;
  const ended = await sql.query(
    `UPDATE organization_sessions SET ended_at = $3 WHERE tenant_id = $1 AND user_id = $2 AND ended_at IS NULL RETURNING id`,
    [tenant, userId, at],
  );
  await removeEndedConfirmations(sql, tenant, userId);
  return passwordRemoved({ id: userId, email: user.email }, ended.rows.length, at);
}

async function insertIdentity(
  manager: Pick<EntityManager, 'query'>,
  { tenant, issuer, subject }: OutsideIdentity,
  userId: string,
  at: Date,
): Promise<boolean> {
  const linked = await manager.query<unknown[]>(
    `INSERT INTO organization_outside_identities (tenant_id, issuer, subject, user_id, linked_at)
     SELECT tenant_id, $2, $3, id, $5 FROM organization_users WHERE tenant_id = $1 AND id = $4
     ON CONFLICT DO NOTHING RETURNING user_id`,
    [tenant, issuer, subject, userId, at],
  );
  return linked.length === 1;
}
