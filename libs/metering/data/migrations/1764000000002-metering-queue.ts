import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The queue of dirty buckets and the numbers of generations (ADR 2). */
export class MeteringQueue1764000000002 implements MigrationInterface {
  readonly name = 'MeteringQueue1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SEQUENCE metering_bucket_marks`);
    // Below 1000 are versions with a fixed meaning (AS_SEEN).
    await runner.query(`CREATE SEQUENCE metering_generations START WITH 1000`);
    await runner.query(`
      CREATE TABLE metering_dirty_buckets (
        tenant_id text NOT NULL,
        bucket bigint NOT NULL,
        mark bigint NOT NULL,
        PRIMARY KEY (tenant_id, bucket)
      )`);
    await runner.query(`CREATE INDEX metering_dirty_buckets_newest ON metering_dirty_buckets (bucket DESC, tenant_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE metering_dirty_buckets`);
    await runner.query(`DROP SEQUENCE metering_generations`);
    await runner.query(`DROP SEQUENCE metering_bucket_marks`);
  }
}
