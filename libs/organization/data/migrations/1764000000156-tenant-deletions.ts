import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deletions of organisations that can still be taken back, and who asked for a removal. */
export class TenantDeletions1764000000156 implements MigrationInterface {
  readonly name = 'TenantDeletions1764000000156';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_deletions (
        tenant_id text PRIMARY KEY REFERENCES organization_tenants (id),
        requested_by text NOT NULL,
        requested_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL
      )`);
    await runner.query(`ALTER TABLE organization_tenant_removals ADD COLUMN requested_by text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organization_tenant_removals DROP COLUMN requested_by`);
    await runner.query(`DROP TABLE organization_deletions`);
  }
}
