import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The public list as each release brought it: what it says comes with the code, and what it said before would be gone with the
 * release before.
 */
export class PublicPrices1764000000080 implements MigrationInterface {
  readonly name = 'PublicPrices1764000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pricing_public_prices (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source text NOT NULL,
        digest text NOT NULL UNIQUE,
        recorded_at timestamptz NOT NULL,
        content jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE pricing_public_prices`);
  }
}
