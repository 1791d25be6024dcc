import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in at an organisation's OpenID provider (ADR 14). */
export class IdentityProviders1764000000120 implements MigrationInterface {
  readonly name = 'IdentityProviders1764000000120';

  async up(runner: QueryRunner): Promise<void> {
    // Who only signs in at a provider has none.
    await runner.query(`ALTER TABLE organization_users ALTER COLUMN password_hash DROP NOT NULL`);
    await runner.query(`
      CREATE TABLE organization_identity_providers (
        tenant_id text PRIMARY KEY REFERENCES organization_tenants (id),
        name text NOT NULL,
        issuer text NOT NULL,
        client_id text NOT NULL,
        -- Name of a file; the secret itself is never in here.
        secret_file text NOT NULL,
        scopes text[] NOT NULL,
        groups_claim text NOT NULL,
        group_roles jsonb NOT NULL,
        enabled boolean NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE organization_email_domains (
        -- In lower case, and of one organisation: it decides where somebody is sent to sign in.
        domain text PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES organization_identity_providers (tenant_id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE organization_outside_identities (
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        issuer text NOT NULL,
        subject text NOT NULL,
        user_id uuid NOT NULL REFERENCES organization_users (id) ON DELETE CASCADE,
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (tenant_id, issuer, subject)
      )`);
    await runner.query(`
      CREATE TABLE organization_sign_in_rounds (
        state text PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        browser_hash bytea NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        redirect_uri text NOT NULL,
        begun_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE organization_provider_sessions (
        session_id uuid PRIMARY KEY REFERENCES organization_sessions (id) ON DELETE CASCADE,
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        issuer text NOT NULL,
        subject text NOT NULL,
        sealed_refresh_token bytea NOT NULL,
        confirmed_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        -- While somebody asks the provider.
        claimed_until timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organization_provider_sessions`);
    await runner.query(`DROP TABLE organization_sign_in_rounds`);
    await runner.query(`DROP TABLE organization_outside_identities`);
    await runner.query(`DROP TABLE organization_email_domains`);
    await runner.query(`DROP TABLE organization_identity_providers`);
    // Nobody can sign in with the empty text: no hash is empty.
    await runner.query(`UPDATE organization_users SET password_hash = '' WHERE password_hash IS NULL`);
    await runner.query(`ALTER TABLE organization_users ALTER COLUMN password_hash SET NOT NULL`);
  }
}
