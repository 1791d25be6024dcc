import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replays that people asked for, and what became of each of their letters. */
export class DeadLetterReplays1764000000021 implements MigrationInterface {
  readonly name = 'DeadLetterReplays1764000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metering_dead_letter_replays (
        id text PRIMARY KEY,
        tenant_id text NOT NULL,
        requested_by text NOT NULL,
        requested_at timestamptz NOT NULL,
        truncated boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
        turn_at timestamptz,
        finished_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        error text,
        CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL))
      )`);
    // What the worker asks for every few seconds.
    await runner.query(`
      CREATE INDEX metering_dead_letter_replays_unfinished ON metering_dead_letter_replays (turn_at NULLS FIRST, requested_at)
       WHERE finished_at IS NULL`);
    await runner.query(`
      CREATE TABLE metering_replayed_letters (
        replay_id text NOT NULL REFERENCES metering_dead_letter_replays (id) ON DELETE CASCADE,
        place integer NOT NULL,
        topic text NOT NULL,
        partition integer NOT NULL,
        "offset" bigint NOT NULL,
        outcome text,
        PRIMARY KEY (replay_id, topic, partition, "offset")
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE metering_replayed_letters`);
    await runner.query(`DROP TABLE metering_dead_letter_replays`);
  }
}
