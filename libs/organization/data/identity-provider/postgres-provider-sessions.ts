import type { ClaimedCheck, ProviderConfirmation, ProviderSessions, TenantId } from '@tokenledger/organization/domain';
import type { DataSource } from 'typeorm';

interface StoredConfirmation {
  readonly issuer: string;
  readonly subject: string;
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
       RETURNING issuer, subject, sealed_refresh_token, confirmed_at, due_at`,
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
       SET sealed_refresh_token = $3, confirmed_at = $4, due_at = $5, claimed_until = NULL
       WHERE tenant_id = $1 AND session_id = $2`,
      [tenant, sessionId, confirmation.refreshToken, confirmation.confirmedAt, confirmation.dueAt],
    );
  }

  async postpone(tenant: TenantId, sessionId: string, dueAt: Date): Promise<void> {
    await this.dataSource.query(
      `UPDATE organization_provider_sessions SET due_at = $3, claimed_until = NULL WHERE tenant_id = $1 AND session_id = $2`,
      [tenant, sessionId, dueAt],
    );
  }
}

function fromDb(row: StoredConfirmation): ProviderConfirmation {
  return {
    issuer: row.issuer,
    subject: row.subject,
    refreshToken: row.sealed_refresh_token,
    confirmedAt: row.confirmed_at,
    dueAt: row.due_at,
  };
}
