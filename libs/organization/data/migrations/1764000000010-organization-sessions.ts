import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is signed in, and how often it was tried (ADR 6). */
export class OrganizationSessions1764000000010 implements MigrationInterface {
  readonly name = 'OrganizationSessions1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_sessions (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        user_id uuid NOT NULL REFERENCES organization_users (id) ON DELETE CASCADE,
        user_agent text NOT NULL,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      )`);
    await runner.query(`CREATE INDEX organization_sessions_user ON organization_sessions (tenant_id, user_id)`);
    await runner.query(`CREATE INDEX organization_sessions_expiry ON organization_sessions (expires_at)`);
    // Lost in a crash is a few minutes of counting; written with every attempt.
    await runner.query(`
      CREATE UNLOGGED TABLE organization_sign_in_attempts (
        subject text PRIMARY KEY,
        attempts integer NOT NULL,
        ends_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX organization_sign_in_attempts_end ON organization_sign_in_attempts (ends_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organization_sign_in_attempts`);
    await runner.query(`DROP TABLE organization_sessions`);
  }
}
