import type { DirtyBucket, DirtyBuckets } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { bucketOf, slicesOfBucket, startOfLocalDay, startOfNextLocalDay } from '@tokenledger/shared/time';

import type { CallResolver } from '../booking/call-resolver';
import { newRowsOf } from '../booking/new-rows';
import type { BusyBuckets } from './busy-buckets';
import {
  type LocalDay,
  publishGeneration,
  rollDay,
  rollQuarterHoursFromSlices,
  rollQuarterHours,
  rollSlices,
} from './rollup-queries';

/** Numbers for generations and decided versions; each is larger than every one before, whoever drew it. */
export interface GenerationSequence {
  next(): Promise<bigint>;
  /** The newest number that was drawn, by anyone. */
  latest(): Promise<bigint>;
}

/** What the roller must know of a tenant: the zone whose days it closes. */
export interface TenantCalendar {
  /** @returns an IANA name; @throws where the tenant is unknown */
  timeZoneOf(tenant: TenantId): Promise<string>;
}

export interface BucketRollerPorts {
  readonly clickhouse: Pick<ClickHouse, 'command'>;
  readonly dirtyBuckets: DirtyBuckets;
  readonly resolver: Pick<CallResolver, 'resolve'>;
  readonly busyBuckets: Pick<BusyBuckets, 'slicesToRoll'>;
  readonly generations: GenerationSequence;
  readonly calendar: TenantCalendar;
}

/** Buckets recomputed in one pass at the most: ten days of one tenant that calls little, or was silent and sends all at once. */
const BUCKETS_A_PASS = 960;
/** And slices: as many as a day of a busy tenant has. A pass is as long as what it reads. */
const SLICES_A_PASS = 96 * slicesOfBucket(0).length;

/**
 * Brings derived data up to its events: decides calls with several readings, recomputes the rollups of dirty buckets
 * from the calls, then the days they lie in, and shows each new generation at once. Of a busy bucket only the slices that
 * changed are read again, so that a pass does not grow with the bucket.
 *
 * Only one roller may run at a time over the same ledger (`withLease`). A pass that fails leaves its buckets dirty.
 */
export class BucketRoller {
  constructor(private readonly ports: BucketRollerPorts) {}

  /**
   * One tenant's failure does not keep the others waiting: all are tried, then the pass fails with the first of them.
   * @returns how many buckets were brought up to date; 0 when nothing is dirty
   */
  async pass(): Promise<number> {
    const dirty = forOnePass(await this.ports.dirtyBuckets.take(BUCKETS_A_PASS));
    const failures: unknown[] = [];
    for (const [tenant, buckets] of byTenant(dirty)) {
      try {
        await this.rollTenant(tenant, buckets);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return dirty.length;
  }

  private async rollTenant(tenant: TenantId, dirty: readonly DirtyBucket[]): Promise<void> {
    const { clickhouse, dirtyBuckets, resolver, generations, calendar } = this.ports;
    const timeZone = await calendar.timeZoneOf(tenant);
    const news = newRowsOf(dirty);
    const bookings = news === undefined ? undefined : await generations.next();
    const generation = await generations.next();
    const decided =
      news === undefined || bookings === undefined
        ? []
        : await resolver.resolve(tenant, news, { bookings, originators: generation });
    const changed = slicesByBucket([...dirty.flatMap(({ slices }) => slices), ...decided]);
    const buckets = [...changed.keys()];

    await this.rollBuckets(tenant, changed, generation);
    await clickhouse.command(publishGeneration(tenant, 'usage_quarter_hour', '', buckets, generation));

    const days = localDaysOf(buckets, timeZone);
    for (const day of days) await clickhouse.command(rollDay(tenant, timeZone, day, generation));
    const dayStarts = days.map(({ from }) => from);
    await clickhouse.command(publishGeneration(tenant, 'usage_daily', timeZone, dayStarts, generation));

    // Whoever drew a number since may have rolled one of these days without these buckets: then they stay dirty. Whoever
    // draws one later reads what was published above.
    if ((await generations.latest()) === generation) await dirtyBuckets.settle(dirty);
  }

  private async rollBuckets(
    tenant: TenantId,
    changed: ReadonlyMap<number, ReadonlySet<number>>,
    generation: bigint,
  ): Promise<void> {
    const { clickhouse, busyBuckets } = this.ports;
    const busy = await busyBuckets.slicesToRoll(tenant, changed);
    const quiet = [...changed.keys()].filter((bucket) => !busy.has(bucket));
    if (quiet.length > 0) await clickhouse.command(rollQuarterHours(tenant, quiet, generation));
    if (busy.size === 0) return;
    await clickhouse.command(rollSlices(tenant, [...busy.values()].flat(), generation));
    await clickhouse.command(rollQuarterHoursFromSlices(tenant, [...busy.keys()], generation));
  }
}

/** The first of some buckets, as many as have so many slices together; one at least, whatever it has. */
export function forOnePass(dirty: readonly DirtyBucket[], slicesAPass = SLICES_A_PASS): readonly DirtyBucket[] {
  let slices = 0;
  const beyond = dirty.findIndex((bucket) => (slices += bucket.slices.length) > slicesAPass);
  return beyond < 0 ? dirty : dirty.slice(0, Math.max(1, beyond));
}

function slicesByBucket(slices: readonly number[]): ReadonlyMap<number, ReadonlySet<number>> {
  const buckets = new Map<number, Set<number>>();
  for (const slice of slices) {
    const bucket = bucketOf(slice * 1_000_000);
    const known = buckets.get(bucket);
    if (known === undefined) buckets.set(bucket, new Set([slice]));
    else known.add(slice);
  }
  return buckets;
}

function byTenant(dirty: readonly DirtyBucket[]): Map<TenantId, DirtyBucket[]> {
  const tenants = new Map<TenantId, DirtyBucket[]>();
  for (const bucket of dirty) {
    const known = tenants.get(bucket.tenant);
    if (known === undefined) tenants.set(bucket.tenant, [bucket]);
    else known.push(bucket);
  }
  return tenants;
}

/** The tenant's days that hold some buckets. */
export function localDaysOf(buckets: readonly number[], timeZone: string): readonly LocalDay[] {
  const days = new Map<number, LocalDay>();
  for (const bucket of buckets) {
    const from = startOfLocalDay(new Date(bucket * 1000), timeZone).getTime() / 1000;
    if (days.has(from)) continue;
    days.set(from, { from, to: startOfNextLocalDay(new Date(bucket * 1000), timeZone).getTime() / 1000 });
  }
  return [...days.values()];
}
