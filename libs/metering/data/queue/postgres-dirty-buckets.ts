import type { DirtyBucket, DirtyBuckets, TenantBucket } from '@tokenledger/metering/domain';
import { type TenantId, tenantId } from '@tokenledger/organization/domain';

/** What the queue needs of a PostgreSQL pool. */
export interface SqlClient {
  query<Row>(text: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly Row[] }>;
}

/**
 * The queue of dirty buckets, one row a bucket.
 *
 * PostgreSQL, because `settle` must forget a bucket only if it was not marked again meanwhile: a compare-and-delete on
 * the mark, which comes from a sequence and so needs no clock.
 */
export class PostgresDirtyBuckets implements DirtyBuckets {
  constructor(private readonly sql: SqlClient) {}

  async mark(buckets: readonly TenantBucket[]): Promise<void> {
    if (buckets.length === 0) return;
    const distinct = [...new Map(buckets.map((dirty) => [`${dirty.tenant}/${dirty.bucket}`, dirty])).values()];
    // One order for all writers: two processors that mark the same buckets do not lock each other out.
    const ordered = distinct.sort(
      (a, b) => (a.tenant < b.tenant ? -1 : Number(a.tenant > b.tenant)) || a.bucket - b.bucket,
    );
    await this.sql.query(
      `INSERT INTO metering_dirty_buckets (tenant_id, bucket, mark)
       SELECT tenant_id, bucket, nextval('metering_bucket_marks')
         FROM unnest($1::text[], $2::bigint[]) AS dirty (tenant_id, bucket)
       ON CONFLICT (tenant_id, bucket) DO UPDATE SET mark = excluded.mark`,
      [ordered.map(({ tenant }) => tenant), ordered.map(({ bucket }) => bucket)],
    );
  }

  async take(limit: number): Promise<readonly DirtyBucket[]> {
    const { rows } = await this.sql.query<{ tenant_id: string; bucket: string; mark: string }>(
      `SELECT tenant_id, bucket, mark
         FROM (SELECT *, row_number() OVER (PARTITION BY tenant_id ORDER BY bucket DESC) AS turn
                 FROM metering_dirty_buckets) AS queued
        ORDER BY turn, bucket DESC, tenant_id
        LIMIT $1`,
      [limit],
    );
    return rows.map((row) => ({ tenant: tenantId(row.tenant_id), bucket: Number(row.bucket), mark: row.mark }));
  }

  async settle(buckets: readonly DirtyBucket[]): Promise<void> {
    if (buckets.length === 0) return;
    await this.sql.query(
      `DELETE FROM metering_dirty_buckets AS dirty
        USING unnest($1::text[], $2::bigint[], $3::bigint[]) AS done (tenant_id, bucket, mark)
        WHERE dirty.tenant_id = done.tenant_id AND dirty.bucket = done.bucket AND dirty.mark = done.mark`,
      [buckets.map(({ tenant }) => tenant), buckets.map(({ bucket }) => bucket), buckets.map(({ mark }) => mark)],
    );
  }

  async countPending(tenant: TenantId, fromBucket: number, toBucket: number): Promise<number> {
    const { rows } = await this.sql.query<{ pending: string }>(
      `SELECT count(*) AS pending FROM metering_dirty_buckets WHERE tenant_id = $1 AND bucket >= $2 AND bucket < $3`,
      [tenant, fromBucket, toBucket],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('count(*) returned no row');
    return Number(row.pending);
  }

  /** Of all tenants: what an operator watches. */
  async countAll(): Promise<number> {
    const { rows } = await this.sql.query<{ pending: string }>(
      `SELECT count(*) AS pending FROM metering_dirty_buckets`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('count(*) returned no row');
    return Number(row.pending);
  }
}
