import {
  type BucketChange,
  type ClosedPeriods,
  type DirtyBuckets,
  type LedgerRow,
  type LedgerWriter,
  NOTHING_NEW,
  planBookings,
  planOriginators,
} from '@tokenledger/metering/domain';
import type { OwnerRules } from '@tokenledger/attribution/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';
import { bucketOf, sliceOf } from '@tokenledger/shared/time';

import { bucketsOfSlices, type NewRows } from './new-rows';
import type { StoredCalls } from './stored-calls';
import type { StoredContainers } from './stored-containers';
import type { StoredTraces } from './stored-traces';

/** Calls decided together; bounds the rows in memory. */
const CALLS_AT_ONCE = 2_000;

export interface CallResolverPorts {
  readonly storedCalls: Pick<StoredCalls, 'seenBySeveral' | 'rowsOf'>;
  readonly storedContainers: Pick<StoredContainers, 'around'>;
  readonly storedTraces: Pick<StoredTraces, 'ofSeveralOwners'>;
  readonly writer: LedgerWriter;
  readonly dirtyBuckets: DirtyBuckets;
  readonly priceBook: () => RatingBook;
  readonly ownerRules: () => OwnerRules;
  readonly closedPeriods: Pick<ClosedPeriods, 'list'>;
}

/** Of the rows that are written, from the generation sequence: what is decided later of the same row has to stand. */
export interface Versions {
  readonly bookings: bigint;
  /** Higher than that of the bookings. */
  readonly originators: bigint;
}

/** Leaves one booking for each call, however many readings it has, and says for whom the call was made. */
export class CallResolver {
  constructor(private readonly ports: CallResolverPorts) {}

  /**
   * Looks at new rows alone: what was decided about a call stands until another reading of it, or of a call below it,
   * arrives.
   * @returns starts of the slices in which a row was changed, in Unix seconds
   */
  async resolve(tenant: TenantId, news: NewRows, { bookings, originators }: Versions): Promise<ReadonlySet<number>> {
    const changed = new Set<number>();
    const { storedCalls, storedContainers, storedTraces } = this.ports;
    const buckets = bucketsOfSlices(news.slices);
    const several = await storedCalls.seenBySeveral(tenant, news);
    const traces = new Set<string>();
    for (let from = 0; from < several.length; from += CALLS_AT_ONCE) {
      const rows = await this.decide(tenant, buckets, several.slice(from, from + CALLS_AT_ONCE), bookings, changed);
      for (const { reading } of rows) if (reading.traceId !== '') traces.add(reading.traceId);
    }
    for (const around of await storedContainers.around(tenant, news, [...traces])) {
      await this.decide(tenant, around.buckets, around.calls, bookings, changed);
    }
    // Last: who owns a call is decided then.
    for await (const rows of storedTraces.ofSeveralOwners(tenant, news, [...traces])) {
      const closed = await this.ports.closedPeriods.list(tenant);
      await this.write(tenant, planOriginators({ rows, closed, version: originators }), changed);
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
    const { storedCalls, priceBook, ownerRules, closedPeriods } = this.ports;
    const rows = await storedCalls.rowsOf(tenant, around, calls);
    const closed = await closedPeriods.list(tenant);
    const changes = planBookings({ rows, book: priceBook(), rules: ownerRules(), closed, version });
    await this.write(tenant, changes, changed);
    return rows;
  }

  private async write(tenant: TenantId, changes: readonly LedgerRow[], changed: Set<number>): Promise<void> {
    if (changes.length === 0) return;
    const { writer, dirtyBuckets } = this.ports;
    const slices = [...new Set(changes.map(({ reading }) => sliceOf(reading.startedAtUs)))];
    const marks = changesOf(tenant, slices);
    // Marked before they are written: a crash in between must not leave a changed slice with its old rollup.
    await dirtyBuckets.mark(marks);
    await writer.append(changes);
    // And after: another roller, if our turn was lost unawares, may have settled the first marks before the rows came.
    await dirtyBuckets.mark(marks);
    slices.forEach((slice) => changed.add(slice));
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
