import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How organisations show people, and who sees their names for a while. */
export class People1764000000150 implements MigrationInterface {
  readonly name = 'People1764000000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_people_settings (
        tenant_id text PRIMARY KEY REFERENCES organization_tenants (id),
        view text NOT NULL CHECK (view IN ('names', 'pseudonyms', 'groups')),
        group_size integer NOT NULL CHECK (group_size BETWEEN 2 AND 50),
        -- Pseudonyms are made with it; it never leaves the server.
        secret bytea NOT NULL CHECK (length(secret) = 32)
      )`);
    await runner.query(`
      CREATE TABLE organization_people_lifts (
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        reason text NOT NULL,
        from_at timestamptz NOT NULL,
        until_at timestamptz NOT NULL CHECK (until_at >= from_at),
        PRIMARY KEY (tenant_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organization_people_lifts`);
    await runner.query(`DROP TABLE organization_people_settings`);
  }
}
