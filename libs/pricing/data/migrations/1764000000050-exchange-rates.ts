import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Exchange rates in two times, as prices are: `period` says when a rate holds, `recorded_at` and `superseded_at` when it was
 * known here. A line is never changed: another one takes its place.
 */
export class ExchangeRates1764000000050 implements MigrationInterface {
  readonly name = 'ExchangeRates1764000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pricing_exchange_rates (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant_id text REFERENCES organization_tenants (id),
        from_currency text NOT NULL,
        to_currency text NOT NULL,
        period text NOT NULL,
        rate numeric(38, 18) NOT NULL CHECK (rate > 0),
        source text NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by text NOT NULL,
        superseded_at timestamptz,
        superseded_by text,
        CHECK (from_currency <> to_currency),
        CHECK (superseded_at IS NULL OR superseded_at >= recorded_at)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX pricing_exchange_rates_known
          ON pricing_exchange_rates (tenant_id, from_currency, to_currency, period) NULLS NOT DISTINCT
       WHERE superseded_at IS NULL`);
    // What processes hold in memory is read again when its revision is another one; its row is also the lock of who writes.
    await runner.query(`CREATE TABLE pricing_revisions (what text PRIMARY KEY, revision bigint NOT NULL)`);
    await runner.query(`INSERT INTO pricing_revisions VALUES ('exchange-rates', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE pricing_revisions`);
    await runner.query(`DROP TABLE pricing_exchange_rates`);
  }
}
