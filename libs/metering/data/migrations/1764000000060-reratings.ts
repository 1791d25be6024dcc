import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Re-ratings with what they found and did, and the periods that they leave alone (ADR 11). */
export class Reratings1764000000060 implements MigrationInterface {
  readonly name = 'Reratings1764000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metering_reratings (
        id text PRIMARY KEY,
        tenant_id text NOT NULL,
        from_ms bigint NOT NULL,
        to_ms bigint NOT NULL CHECK (to_ms > from_ms),
        provider text,
        model text,
        reason text NOT NULL,
        state text NOT NULL CHECK (state IN
          ('preview-queued', 'previewing', 'previewed', 'applying', 'done', 'cancelled', 'failed')),
        cancel_requested boolean NOT NULL DEFAULT false,
        requested_by text NOT NULL,
        requested_at timestamptz NOT NULL,
        applied_by text,
        applied_at timestamptz,
        finished_at timestamptz,
        price_book text,
        books_before text[] NOT NULL DEFAULT '{}',
        calls_to_look_at bigint,
        position bigint,
        preview_calls bigint NOT NULL DEFAULT 0,
        apply_calls bigint NOT NULL DEFAULT 0,
        step_in_hand jsonb,
        turn_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        error text,
        CHECK ((state IN ('done', 'cancelled', 'failed')) = (finished_at IS NOT NULL)),
        CHECK ((applied_by IS NULL) = (applied_at IS NULL))
      )`);
    // What workers ask for every few seconds.
    await runner.query(`
      CREATE INDEX metering_reratings_waiting ON metering_reratings (turn_at NULLS FIRST, requested_at)
       WHERE state IN ('preview-queued', 'previewing', 'applying')`);
    await runner.query(
      `CREATE INDEX metering_reratings_of_tenant ON metering_reratings (tenant_id, requested_at DESC, id)`,
    );
    await runner.query(`
      CREATE TABLE metering_rerating_figures (
        rerating_id text NOT NULL REFERENCES metering_reratings (id) ON DELETE CASCADE,
        phase text NOT NULL CHECK (phase IN ('preview', 'apply')),
        closed boolean NOT NULL,
        team text NOT NULL,
        month text NOT NULL,
        currency text NOT NULL,
        converted boolean NOT NULL,
        calls bigint NOT NULL,
        cost_before numeric(38, 18) NOT NULL,
        cost_after numeric(38, 18) NOT NULL,
        newly_priced bigint NOT NULL,
        newly_unpriced bigint NOT NULL,
        PRIMARY KEY (rerating_id, phase, closed, month, team, currency, converted)
      )`);
    await runner.query(`
      CREATE TABLE metering_rerating_events (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        rerating_id text NOT NULL REFERENCES metering_reratings (id) ON DELETE CASCADE,
        happened_at timestamptz NOT NULL,
        by_whom text,
        what text NOT NULL
      )`);
    await runner.query(
      `CREATE INDEX metering_rerating_events_of_rerating ON metering_rerating_events (rerating_id, number)`,
    );
    await runner.query(`
      CREATE TABLE metering_closed_periods (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        tenant_id text NOT NULL,
        period_from timestamptz NOT NULL,
        period_to timestamptz NOT NULL CHECK (period_to > period_from),
        closed_at timestamptz NOT NULL,
        closed_by text NOT NULL,
        reopened_at timestamptz,
        reopened_by text
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX metering_closed_periods_of_tenant ON metering_closed_periods (tenant_id, period_from)
       WHERE reopened_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE metering_closed_periods`);
    await runner.query(`DROP TABLE metering_rerating_events`);
    await runner.query(`DROP TABLE metering_rerating_figures`);
    await runner.query(`DROP TABLE metering_reratings`);
  }
}
