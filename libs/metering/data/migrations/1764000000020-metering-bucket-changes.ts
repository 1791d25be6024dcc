import { BUCKET_SECONDS, SLICE_SECONDS } from '@tokenledger/shared/time';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Dirty buckets name the slices that changed and since when their rows are new; one row a mark (ADR 7). Buckets that were
 * dirty before are so as a whole.
 */
export class MeteringBucketChanges1764000000020 implements MigrationInterface {
  readonly name = 'MeteringBucketChanges1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metering_bucket_changes (
        mark bigint PRIMARY KEY DEFAULT nextval('metering_bucket_marks'),
        tenant_id text NOT NULL,
        bucket bigint NOT NULL,
        slices bigint[] NOT NULL,
        new_since_ms bigint NOT NULL
      )`);
    await runner.query(
      `CREATE INDEX metering_bucket_changes_of_tenant ON metering_bucket_changes (tenant_id, bucket DESC)`,
    );
    await runner.query(`
      INSERT INTO metering_bucket_changes (tenant_id, bucket, slices, new_since_ms)
      SELECT tenant_id, bucket,
             ARRAY(SELECT generate_series(bucket, bucket + ${BUCKET_SECONDS - SLICE_SECONDS}, ${SLICE_SECONDS})), 0
        FROM metering_dirty_buckets`);
    await runner.query(`DROP TABLE metering_dirty_buckets`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metering_dirty_buckets (
        tenant_id text NOT NULL,
        bucket bigint NOT NULL,
        mark bigint NOT NULL,
        PRIMARY KEY (tenant_id, bucket)
      )`);
    await runner.query(`CREATE INDEX metering_dirty_buckets_newest ON metering_dirty_buckets (bucket DESC, tenant_id)`);
    await runner.query(`
      INSERT INTO metering_dirty_buckets (tenant_id, bucket, mark)
      SELECT tenant_id, bucket, max(mark) FROM metering_bucket_changes GROUP BY tenant_id, bucket`);
    await runner.query(`DROP TABLE metering_bucket_changes`);
  }
}
