import { type DirtyBuckets, type LedgerRow, type LedgerWriter, planBookings } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { PriceBook } from '@tokenledger/pricing/domain';
import { BUCKET_SECONDS, bucketOf } from '@tokenledger/shared/time';

import type { BucketRange, StoredCalls } from './stored-calls';

/** Calls decided together; bounds the rows in memory. */
const CALLS_AT_ONCE = 2_000;

export interface CallResolverPorts {
  readonly storedCalls: StoredCalls;
  readonly writer: LedgerWriter;
  readonly dirtyBuckets: DirtyBuckets;
  readonly priceBook: () => PriceBook;
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
    for (const range of consecutiveRanges(buckets)) {
      const { storedCalls } = this.ports;
      const several = await storedCalls.seenBySeveral(tenant, range);
      for (let from = 0; from < several.length; from += CALLS_AT_ONCE) {
        await this.decide(tenant, range, several.slice(from, from + CALLS_AT_ONCE), version, changed);
      }
      const ofContainers = await storedCalls.ofContainers(tenant, range);
      if (ofContainers.length > 0) await this.decide(tenant, dayAround(range), ofContainers, version, changed);
    }
    return changed;
  }

  private async decide(
    tenant: TenantId,
    range: BucketRange,
    calls: readonly string[],
    version: bigint,
    changed: Set<number>,
  ): Promise<void> {
    const { storedCalls, writer, dirtyBuckets, priceBook } = this.ports;
    const rows = await storedCalls.rowsOf(tenant, range, calls);
    const changes = planBookings({ rows, book: priceBook(), version });
    if (changes.length === 0) return;
    const buckets = [...new Set(changes.map(bucketOfRow))];
    // Marked before they are written: a crash in between must not leave a changed bucket with its old rollup.
    await dirtyBuckets.mark(buckets.map((bucket) => ({ tenant, bucket })));
    await writer.append(changes);
    buckets.forEach((bucket) => changed.add(bucket));
  }
}

function bucketOfRow(row: LedgerRow): number {
  return bucketOf(row.reading.startedAtUs);
}

/** Calls below a container may start up to a day after it. */
function dayAround(range: BucketRange): BucketRange {
  return { from: range.from - 24 * 3600, to: range.to + 24 * 3600 };
}

/** Runs of neighbouring buckets, so that a busy day is looked through once. */
export function consecutiveRanges(buckets: readonly number[]): readonly BucketRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const bucket of [...new Set(buckets)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && bucket - last.to <= BUCKET_SECONDS) last.to = bucket;
    else ranges.push({ from: bucket, to: bucket });
  }
  return ranges;
}
