import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Price lists and their lines, in two times: `valid_*` is when a price is in force, `recorded_at` and `superseded_at` when it
 * was known here. A line is never changed: another one takes its place, so that the list can be read as it was known at any
 * moment.
 */
export class PriceLists1764000000040 implements MigrationInterface {
  readonly name = 'PriceLists1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pricing_price_lists (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant_id text REFERENCES organization_tenants (id),
        name text NOT NULL,
        revision bigint NOT NULL,
        revised_at timestamptz NOT NULL,
        UNIQUE NULLS NOT DISTINCT (tenant_id, name)
      )`);
    await runner.query(`
      CREATE TABLE pricing_price_entries (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        list_id bigint NOT NULL REFERENCES pricing_price_lists (id) ON DELETE CASCADE,
        provider text NOT NULL,
        model text NOT NULL,
        meter text NOT NULL,
        price numeric(38, 18) NOT NULL CHECK (price >= 0),
        currency text NOT NULL,
        unit bigint NOT NULL CHECK (unit > 0),
        valid_from timestamptz,
        valid_to timestamptz,
        above_input_tokens bigint NOT NULL CHECK (above_input_tokens >= 0),
        service_tier text NOT NULL,
        region text NOT NULL,
        window_start text NOT NULL,
        window_end text NOT NULL,
        window_zone text NOT NULL,
        window_days text NOT NULL,
        source text NOT NULL,
        note text NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by text NOT NULL,
        superseded_at timestamptz,
        superseded_by text,
        CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to),
        CHECK (superseded_at IS NULL OR superseded_at >= recorded_at)
      )`);
    await runner.query(`
      CREATE INDEX pricing_price_entries_known ON pricing_price_entries (list_id) WHERE superseded_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE pricing_price_entries`);
    await runner.query(`DROP TABLE pricing_price_lists`);
  }
}
