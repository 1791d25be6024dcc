import {
  type Actor,
  type Session,
  type SessionRecord,
  type Sessions,
  signedIn,
  signedOut,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import { type DataSource, LessThan } from 'typeorm';

import { roleFromDb, type StoredRole } from './access/postgres-role-grants';
import { appendAudit } from './audit/append-audit';
import { sqlOf } from './audit/sql-of';
import { SessionEntity } from './session.entity';

/** A row of the look-up: the session's columns beside what its user and tenant may do. */
interface FoundSession {
  readonly id: string;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly user_agent: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
  readonly email: string;
  readonly roles: readonly StoredRole[];
  readonly tenant_status: string;
}

/** Sessions in PostgreSQL. */
export class TypeOrmSessions implements Sessions {
  constructor(private readonly dataSource: DataSource) {}

  /** The lock on the user waits for a change of the password that is under way, and then sees the new one. */
  open(session: Session, tokenHash: Buffer, passwordHash: string, by: Actor): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const sql = sqlOf(manager);
      const { rowCount } = await sql.query(
        `INSERT INTO organization_sessions
         (id, token_hash, tenant_id, user_id, user_agent, created_at, last_seen_at, expires_at)
       SELECT $1, $2, "user".tenant_id, "user".id, $3, $4, $5, $6 FROM (
         SELECT id, tenant_id FROM organization_users
         WHERE tenant_id = $7 AND id = $8 AND password_hash = $9 FOR SHARE
       ) AS "user"
       RETURNING id`,
        [
          session.id,
          tokenHash,
          session.userAgent,
          session.createdAt,
          session.lastSeenAt,
          session.expiresAt,
          session.tenant,
          session.userId,
          passwordHash,
        ],
      );
      if (rowCount === 0) return false;
      await appendAudit(sql, session.tenant, signedIn(session, by));
      return true;
    });
  }

  async find(tokenHash: Buffer): Promise<SessionRecord | undefined> {
    const found: FoundSession[] = await this.dataSource.query(
      `SELECT session.id, session.tenant_id, session.user_id, session.user_agent, session.created_at,
              session.last_seen_at, session.expires_at, session.ended_at, "user".email, tenant.status AS tenant_status,
              (SELECT coalesce(json_agg(grant_), '[]') FROM (
                 SELECT role, scope_kind, scope_unit FROM organization_role_grants
                 WHERE tenant_id = session.tenant_id AND user_id = session.user_id AND ended_at IS NULL
                 ORDER BY granted_at, id
               ) AS grant_) AS roles
       FROM organization_sessions AS session
       JOIN organization_users AS "user" ON "user".id = session.user_id AND "user".tenant_id = session.tenant_id
       JOIN organization_tenants AS tenant ON tenant.id = session.tenant_id
       WHERE session.token_hash = $1`,
      [tokenHash],
    );
    return found[0] && fromDb(found[0]);
  }

  async touch(tenant: TenantId, sessionId: string, at: Date): Promise<void> {
    await this.dataSource
      .getRepository(SessionEntity)
      .update({ tenantId: tenant, id: sessionId, lastSeenAt: LessThan(at) }, { lastSeenAt: at });
  }

  end(tokenHash: Buffer, at: Date, address?: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const sql = sqlOf(manager);
      const { rows } = await sql.query<{ id: string; tenant_id: string; user_id: string; email: string }>(
        `UPDATE organization_sessions AS session SET ended_at = $2 FROM organization_users AS "user"
          WHERE session.token_hash = $1 AND session.ended_at IS NULL AND "user".id = session.user_id
         RETURNING session.id, session.tenant_id, session.user_id, "user".email`,
        [tokenHash, at],
      );
      const [ended] = rows;
      if (ended === undefined) return;
      const by: Actor = { kind: 'user', id: ended.user_id, name: ended.email, address };
      await appendAudit(sql, tenantId(ended.tenant_id), signedOut(ended.id, by, at));
    });
  }

  async forget(before: Date): Promise<void> {
    const sessions = this.dataSource.getRepository(SessionEntity);
    await sessions.delete({ expiresAt: LessThan(before) });
    await sessions.delete({ endedAt: LessThan(before) });
  }
}

function fromDb(row: FoundSession): SessionRecord {
  return {
    session: {
      id: row.id,
      tenant: tenantId(row.tenant_id),
      userId: row.user_id,
      userAgent: row.user_agent,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
      endedAt: row.ended_at ?? undefined,
    },
    email: row.email,
    roles: row.roles.map(roleFromDb),
    tenantSuspended: row.tenant_status === 'suspended',
  };
}
