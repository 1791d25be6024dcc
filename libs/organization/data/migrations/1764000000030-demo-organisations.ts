import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which organisations are demos, and the queue of those to remove. */
export class DemoOrganisations1764000000030 implements MigrationInterface {
  readonly name = 'DemoOrganisations1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_demos (
        tenant_id text PRIMARY KEY REFERENCES organization_tenants (id),
        seed bigint NOT NULL,
        calls bigint NOT NULL,
        started_at timestamptz NOT NULL,
        completed_at timestamptz
      )`);
    // No reference to the organisation: a removal outlives it, so that its end can be told.
    await runner.query(`
      CREATE TABLE organization_tenant_removals (
        tenant_id text PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('requested', 'running', 'done')),
        requested_at timestamptz NOT NULL,
        finished_at timestamptz,
        failure text
      )`);
    await runner.query(`
      CREATE TABLE organization_tenant_removal_tables (
        tenant_id text NOT NULL REFERENCES organization_tenant_removals (tenant_id) ON DELETE CASCADE,
        store text NOT NULL,
        table_name text NOT NULL,
        place integer GENERATED ALWAYS AS IDENTITY,
        found_rows bigint NOT NULL,
        remaining_rows bigint NOT NULL,
        PRIMARY KEY (tenant_id, store, table_name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organization_tenant_removal_tables`);
    await runner.query(`DROP TABLE organization_tenant_removals`);
    await runner.query(`DROP TABLE organization_demos`);
  }
}
