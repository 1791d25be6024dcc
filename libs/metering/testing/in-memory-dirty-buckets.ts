import type { BucketChange, DirtyBucket, DirtyBuckets } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';

/** The queue of dirty buckets in memory; passes the same contract as PostgreSQL's. */
export class InMemoryDirtyBuckets implements DirtyBuckets {
  private readonly changes = new Map<string, BucketChange>();
  private marks = 0;

  mark(changes: readonly BucketChange[]): Promise<void> {
    for (const change of changes) {
      this.marks += 1;
      this.changes.set(String(this.marks), change);
    }
    return Promise.resolve();
  }

  take(limit: number): Promise<readonly DirtyBucket[]> {
    const newestFirst = [...this.dirty()].sort(
      (a, b) => b.bucket - a.bucket || (a.tenant < b.tenant ? -1 : Number(a.tenant > b.tenant)),
    );
    const turns = new Map<TenantId, number>();
    const inTurn = newestFirst.map((dirty) => {
      const turn = turns.get(dirty.tenant) ?? 0;
      turns.set(dirty.tenant, turn + 1);
      return { dirty, turn };
    });
    inTurn.sort((a, b) => a.turn - b.turn);
    return Promise.resolve(inTurn.slice(0, limit).map(({ dirty }) => dirty));
  }

  settle(buckets: readonly DirtyBucket[]): Promise<void> {
    for (const { marks } of buckets) marks.forEach((mark) => this.changes.delete(mark));
    return Promise.resolve();
  }

  countPending(tenant: TenantId, fromBucket: number, toBucket: number): Promise<number> {
    const pending = [...this.dirty()].filter(
      (dirty) => dirty.tenant === tenant && dirty.bucket >= fromBucket && dirty.bucket < toBucket,
    );
    return Promise.resolve(pending.length);
  }

  private dirty(): Iterable<DirtyBucket> {
    const buckets = new Map<string, DirtyBucket>();
    for (const [mark, { tenant, bucket, slices, newSinceMs }] of this.changes) {
      const key = `${tenant}/${bucket}`;
      const known = buckets.get(key) ?? { tenant, bucket, slices: [], newSinceMs, marks: [] };
      buckets.set(key, {
        ...known,
        slices: [...new Set([...known.slices, ...slices])].sort((a, b) => a - b),
        newSinceMs: Math.min(known.newSinceMs, newSinceMs),
        marks: [...known.marks, mark],
      });
    }
    return buckets.values();
  }
}
