import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has which role where, and since when. Takes the place of the one role that a user had. */
export class RoleGrants1764000000096 implements MigrationInterface {
  readonly name = 'RoleGrants1764000000096';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_role_grants (
        id uuid PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        user_id uuid NOT NULL REFERENCES organization_users (id) ON DELETE CASCADE,
        role text NOT NULL,
        scope_kind text NOT NULL CHECK (scope_kind IN ('organisation', 'cost-centre', 'team', 'project')),
        -- Id of the unit in the directory; '' for the whole organisation.
        scope_unit text NOT NULL CHECK ((scope_kind = 'organisation') = (scope_unit = '')),
        source text NOT NULL CHECK (source IN ('local', 'group')),
        granted_at timestamptz NOT NULL,
        granted_by text NOT NULL,
        ended_at timestamptz CHECK (ended_at >= granted_at),
        ended_by text
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX organization_role_grants_now ON organization_role_grants
        (tenant_id, user_id, role, scope_kind, lower(scope_unit), source) WHERE ended_at IS NULL`);
    await runner.query(`
      INSERT INTO organization_role_grants
        (id, tenant_id, user_id, role, scope_kind, scope_unit, source, granted_at, granted_by)
      SELECT gen_random_uuid(), tenant_id, id, role, 'organisation', '', 'local', created_at, 'installation'
      FROM organization_users`);
    await runner.query(`ALTER TABLE organization_users DROP COLUMN role`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organization_users ADD COLUMN role text NOT NULL DEFAULT 'owner'`);
    await runner.query(`ALTER TABLE organization_users ALTER COLUMN role DROP DEFAULT`);
    await runner.query(`DROP TABLE organization_role_grants`);
  }
}
