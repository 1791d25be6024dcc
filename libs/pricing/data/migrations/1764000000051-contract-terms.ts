import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What contracts say beside prices: percentages, free allowances, minimum commitments. In two times, as prices are; a term is
 * never changed: another one takes its place. What a kind does not say is empty.
 */
export class ContractTerms1764000000051 implements MigrationInterface {
  readonly name = 'ContractTerms1764000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pricing_contract_terms (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        kind text NOT NULL CHECK (kind IN ('discount', 'allowance', 'commitment')),
        contract text NOT NULL,
        provider text NOT NULL,
        model text NOT NULL,
        meters text NOT NULL,
        service_tier text NOT NULL,
        percent numeric(9, 6) CHECK (percent BETWEEN 0 AND 100),
        amount numeric(38, 18) CHECK (amount > 0),
        currency text NOT NULL,
        tokens bigint CHECK (tokens > 0),
        period text NOT NULL CHECK (period IN ('', 'month', 'quarter', 'year')),
        valid_from date NOT NULL,
        valid_to date,
        note text NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by text NOT NULL,
        superseded_at timestamptz,
        superseded_by text,
        CHECK (valid_to IS NULL OR valid_from < valid_to),
        CHECK (superseded_at IS NULL OR superseded_at >= recorded_at)
      )`);
    await runner.query(`
      CREATE INDEX pricing_contract_terms_known ON pricing_contract_terms (tenant_id) WHERE superseded_at IS NULL`);
    await runner.query(`INSERT INTO pricing_revisions VALUES ('contract-terms', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM pricing_revisions WHERE what = 'contract-terms'`);
    await runner.query(`DROP TABLE pricing_contract_terms`);
  }
}
