import { NO_OWNER_RULES, type OwnerRules } from '@tokenledger/attribution/domain';
import type { LedgerRow } from '@tokenledger/metering/domain';
import {
  aReading,
  asSeen,
  flatPriceBook,
  InMemoryClosedPeriods,
  InMemoryDirtyBuckets,
  type ReadingFacts,
} from '@tokenledger/metering/testing';
import type { RatingBook } from '@tokenledger/pricing/domain';
import { type ClickHouse, singleServer } from '@tokenledger/shared/clickhouse';
import { bucketOf, FixedClock, sliceOf } from '@tokenledger/shared/time';

import { CallResolver } from '../booking/call-resolver';
import { StoredCalls } from '../booking/stored-calls';
import { StoredContainers } from '../booking/stored-containers';
import { StoredTraces } from '../booking/stored-traces';
import { ClickHouseLedgerWriter } from '../ledger/click-house-ledger-writer';
import { METERING_CLICKHOUSE_MIGRATIONS } from '../migrations/schema';
import { METERING_CLICKHOUSE_TENANT_TABLES } from '../removal/click-house-tenant-rows';
import { BucketRoller, type GenerationSequence } from '../rollup/bucket-roller';
import { BusyBuckets } from '../rollup/busy-buckets';

/** Rows from which a bucket is added up from its slices: no bucket of a test has as many, or every one has. */
export const NONE_IS_BUSY = 1_000_000_000;
export const ALL_ARE_BUSY = 1;

/** When the calls of tests are recent: slices are kept of recent buckets only. */
const SHORTLY_AFTER_THE_CALLS = '2026-03-10T13:00:00Z';

export async function createLedgerTables(clickhouse: ClickHouse): Promise<void> {
  for (const text of METERING_CLICKHOUSE_MIGRATIONS.flatMap(({ up }) => up(singleServer))) {
    await clickhouse.command({ text });
  }
  // Calls of tests are older than the present, which is what expires slices.
  await clickhouse.command({ text: 'ALTER TABLE usage_slice REMOVE TTL' });
}

/** What readers are tested on: rows are written, resolved and rolled as in production, with a queue in memory. */
export class LedgerOnClickHouse {
  readonly dirtyBuckets = new InMemoryDirtyBuckets();
  /** Every tenant's days are those of UTC, and each reports in US dollars. */
  readonly calendar = {
    timeZoneOf: () => Promise.resolve('UTC'),
    reportingCurrencyOf: () => Promise.resolve('USD'),
  };
  readonly closedPeriods = new InMemoryClosedPeriods();
  /** What arrives, and what is decided, is rated with it. */
  priceBook: RatingBook = flatPriceBook;
  ownerRules: OwnerRules = NO_OWNER_RULES;
  readonly generations: GenerationSequence;
  readonly writer: ClickHouseLedgerWriter;
  private readonly rollerOf: (busyRows: number) => BucketRoller;
  private readonly roller: BucketRoller;

  /** @param busyRows rows from which a bucket is added up from its slices */
  constructor(
    protected readonly clickhouse: ClickHouse,
    busyRows = NONE_IS_BUSY,
  ) {
    let generation = 1000n;
    this.generations = { next: () => Promise.resolve((generation += 1n)), latest: () => Promise.resolve(generation) };
    this.writer = new ClickHouseLedgerWriter(clickhouse);
    const resolver = new CallResolver({
      storedCalls: new StoredCalls(clickhouse),
      storedContainers: new StoredContainers(clickhouse),
      storedTraces: new StoredTraces(clickhouse),
      writer: this.writer,
      dirtyBuckets: this.dirtyBuckets,
      priceBook: () => this.priceBook,
      ownerRules: () => this.ownerRules,
      closedPeriods: { list: (tenant) => this.closedPeriods.list(tenant) },
    });
    this.rollerOf = (rows) =>
      new BucketRoller({
        clickhouse,
        dirtyBuckets: this.dirtyBuckets,
        resolver,
        busyBuckets: new BusyBuckets(clickhouse, new FixedClock(SHORTLY_AFTER_THE_CALLS), rows),
        generations: this.generations,
        calendar: this.calendar,
      });
    this.roller = this.rollerOf(busyRows);
  }

  /** Readings as a processor writes them: not resolved, not rolled. */
  async arrive(...readings: readonly ReadingFacts[]): Promise<void> {
    await this.append(readings.map((facts) => asSeen(aReading(facts), this.priceBook, this.ownerRules)));
  }

  async append(rows: readonly LedgerRow[]): Promise<void> {
    await this.writer.append(rows);
    await this.dirtyBuckets.mark(
      rows.map(({ reading, arrivedAtMs }) => ({
        tenant: reading.tenant,
        bucket: bucketOf(reading.startedAtUs),
        slices: [sliceOf(reading.startedAtUs)],
        newSinceMs: arrivedAtMs,
      })),
    );
  }

  /** One pass of the roller. */
  pass(): Promise<number> {
    return this.roller.pass();
  }

  async roll(): Promise<void> {
    while ((await this.roller.pass()) > 0);
  }

  /** As if no bucket were busy this time. */
  async rollFromCalls(): Promise<void> {
    while ((await this.rollerOf(NONE_IS_BUSY).pass()) > 0);
  }

  async empty(): Promise<void> {
    for (const { name } of METERING_CLICKHOUSE_TENANT_TABLES) {
      await this.clickhouse.command({ text: `TRUNCATE TABLE ${name}` });
    }
  }
}
