import {
  type Actor,
  type AsOf,
  type EndOfSessions,
  type ProviderConfirmation,
  type Session,
  type SessionRecord,
  type Sessions,
  signedIn,
  sessionsEnded,
  signedOut,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import { type DataSource, LessThan } from 'typeorm';

import { roleFromDb, type StoredRole } from './access/postgres-role-grants';
import { appendAudit } from './audit/append-audit';
import { sqlOf } from './audit/sql-of';
import { removeEndedConfirmations } from './identity-provider/ended-confirmations';
import { SessionEntity } from './session.entity';

interface StoredSession {
  readonly id: string;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly user_agent: string;
  readonly address: string | null;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

/** A row of the look-up: the session's columns beside what its user and tenant may do. */
interface FoundSession extends StoredSession {
  readonly email: string;
  readonly roles: readonly StoredRole[];
  readonly user_disabled: boolean;
  readonly tenant_status: string;
  readonly recheck_at: Date | null;
}

/** Sessions in PostgreSQL. */
export class TypeOrmSessions implements Sessions {
  constructor(private readonly dataSource: DataSource) {}

  /** The lock on the user waits for a change of the password, or for switching them off, and then sees what is so now. */
  open(
    session: Session,
    tokenHash: Buffer,
    passwordHash: string | undefined,
    by: Actor,
    confirmation?: ProviderConfirmation,
  ): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const sql = sqlOf(manager);
      const { rows } = await sql.query(
        `WITH opened AS (
           INSERT INTO organization_sessions
             (id, token_hash, tenant_id, user_id, user_agent, address, created_at, last_seen_at, expires_at)
           SELECT $1, $2, "user".tenant_id, "user".id, $3, $15, $4, $5, $6 FROM (
             SELECT id, tenant_id FROM organization_users
             WHERE tenant_id = $7 AND id = $8 AND password_hash IS NOT DISTINCT FROM $9 AND disabled_at IS NULL FOR SHARE
           ) AS "user"
           RETURNING id, tenant_id
         ), confirmed AS (
           INSERT INTO organization_provider_sessions
             (session_id, tenant_id, issuer, subject, sealed_refresh_token, confirmed_at, due_at, vouches_for_email)
           SELECT id, tenant_id, $10, $11, $12, $13, $14, $16 FROM opened WHERE $10::text IS NOT NULL
         )
         SELECT id FROM opened`,
        [
          session.id,
          tokenHash,
          session.userAgent,
          session.createdAt,
          session.lastSeenAt,
          session.expiresAt,
          session.tenant,
          session.userId,
          passwordHash ?? null,
          confirmation?.issuer ?? null,
          confirmation?.subject ?? null,
          confirmation?.refreshToken ?? null,
          confirmation?.confirmedAt ?? null,
          confirmation?.dueAt ?? null,
          session.address ?? null,
          confirmation?.vouchesForEmail ?? null,
        ],
      );
      if (rows.length !== 1) return false;
      await appendAudit(sql, session.tenant, signedIn(session, by));
      return true;
    });
  }

  async find(tokenHash: Buffer): Promise<SessionRecord | undefined> {
    const found: FoundSession[] = await this.dataSource.query(
      `SELECT session.id, session.tenant_id, session.user_id, session.user_agent, session.address, session.created_at,
              session.last_seen_at, session.expires_at, session.ended_at, "user".email,
              "user".disabled_at IS NOT NULL AS user_disabled, tenant.status AS tenant_status,
              provided.due_at AS recheck_at,
              (SELECT coalesce(json_agg(grant_), '[]') FROM (
                 SELECT role, scope_kind, scope_unit FROM organization_role_grants
                 WHERE tenant_id = session.tenant_id AND user_id = session.user_id AND ended_at IS NULL
                   AND (source = 'local' OR provided.session_id IS NOT NULL)
                 ORDER BY granted_at, id
               ) AS grant_) AS roles
       FROM organization_sessions AS session
       JOIN organization_users AS "user" ON "user".id = session.user_id AND "user".tenant_id = session.tenant_id
       JOIN organization_tenants AS tenant ON tenant.id = session.tenant_id
       LEFT JOIN organization_provider_sessions AS provided
         ON provided.session_id = session.id AND provided.tenant_id = session.tenant_id
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
      const tenant = tenantId(ended.tenant_id);
      await removeEndedConfirmations(sql, tenant, ended.user_id);
      await appendAudit(sql, tenant, signedOut(ended.id, by, at));
    });
  }

  async list(tenant: TenantId, userId: string, { at, usedAfter }: AsOf): Promise<readonly Session[]> {
    const rows: StoredSession[] = await this.dataSource.query(
      `SELECT id, tenant_id, user_id, user_agent, address, created_at, last_seen_at, expires_at, ended_at
       FROM organization_sessions
       WHERE tenant_id = $1 AND user_id = $2 AND ended_at IS NULL AND expires_at > $3 AND last_seen_at > $4
       ORDER BY last_seen_at DESC, id`,
      [tenant, userId, at, usedAfter],
    );
    return rows.map(sessionFromDb);
  }

  async endOne(tenant: TenantId, userId: string, sessionId: string, end: EndOfSessions): Promise<boolean> {
    return (await this.endWhere('id = $5::uuid', [tenant, userId, end.at, end.usedAfter, sessionId], end)) === 1;
  }

  endAll(tenant: TenantId, userId: string, end: EndOfSessions, keepSessionId?: string): Promise<number> {
    const params = [tenant, userId, end.at, end.usedAfter, keepSessionId ?? null] as const;
    return this.endWhere('id IS DISTINCT FROM $5::uuid', params, end);
  }

  private endWhere(
    which: string,
    params: readonly [TenantId, string, Date, Date, string | null],
    end: EndOfSessions,
  ): Promise<number> {
    const [tenant, userId] = params;
    return this.dataSource.transaction(async (manager) => {
      const sql = sqlOf(manager);
      const { rows } = await sql.query<{ went_on: boolean }>(
        `UPDATE organization_sessions SET ended_at = $3
         WHERE tenant_id = $1 AND user_id = $2 AND ended_at IS NULL AND ${which}
         RETURNING expires_at > $3 AND last_seen_at > $4 AS went_on`,
        params,
      );
      await removeEndedConfirmations(sql, tenant, userId);
      const count = rows.filter((row) => row.went_on).length;
      if (count > 0) await appendAudit(sql, tenant, sessionsEnded(userId, count, end));
      return count;
    });
  }

  async forget(before: Date, now: Date): Promise<void> {
    // Not what is only unused for long: a last use may be noted at this moment, and the session would go on unconfirmed.
    await this.dataSource.query(
      `DELETE FROM organization_provider_sessions AS provided USING organization_sessions AS session
        WHERE provided.session_id = session.id AND (session.ended_at IS NOT NULL OR session.expires_at <= $1)`,
      [now],
    );
    const sessions = this.dataSource.getRepository(SessionEntity);
    await sessions.delete({ expiresAt: LessThan(before) });
    await sessions.delete({ endedAt: LessThan(before) });
  }
}

function fromDb(row: FoundSession): SessionRecord {
  return {
    session: sessionFromDb(row),
    email: row.email,
    roles: row.roles.map(roleFromDb),
    userDisabled: row.user_disabled,
    tenantSuspended: row.tenant_status === 'suspended',
    recheckAt: row.recheck_at ?? undefined,
  };
}

function sessionFromDb(row: StoredSession): Session {
  return {
    id: row.id,
    tenant: tenantId(row.tenant_id),
    userId: row.user_id,
    userAgent: row.user_agent,
    address: row.address ?? undefined,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at ?? undefined,
  };
}
