import type { BucketChange, DirtyBucket, DirtyBuckets } from '@tokenledger/metering/domain';
import { type TenantId, tenantId } from '@tokenledger/organization/domain';

/** What the queue needs of a PostgreSQL pool. */
export interface SqlClient {
  query<Row>(text: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly Row[] }>;
}

interface StoredDirtyBucket {
  readonly tenant_id: string;
  readonly bucket: string;
  readonly marks: readonly string[];
  readonly slices: readonly string[];
  readonly new_since_ms: string;
}

/**
 * The queue of dirty buckets, one row a mark.
 *
 * PostgreSQL, because `settle` must forget exactly what was taken: a mark that was committed meanwhile stays, whatever its
 * number. Marking only inserts, so writers never wait for each other or for the roller.
 */
export class PostgresDirtyBuckets implements DirtyBuckets {
  constructor(private readonly sql: SqlClient) {}

  async mark(changes: readonly BucketChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.sql.query(
      `INSERT INTO metering_bucket_changes (tenant_id, bucket, slices, new_since_ms)
       SELECT tenant_id, bucket, slices, new_since_ms
         FROM jsonb_to_recordset($1::jsonb)
           AS change (tenant_id text, bucket bigint, slices bigint[], new_since_ms bigint)`,
      [
        JSON.stringify(
          changes.map(({ tenant, bucket, slices, newSinceMs }) => ({
            tenant_id: tenant,
            bucket,
            slices,
            new_since_ms: newSinceMs,
          })),
        ),
      ],
    );
  }

  async take(limit: number): Promise<readonly DirtyBucket[]> {
    const { rows } = await this.sql.query<StoredDirtyBucket>(
      `SELECT tenant_id, bucket, marks, new_since_ms,
              (SELECT array_agg(DISTINCT slice ORDER BY slice)
                 FROM metering_bucket_changes AS change, unnest(change.slices) AS slice
                WHERE change.tenant_id = queued.tenant_id AND change.bucket = queued.bucket) AS slices
         FROM (SELECT tenant_id, bucket, array_agg(mark ORDER BY mark) AS marks, min(new_since_ms) AS new_since_ms,
                      row_number() OVER (PARTITION BY tenant_id ORDER BY bucket DESC) AS turn
                 FROM metering_bucket_changes
                GROUP BY tenant_id, bucket) AS queued
        ORDER BY turn, bucket DESC, tenant_id
        LIMIT $1`,
      [limit],
    );
    return rows.map((row) => ({
      tenant: tenantId(row.tenant_id),
      bucket: Number(row.bucket),
      marks: row.marks,
      slices: row.slices.map(Number),
      newSinceMs: Number(row.new_since_ms),
    }));
  }

  async settle(buckets: readonly DirtyBucket[]): Promise<void> {
    const marks = buckets.flatMap((bucket) => bucket.marks);
    if (marks.length === 0) return;
    await this.sql.query(`DELETE FROM metering_bucket_changes WHERE mark = ANY($1::bigint[])`, [marks]);
  }

  countPending(tenant: TenantId, fromBucket: number, toBucket: number): Promise<number> {
    return this.count(
      `SELECT count(DISTINCT bucket) AS pending
         FROM metering_bucket_changes WHERE tenant_id = $1 AND bucket >= $2 AND bucket < $3`,
      [tenant, fromBucket, toBucket],
    );
  }

  /** Of all tenants: what an operator watches. */
  countAll(): Promise<number> {
    return this.count(`SELECT count(DISTINCT (tenant_id, bucket)) AS pending FROM metering_bucket_changes`, []);
  }

  private async count(text: string, values: readonly unknown[]): Promise<number> {
    const { rows } = await this.sql.query<{ pending: string }>(text, values);
    const [row] = rows;
    if (row === undefined) throw new Error('count(*) returned no row');
    return Number(row.pending);
  }
}
