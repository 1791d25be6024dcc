import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports of whole organisations: those that wait, and what became of past ones. */
export class TenantExports1764000000155 implements MigrationInterface {
  readonly name = 'TenantExports1764000000155';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_exports (
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'expired')),
        requested_by text NOT NULL,
        requested_at timestamptz NOT NULL,
        written_rows bigint NOT NULL,
        expected_rows bigint,
        finished_at timestamptz,
        bytes bigint,
        sha256 text,
        expires_at timestamptz,
        failure text,
        PRIMARY KEY (tenant_id, id)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX organization_exports_one_at_a_time ON organization_exports (tenant_id)
        WHERE state IN ('queued', 'running')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organization_exports`);
  }
}
