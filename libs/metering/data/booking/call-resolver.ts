import { type DirtyBuckets, type LedgerRow, type LedgerWriter, planBookings } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ExplainingPriceBook } from '@tokenledger/pricing/domain';
import { bucketOf } from '@tokenledger/shared/time';

import type { StoredCalls } from './stored-calls';

/** Calls decided together; bounds the rows in memory. */
const CALLS_AT_ONCE = 2_000;

export interface CallResolverPorts {
  readonly storedCalls: Pick<StoredCalls, 'seenBySeveral' | 'ofContainers' | 'rowsOf'>;
  readonly writer: LedgerWriter;
  readonly dirtyBuckets: DirtyBuckets;
  readonly priceBook: () => ExplainingPriceBook;
}

/** Leaves one booking for each call of some buckets, however many readings it has. */
export class CallResolver {
  constructor(private readonly ports: CallResolverPorts) {}

  /**
   * @param buckets of the tenant, in Unix seconds
   * @param version of the rows written: from the generation sequence
   * @returns the buckets in which a row was changed
   */
  async resolve(tenant: TenantId, buckets: readonly number[], version: bigint): Promise<ReadonlySet<number>> {
    const changed = new Set<number>();
    const { storedCalls } = this.ports;
    const several = await storedCalls.seenBySeveral(tenant, buckets);
    for (let from = 0; from < several.length; from += CALLS_AT_ONCE) {
      await this.decide(tenant, buckets, several.slice(from, from + CALLS_AT_ONCE), version, changed);
    }
    for (const traces of await storedCalls.ofContainers(tenant, buckets)) {
      await this.decide(tenant, traces.buckets, traces.calls, version, changed);
    }
    return changed;
  }

  private async decide(
    tenant: TenantId,
    around: readonly number[],
    calls: readonly string[],
    version: bigint,
    changed: Set<number>,
  ): Promise<void> {
    const { storedCalls, writer, dirtyBuckets, priceBook } = this.ports;
    const rows = await storedCalls.rowsOf(tenant, around, calls);
    const changes = planBookings({ rows, book: priceBook(), version });
    if (changes.length === 0) return;
    const buckets = [...new Set(changes.map(bucketOfRow))];
    const marks = buckets.map((bucket) => ({ tenant, bucket }));
    // Marked before they are written: a crash in between must not leave a changed bucket with its old rollup.
    await dirtyBuckets.mark(marks);
    await writer.append(changes);
    // And after: another roller, if our turn was lost unawares, may have settled the first marks before the rows came.
    await dirtyBuckets.mark(marks);
    buckets.forEach((bucket) => changed.add(bucket));
  }
}

function bucketOfRow(row: LedgerRow): number {
  return bucketOf(row.reading.startedAtUs);
}
