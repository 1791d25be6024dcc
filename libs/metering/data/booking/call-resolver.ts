import {
  type BucketChange,
  type ClosedPeriods,
  type DirtyBuckets,
  type LedgerRow,
  type LedgerWriter,
  NOTHING_NEW,
  planBookings,
} from '@tokenledger/metering/domain';
import type { OwnerRules } from '@tokenledger/attribution/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';
import { bucketOf, sliceOf } from '@tokenledger/shared/time';

import { bucketsOfSlices, type NewRows } from './new-rows';
import type { StoredCalls } from './stored-calls';
import type { StoredContainers } from './stored-containers';

/** Calls decided together; bounds the rows in memory. */
const CALLS_AT_ONCE = 2_000;

export interface CallResolverPorts {
  readonly storedCalls: Pick<StoredCalls, 'seenBySeveral' | 'rowsOf'>;
  readonly storedContainers: Pick<StoredContainers, 'around'>;
  readonly writer: LedgerWriter;
  readonly dirtyBuckets: DirtyBuckets;
  readonly priceBook: () => RatingBook;
  readonly ownerRules: () => OwnerRules;
  readonly closedPeriods: Pick<ClosedPeriods, 'list'>;
}

/** Leaves one booking for each call, however many readings it has. */
export class CallResolver {
  constructor(private readonly ports: CallResolverPorts) {}

  /**
   * Looks at new rows alone: what was decided about a call stands until another reading of it, or of a call below it,
   * arrives.
   * @param version of the rows written: from the generation sequence
   * @returns starts of the slices in which a row was changed, in Unix seconds
   */
  async resolve(tenant: TenantId, news: NewRows, version: bigint): Promise<ReadonlySet<number>> {
    const changed = new Set<number>();
    const { storedCalls, storedContainers } = this.ports;
    const buckets = bucketsOfSlices(news.slices);
    const several = await storedCalls.seenBySeveral(tenant, news);
    const traces = new Set<string>();
    for (let from = 0; from < several.length; from += CALLS_AT_ONCE) {
      const rows = await this.decide(tenant, buckets, several.slice(from, from + CALLS_AT_ONCE), version, changed);
      for (const { reading } of rows) if (reading.traceId !== '') traces.add(reading.traceId);
    }
    for (const around of await storedContainers.around(tenant, news, [...traces])) {
      await this.decide(tenant, around.buckets, around.calls, version, changed);
    }
    return changed;
  }

  /** @returns all rows of the calls as they stood before */
  private async decide(
    tenant: TenantId,
    around: readonly number[],
    calls: readonly string[],
    version: bigint,
    changed: Set<number>,
  ): Promise<readonly LedgerRow[]> {
    const { storedCalls, writer, dirtyBuckets, priceBook, ownerRules, closedPeriods } = this.ports;
    const rows = await storedCalls.rowsOf(tenant, around, calls);
    const closed = await closedPeriods.list(tenant);
    const changes = planBookings({ rows, book: priceBook(), rules: ownerRules(), closed, version });
    if (changes.length === 0) return rows;
    const slices = [...new Set(changes.map(({ reading }) => sliceOf(reading.startedAtUs)))];
    const marks = changesOf(tenant, slices);
    // Marked before they are written: a crash in between must not leave a changed slice with its old rollup.
    await dirtyBuckets.mark(marks);
    await writer.append(changes);
    // And after: another roller, if our turn was lost unawares, may have settled the first marks before the rows came.
    await dirtyBuckets.mark(marks);
    slices.forEach((slice) => changed.add(slice));
    return rows;
  }
}

function changesOf(tenant: TenantId, slices: readonly number[]): readonly BucketChange[] {
  return bucketsOfSlices(slices).map((bucket) => ({
    tenant,
    bucket,
    slices: slices.filter((slice) => bucketOf(slice * 1_000_000) === bucket),
    newSinceMs: NOTHING_NEW,
  }));
}
