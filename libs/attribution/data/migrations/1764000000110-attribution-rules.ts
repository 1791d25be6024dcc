import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of organisations' attribution rules. Calls name the revision that owned them, so none is ever overwritten. */
export class AttributionRules1764000000110 implements MigrationInterface {
  readonly name = 'AttributionRules1764000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attribution_rule_sets (
        tenant_id text NOT NULL,
        revision integer NOT NULL CHECK (revision > 0),
        -- The rules in their order.
        rules jsonb NOT NULL,
        reason text NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by text NOT NULL,
        superseded_at timestamptz CHECK (superseded_at >= recorded_at),
        PRIMARY KEY (tenant_id, revision)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX attribution_rule_sets_now ON attribution_rule_sets (tenant_id)
       WHERE superseded_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE attribution_rule_sets`);
  }
}
