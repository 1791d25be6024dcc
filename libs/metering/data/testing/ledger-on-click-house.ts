import type { LedgerRow } from '@tokenledger/metering/domain';
import {
  aReading,
  asSeen,
  flatPriceBook,
  InMemoryDirtyBuckets,
  type ReadingFacts,
} from '@tokenledger/metering/testing';
import { type ClickHouse, singleServer } from '@tokenledger/shared/clickhouse';
import { bucketOf } from '@tokenledger/shared/time';

import { CallResolver } from '../booking/call-resolver';
import { StoredCalls } from '../booking/stored-calls';
import { ClickHouseLedgerWriter } from '../ledger/click-house-ledger-writer';
import { METERING_CLICKHOUSE_MIGRATIONS } from '../migrations/schema';
import { BucketRoller } from '../rollup/bucket-roller';

const TABLES = ['usage_events', 'usage_quarter_hour', 'usage_daily', 'rollup_generations'];

export async function createLedgerTables(clickhouse: ClickHouse): Promise<void> {
  for (const text of METERING_CLICKHOUSE_MIGRATIONS.flatMap(({ up }) => up(singleServer))) {
    await clickhouse.command({ text });
  }
}

/** What readers are tested on: rows are written, resolved and rolled as in production, with a queue in memory. */
export class LedgerOnClickHouse {
  readonly dirtyBuckets = new InMemoryDirtyBuckets();
  /** Every tenant's days are those of UTC. */
  readonly calendar = { timeZoneOf: () => Promise.resolve('UTC') };
  private readonly writer: ClickHouseLedgerWriter;
  private readonly roller: BucketRoller;

  constructor(private readonly clickhouse: ClickHouse) {
    let generation = 1000n;
    this.writer = new ClickHouseLedgerWriter(clickhouse);
    this.roller = new BucketRoller({
      clickhouse,
      dirtyBuckets: this.dirtyBuckets,
      resolver: new CallResolver({
        storedCalls: new StoredCalls(clickhouse),
        writer: this.writer,
        dirtyBuckets: this.dirtyBuckets,
        priceBook: () => flatPriceBook,
      }),
      generations: { next: () => Promise.resolve((generation += 1n)), latest: () => Promise.resolve(generation) },
      calendar: this.calendar,
    });
  }

  /** Readings as a processor writes them: not resolved, not rolled. */
  async arrive(...readings: readonly ReadingFacts[]): Promise<void> {
    await this.append(readings.map((facts) => asSeen(aReading(facts), flatPriceBook)));
  }

  async append(rows: readonly LedgerRow[]): Promise<void> {
    await this.writer.append(rows);
    await this.dirtyBuckets.mark(
      rows.map(({ reading }) => ({ tenant: reading.tenant, bucket: bucketOf(reading.startedAtUs) })),
    );
  }

  async roll(): Promise<void> {
    while ((await this.roller.pass()) > 0);
  }

  async empty(): Promise<void> {
    for (const table of TABLES) await this.clickhouse.command({ text: `TRUNCATE TABLE ${table}` });
  }
}
