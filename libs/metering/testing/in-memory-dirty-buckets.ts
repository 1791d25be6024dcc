import type { DirtyBucket, DirtyBuckets, TenantBucket } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';

/** The queue of dirty buckets in memory; passes the same contract as PostgreSQL's. */
export class InMemoryDirtyBuckets implements DirtyBuckets {
  private readonly buckets = new Map<string, DirtyBucket>();
  private marks = 0;

  mark(buckets: readonly TenantBucket[]): Promise<void> {
    for (const { tenant, bucket } of buckets) {
      this.marks += 1;
      this.buckets.set(`${tenant}/${bucket}`, { tenant, bucket, mark: String(this.marks) });
    }
    return Promise.resolve();
  }

  take(limit: number): Promise<readonly DirtyBucket[]> {
    const newestFirst = [...this.buckets.values()].sort(
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
    for (const { tenant, bucket, mark } of buckets) {
      const key = `${tenant}/${bucket}`;
      if (this.buckets.get(key)?.mark === mark) this.buckets.delete(key);
    }
    return Promise.resolve();
  }

  countPending(tenant: TenantId, fromBucket: number, toBucket: number): Promise<number> {
    const pending = [...this.buckets.values()].filter(
      (dirty) => dirty.tenant === tenant && dirty.bucket >= fromBucket && dirty.bucket < toBucket,
    );
    return Promise.resolve(pending.length);
  }
}
