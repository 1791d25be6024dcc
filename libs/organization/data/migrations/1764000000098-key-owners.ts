import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who owns the calls that a key brings, where they do not say it themselves. Does not change while the key lives. */
export class KeyOwners1764000000098 implements MigrationInterface {
  readonly name = 'KeyOwners1764000000098';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organization_access_keys
        ADD COLUMN owner_team text,
        ADD COLUMN owner_project text,
        ADD COLUMN owner_cost_center text,
        ADD CHECK (kind = 'ingestion' OR num_nonnulls(owner_team, owner_project, owner_cost_center) = 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organization_access_keys
        DROP COLUMN owner_team, DROP COLUMN owner_project, DROP COLUMN owner_cost_center`);
  }
}
