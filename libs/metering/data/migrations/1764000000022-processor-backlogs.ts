import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each living processor says of the work that waits; the API shows it and has no other way to know. */
export class ProcessorBacklogs1764000000022 implements MigrationInterface {
  readonly name = 'ProcessorBacklogs1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metering_processor_backlogs (
        instance text PRIMARY KEY,
        measured_at timestamptz NOT NULL,
        lag bigint,
        waiting_since timestamptz,
        overloaded_since timestamptz,
        booked_at timestamptz,
        dirty_since timestamptz,
        rolled_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE metering_processor_backlogs`);
  }
}
