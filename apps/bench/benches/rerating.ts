import { appendAudit } from '@tokenledger/organization/data';
import { systemActor, wholeLedger } from '@tokenledger/organization/domain';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { ClickHouseSpendReader, PostgresDirtyBuckets, PostgresReratings } from '@tokenledger/metering/data';
import { type Rerating, ReratingRequests, type ReratingFigure } from '@tokenledger/metering/domain';
import { PostgresPriceLists } from '@tokenledger/pricing/data';
import { addDecimal18, type Decimal18, formatDecimal18, ZERO } from '@tokenledger/shared/money';
import { systemClock } from '@tokenledger/shared/time';

import { TenantDirectory } from '../../wiring/open-stores';
import { ratingBookSource } from '../../wiring/price-book';
import type { BenchOptions } from '../bench-options';
import { type BenchResult, requireEqual, requireSame } from '../report/bench-result';
import type { Testbed } from '../testbed/testbed';
import { type Bench, progress } from './bench';
import { fillLedger } from './fill-ledger';
import type { GeneratedRange } from './generate-calls';
import { costInLedger, linesOf, LIST_PRICES, type ModelPrices, sumAtPrices } from './rerating-prices';

const LOOK_MS = 100;

interface Phase {
  readonly seconds: number;
  readonly rerating: Rerating;
}

/** How long the past takes to get other prices, and whether every digit is right, with a kill -9 in the middle. */
export const rerating: Bench = {
  name: 'rerating',
  asks: 'how long re-rating takes, from preview to the rollups, and whether it is exact through kill -9',

  async run(testbed: Testbed, options: BenchOptions): Promise<BenchResult> {
    const { range } = await fillLedger(testbed, options.calls);
    const asker = await Asker.over(testbed, range);
    const generated = await costInLedger(testbed);

    await asker.price(LIST_PRICES);
    await testbed.start('processor');
    progress('every call gets another price; the process is killed in the middle');
    const first = await asker.previewed();
    const expected = await sumAtPrices(testbed, LIST_PRICES);
    requireSame('cost before, of the preview', costOf(first.rerating.preview.figures, 'costBefore'), generated);
    requireSame('cost after, of the preview', costOf(first.rerating.preview.figures, 'costAfter'), expected);
    const applied = await asker.applied(first.rerating.id, options.calls / 2);
    await verify(testbed, asker, applied.rerating, first.rerating, expected);
    const rolledUp = await asker.spend();
    requireEqual('calls touched', callsOf(applied.rerating.applied.figures), options.calls);
    // Of the process that was started after the kill: it finished the first.
    const meter = testbed.measure();
    progress('nothing changes a second time');
    const second = await asker.previewed();
    requireEqual('calls touched a second time', callsOf(second.rerating.preview.figures), 0);
    const usage = meter.read();
    await testbed.stop('processor');
    return {
      bench: this.name,
      tables: [
        {
          title: `re-rating ${options.calls} calls of 30 days, kill -9 in the middle of the apply`,
          rows: [
            {
              touched: callsOf(applied.rerating.applied.figures),
              'preview s': first.seconds,
              'preview calls/s': Math.round(options.calls / first.seconds),
              'apply s': applied.seconds,
              'apply calls/s': Math.round(options.calls / applied.seconds),
              'rolled up s': applied.rolledSeconds,
              'preview again s': second.seconds,
            },
          ],
        },
        {
          title: 'figures, USD',
          rows: [{ before: generated, after: expected, 'independent sum': expected, 'rollups after': rolledUp }],
        },
      ],
      processes: usage,
      limits: [],
      notes: [
        'apply: from the request to the last call written, restart of the killed process included; rolled up: until all rollups have it',
        'the independent sum is made of the tokens by ClickHouse, in whole billionths of a dollar',
      ],
    };
  },
};

async function verify(
  testbed: Testbed,
  asker: Asker,
  done: Rerating,
  previewed: Rerating,
  expected: string,
): Promise<void> {
  const figures = (of: readonly ReratingFigure[]) => of.map(textOf).sort().join('\n');
  requireSame('figures of the apply', figures(done.applied.figures), figures(previewed.preview.figures));
  requireSame('cost of the bookings', await costInLedger(testbed), expected);
  requireSame('cost of the rollups', await asker.spend(), expected);
}

function textOf(figure: ReratingFigure): string {
  return JSON.stringify(figure, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

function costOf(figures: readonly ReratingFigure[], which: 'costBefore' | 'costAfter'): string {
  return formatDecimal18(figures.reduce<Decimal18>((sum, figure) => addDecimal18(sum, figure[which]), ZERO));
}

function callsOf(figures: readonly ReratingFigure[]): number {
  return figures.reduce((sum, { calls }) => sum + calls, 0);
}

/** Asks for re-ratings as the API does, and waits for them. */
class Asker {
  private constructor(
    private readonly testbed: Testbed,
    private readonly range: GeneratedRange,
    private readonly lists: PostgresPriceLists,
    private readonly reratings: PostgresReratings,
    private readonly requests: ReratingRequests,
  ) {}

  static async over(testbed: Testbed, range: GeneratedRange): Promise<Asker> {
    const lists = new PostgresPriceLists(testbed.store.pool, appendAudit);
    const source = await ratingBookSource(testbed.store);
    const reratings = new PostgresReratings(testbed.store.pool, appendAudit);
    const requests = new ReratingRequests({
      reratings,
      currentRevision: async (tenant) => (await source.load()).revisionFor(tenant),
      clock: systemClock,
      newId: randomUUID,
    });
    return new Asker(testbed, range, lists, reratings, requests);
  }

  async price(prices: ModelPrices): Promise<void> {
    await this.lists.replace(
      { tenant: this.testbed.tenant, name: 'contract' },
      linesOf(prices),
      systemActor('bench'),
      systemClock.now(),
    );
  }

  async previewed(): Promise<Phase> {
    const { tenant } = this.testbed;
    const startedAt = performance.now();
    const asked = await this.requests.preview(tenant, systemActor('bench'), {
      from: new Date(this.range.from * 1000),
      to: new Date(this.range.to * 1000),
      provider: undefined,
      model: undefined,
      reason: 'bench',
    });
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    const rerating = await this.untilIn('previewed', asked.value.id);
    return { seconds: (performance.now() - startedAt) / 1000, rerating };
  }

  /** @param killAfter calls after which the process is killed; undefined: never */
  async applied(id: string, killAfter: number | undefined): Promise<Phase & { readonly rolledSeconds: number }> {
    const { tenant } = this.testbed;
    const startedAt = performance.now();
    const asked = await this.requests.apply(tenant, systemActor('bench'), id);
    if (!asked.ok) throw new Error(asked.error);
    if (killAfter !== undefined) {
      while ((await this.find(id)).applied.calls < killAfter) await sleep(LOOK_MS);
      const { calls } = (await this.find(id)).applied;
      await this.testbed.kill('processor');
      progress(`killed after ${calls} calls`);
      await this.testbed.start('processor');
    }
    const rerating = await this.untilIn('done', id);
    const seconds = (performance.now() - startedAt) / 1000;
    const queue = new PostgresDirtyBuckets(this.testbed.store.pool);
    while ((await queue.countPending(tenant, this.range.from, this.range.to)) > 0) await sleep(LOOK_MS);
    return { seconds, rerating, rolledSeconds: (performance.now() - startedAt) / 1000 };
  }

  /** As the API answers, from the rollups. */
  async spend(): Promise<string> {
    const { clickhouse, store, tenant } = this.testbed;
    const directory = TenantDirectory.over(store);
    const reader = new ClickHouseSpendReader(clickhouse, new PostgresDirtyBuckets(store.pool), directory);
    const { totals } = await reader.spend(wholeLedger(tenant), {
      from: new Date(this.range.from * 1000),
      to: new Date(this.range.to * 1000),
      timeZone: await directory.timeZoneOf(tenant),
      granularity: 'total',
      groupBy: [],
      filter: {},
      limit: 10,
    });
    return totals.cost.map(({ amount }) => formatDecimal18(amount)).join();
  }

  private async untilIn(state: Rerating['state'], id: string): Promise<Rerating> {
    for (let looks = 0; ; looks += 1) {
      const rerating = await this.find(id);
      if (rerating.state === state) return rerating;
      if (rerating.finishedAt !== undefined) throw new Error(`the re-rating is ${rerating.state}: ${rerating.error}`);
      const { calls } = rerating.state === 'applying' ? rerating.applied : rerating.preview;
      if (looks % 50 === 0) progress(`${rerating.state}: ${calls} calls`);
      await sleep(LOOK_MS);
    }
  }

  private async find(id: string): Promise<Rerating> {
    const found = await this.reratings.find(this.testbed.tenant, id);
    if (found === undefined) throw new Error(`re-rating ${id} is gone`);
    return found;
  }
}
