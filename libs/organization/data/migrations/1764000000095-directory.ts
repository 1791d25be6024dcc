import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kept for each line of a directory: nothing is overwritten, so that it can be read as it was known at any time. */
const RECORDED = `
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  superseded_at timestamptz CHECK (superseded_at >= recorded_at),
  superseded_by text`;

/** Cost centres, teams, projects, services, environments and people of organisations, and what belongs to what when. */
export class Directory1764000000095 implements MigrationInterface {
  readonly name = 'Directory1764000000095';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_units (
        line bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        kind text NOT NULL,
        id text NOT NULL,
        -- Ids are the same in lower case.
        id_key text NOT NULL,
        name text NOT NULL,
        external_id text,
        owners text[] NOT NULL,
        aliases text[] NOT NULL,
        ${RECORDED}
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX organization_units_now ON organization_units (tenant_id, kind, id_key)
       WHERE superseded_at IS NULL`);
    await runner.query(`
      CREATE TABLE organization_placements (
        line bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        unit_kind text NOT NULL,
        unit_id text NOT NULL,
        parent_kind text NOT NULL,
        parent_id text NOT NULL,
        valid_from date NOT NULL,
        valid_until date CHECK (valid_until > valid_from),
        ${RECORDED}
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX organization_placements_now ON organization_placements
        (tenant_id, unit_kind, lower(unit_id), valid_from) WHERE superseded_at IS NULL`);
    await runner.query(`
      CREATE TABLE organization_allowances (
        line bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant_id text NOT NULL REFERENCES organization_tenants (id),
        person_id text NOT NULL,
        monthly_tokens bigint NOT NULL CHECK (monthly_tokens >= 0),
        valid_from date NOT NULL,
        valid_until date CHECK (valid_until > valid_from),
        ${RECORDED}
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX organization_allowances_now ON organization_allowances
        (tenant_id, lower(person_id), valid_from) WHERE superseded_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organization_allowances`);
    await runner.query(`DROP TABLE organization_placements`);
    await runner.query(`DROP TABLE organization_units`);
  }
}
