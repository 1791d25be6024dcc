import { type SignInRound, type SignInRounds, tenantId } from '@tokenledger/organization/domain';
import type { DataSource } from 'typeorm';

interface StoredRound {
  readonly state: string;
  readonly tenant_id: string;
  readonly nonce: string;
  readonly code_verifier: string;
  readonly redirect_uri: string;
  readonly begun_at: Date;
}

/** Begun sign-ins in PostgreSQL, so that the way back may end in another process. */
export class PostgresSignInRounds implements SignInRounds {
  constructor(private readonly dataSource: DataSource) {}

  async begin(
    { tenant, state, nonce, codeVerifier, redirectUri, begunAt }: SignInRound,
    browser: Buffer,
  ): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO organization_sign_in_rounds
         (state, tenant_id, browser_hash, nonce, code_verifier, redirect_uri, begun_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [state, tenant, browser, nonce, codeVerifier, redirectUri, begunAt],
    );
  }

  async take(state: string, browser: Buffer): Promise<SignInRound | undefined> {
    const [taken] = await this.dataSource.query<[StoredRound[]]>(
      `DELETE FROM organization_sign_in_rounds WHERE state = $1 AND browser_hash = $2
       RETURNING state, tenant_id, nonce, code_verifier, redirect_uri, begun_at`,
      [state, browser],
    );
    const [row] = taken;
    return (
      row && {
        tenant: tenantId(row.tenant_id),
        state: row.state,
        nonce: row.nonce,
        codeVerifier: row.code_verifier,
        redirectUri: row.redirect_uri,
        begunAt: row.begun_at,
      }
    );
  }

  async forget(before: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM organization_sign_in_rounds WHERE begun_at < $1', [before]);
  }
}
