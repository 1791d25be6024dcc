import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tenants, their first people, and the keys with which usage is sent and spend is read. */
export class Organization1764000000001 implements MigrationInterface {
  readonly name = 'Organization1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_tenants (
        id text PRIMARY KEY,
        name text NOT NULL,
        time_zone text NOT NULL,
        reporting_currency text NOT NULL,
        status text NOT NULL CHECK (status IN ('active', 'suspended')),
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE organization_users (
        id uuid PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        email text NOT NULL,
        password_hash text NOT NULL,
        role text NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX organization_users_email ON organization_users (lower(email))`);
    await runner.query(`
      CREATE TABLE organization_access_keys (
        key_id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('ingestion', 'read')),
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        name text NOT NULL,
        secret_hash bytea NOT NULL,
        signing_key bytea,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz,
        CHECK ((kind = 'ingestion') = (signing_key IS NOT NULL))
      )`);
    await runner.query(
      `CREATE INDEX organization_access_keys_tenant ON organization_access_keys (tenant_id, created_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organization_access_keys`);
    await runner.query(`DROP TABLE organization_users`);
    await runner.query(`DROP TABLE organization_tenants`);
  }
}
