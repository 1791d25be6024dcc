import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when a key works, and what a read key may read. */
export class KeyLimits1764000000097 implements MigrationInterface {
  readonly name = 'KeyLimits1764000000097';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organization_access_keys
        ADD COLUMN expires_at timestamptz CHECK (expires_at > created_at),
        ADD COLUMN scope_kind text NOT NULL DEFAULT 'organisation'
          CHECK (scope_kind IN ('organisation', 'cost-centre', 'team', 'project')),
        -- Id of the unit in the directory; '' for the whole organisation.
        ADD COLUMN scope_unit text NOT NULL DEFAULT '',
        ADD CHECK ((scope_kind = 'organisation') = (scope_unit = ''))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organization_access_keys
        DROP COLUMN expires_at, DROP COLUMN scope_kind, DROP COLUMN scope_unit`);
  }
}
