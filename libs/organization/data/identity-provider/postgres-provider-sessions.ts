import {
  type ClaimedCheck,
  type EndOfSessions,
  type OutsideIdentity,
  type ProviderConfirmation,
  type ProviderSessions,
  sessionsEnded,
  type TenantId,
} from '@tokenledger/organization/domain';
import type { DataSource } from 'typeorm';

import { appendAudit } from '../audit/append-audit';
import { sqlOf } from '../audit/sql-of';
import { removeEndedConfirmations } from './ended-confirmations';

interface StoredConfirmation {
  readonly issuer: string;
  readonly subject: string;
  readonly vouches_for_email: boolean;
  readonly sealed_refresh_token: Buffer;
  readonly confirmed_at: Date;
  readonly due_at: Date;
}

/** Sessions that a provider confirms, in PostgreSQL: one process asks for all of them. */
export class PostgresProviderSessions implements ProviderSessions {
  constructor(private readonly dataSource: DataSource) {}

  async claim(tenant: TenantId, sessionId: string, at: Date, until: Date): Promise<ClaimedCheck> {
    const [claimed] = await this.dataSource.query<[StoredConfirmation[]]>(
      `UPDATE organization_provider_sessions SET claimed_until = $4
       WHERE tenant_id = $1 AND session_id = $2 AND due_at <= $3 AND (claimed_until IS NULL OR claimed_until <= $3)
       RETURNING issuer, subject, vouches_for_email, sealed_refresh_token, confirmed_at, due_at`,
      [tenant, sessionId, at, until],
    );
    const [row] = claimed;
    if (row !== undefined) return { claim: 'yours', confirmation: fromDb(row) };
    const due: unknown[] = await this.dataSource.query(
      `SELECT 1 FROM organization_provider_sessions WHERE tenant_id = $1 AND session_id = $2 AND due_at <= $3`,
      [tenant, sessionId, at],
    );
    return { claim: due.length === 1 ? 'under-way' : 'not-due' };
  }

  async confirm(tenant: TenantId, sessionId: string, confirmation: ProviderConfirmation): Promise<void> {
    await this.dataSource.query(
      `UPDATE organization_provider_sessions
       SET sealed_refresh_token = $3, confirmed_at = $4, due_at = $5, vouches_for_email = $6, claimed_until = NULL
       WHERE tenant_id = $1 AND session_id = $2`,
      [
        tenant,
        sessionId,
        confirmation.refreshToken,
        confirmation.confirmedAt,
        confirmation.dueAt,
        confirmation.vouchesForEmail,
      ],
    );
  }

  async find(tenant: TenantId, sessionId: string): Promise<ProviderConfirmation | undefined> {
    const [row] = await this.dataSource.query<StoredConfirmation[]>(
      `SELECT issuer, subject, vouches_for_email, sealed_refresh_token, confirmed_at, due_at
       FROM organization_provider_sessions
       WHERE tenant_id = $1 AND session_id = $2`,
      [tenant, sessionId],
    );
    return row && fromDb(row);
  }

  endOf({ tenant, issuer, subject }: OutsideIdentity, openedUntil: Date, end: EndOfSessions): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const sql = sqlOf(manager);
      const { rows } = await sql.query<{ user_id: string; went_on: boolean }>(
        `WITH ended AS (
           UPDATE organization_sessions AS session SET ended_at = $5
             FROM organization_provider_sessions AS confirmed
            WHERE confirmed.session_id = session.id AND confirmed.tenant_id = $1 AND session.tenant_id = $1
              AND confirmed.issuer = $2 AND confirmed.subject = $3
              AND session.created_at <= $4 AND session.ended_at IS NULL
           RETURNING session.user_id, session.expires_at > $5 AND session.last_seen_at > $6 AS went_on
         )
         SELECT user_id, went_on FROM ended`,
        [tenant, issuer, subject, openedUntil, end.at, end.usedAfter],
      );
      const [first] = rows;
      if (first === undefined) return 0;
      await removeEndedConfirmations(sql, tenant, first.user_id);
      const count = rows.filter((row) => row.went_on).length;
      if (count > 0) await appendAudit(sql, tenant, sessionsEnded(first.user_id, count, end));
      return count;
    });
  }

  async postpone(tenant: TenantId, sessionId: string, dueAt: Date, refreshToken?: Buffer): Promise<void> {
    await this.dataSource.query(
      `UPDATE organization_provider_sessions
       SET due_at = $3, sealed_refresh_token = coalesce($4, sealed_refresh_token), claimed_until = NULL
       WHERE tenant_id = $1 AND session_id = $2`,
      [tenant, sessionId, dueAt, refreshToken ?? null],
    );
  }
}

function fromDb(row: StoredConfirmation): ProviderConfirmation {
  return {
    issuer: row.issuer,
    subject: row.subject,
    vouchesForEmail: row.vouches_for_email,
    refreshToken: row.sealed_refresh_token,
    confirmedAt: row.confirmed_at,
    dueAt: row.due_at,
  };
}
