import {
  type LedgerRow,
  type LedgerWriter,
  ReratingApplyWorker,
  ReratingPreviewWorker,
  type ReratingScope,
  ReratingRequests,
  type SpendReport,
} from '@tokenledger/metering/domain';
import {
  aUsage,
  flatPriceBook,
  InMemoryClosedPeriods,
  InMemoryReratings,
  type ReadingFacts,
} from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { InMemoryPriceBook } from '@tokenledger/pricing/testing';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { ClickHouseSpendReader } from '../spend/click-house-spend-reader';
import { ALL_ARE_BUSY, createLedgerTables, LedgerOnClickHouse } from '../testing/ledger-on-click-house';
import { ClickHouseReratableRows } from './click-house-reratable-rows';

const acme = tenantId('acme');
const MARCH = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };
const TEAMS = ['search', 'ads', 'support'];
const NEVER = new AbortController().signal;

/** gpt-4o's input at 5 dollars per million instead of 2.50, and a price for gpt-5, which had none. */
const dearer = new InMemoryPriceBook(
  [
    { perMillion: { input: '5', cacheRead: '1.25', output: '10' } },
    { model: 'gpt-5', perMillion: { input: '1', output: '2' } },
  ],
  'dearer-book',
);

describeWithEngines(
  're-rating the ledger on ClickHouse',
  () => {
    const opened = withClickHouse(createLedgerTables);
    let ledger: ReratedLedger;

    beforeEach(async () => {
      ledger = new ReratedLedger(opened());
      await ledger.empty();
    });

    it('finds out to the last digit what it then does, and the rollups have it', async () => {
      const calls = manyCalls(60);
      await ledger.arrive(...calls);
      await ledger.roll();
      expect(await ledger.cost()).toBe(sumOf(calls, flatPrice));
      ledger.priceBook = dearer;
      const preview = await ledger.previewed();
      expect(preview).toMatchObject({ callsToLookAt: 60, preview: { calls: 60 } });
      for (const team of TEAMS) {
        const own = calls.filter(({ owner }) => owner?.values.team === team);
        const told = preview.preview.figures.filter((figure) => figure.team === team);
        expect(told.map(({ calls }) => calls)).toEqual([own.length]);
        expect(told.map(({ costBefore }) => formatDecimal18(costBefore))).toEqual([sumOf(own, flatPrice)]);
        expect(told.map(({ costAfter }) => formatDecimal18(costAfter))).toEqual([sumOf(own, dearerPrice)]);
      }
      expect(await ledger.cost()).toBe(sumOf(calls, flatPrice));

      const done = await ledger.applied(preview.id);
      expect(done.state).toBe('done');
      expect(new Set(done.applied.figures)).toEqual(new Set(preview.preview.figures));
      expect(done.booksBefore).toEqual(['test-book']);
      await ledger.roll();
      expect(await ledger.cost()).toBe(sumOf(calls, dearerPrice));
      expect((await ledger.spend()).totals.calls).toBe(60n);
    });

    it('writes nothing a second time', async () => {
      await ledger.arrive(...manyCalls(20));
      ledger.priceBook = dearer;
      await ledger.applied((await ledger.previewed()).id);
      const versions = await ledger.versions();
      const again = await ledger.applied((await ledger.previewed()).id);
      expect(again).toMatchObject({
        state: 'done',
        preview: { calls: 20, figures: [] },
        applied: { calls: 20, figures: [] },
      });
      expect(await ledger.versions()).toEqual(versions);
    });

    it('walks a busy slice in parts, every row once', async () => {
      const busy = new ReratedLedger(opened(), { rowsAtOnce: 5, busyRows: ALL_ARE_BUSY });
      const calls = Array.from({ length: 40 }, (_, index) =>
        aCall({ spanId: hex(index), startedAtUs: NOON_US + index }),
      );
      await busy.arrive(...calls, aCall({ spanId: hex(99), startedAtUs: NOON_US + 86_400_000_000 * 9 }));
      busy.priceBook = dearer;
      const done = await busy.applied((await busy.previewed()).id);
      expect(done).toMatchObject({ preview: { calls: 41 }, applied: { calls: 41 } });
      expect(busy.steps).toBeGreaterThan(8);
      await busy.roll();
      expect(await busy.cost()).toBe(sumOf([...calls, ...calls.slice(0, 1)], dearerPrice));
    });

    it('touches only calls of the provider, the model and the moments that were meant', async () => {
      const [early, late] = [Date.UTC(2026, 2, 10, 12, 0, 1), Date.UTC(2026, 2, 10, 12, 0, 2)];
      await ledger.arrive(
        aCall({ spanId: hex(1), startedAtUs: early * 1000 - 1 }),
        aCall({ spanId: hex(2), startedAtUs: early * 1000 }),
        aCall({ spanId: hex(3), startedAtUs: late * 1000 - 1 }),
        aCall({ spanId: hex(4), startedAtUs: late * 1000 }),
        aCall({ spanId: hex(5), startedAtUs: early * 1000, requestModel: 'gpt-5', responseModel: 'gpt-5' }),
        aCall({ spanId: hex(6), startedAtUs: early * 1000, provider: 'azure.ai.openai' }),
        aCall({ spanId: hex(7), startedAtUs: early * 1000, tenant: tenantId('globex') }),
      );
      ledger.priceBook = dearer;
      const meant = { fromMs: early, toMs: late, provider: 'openai', model: 'gpt-4o' };
      const done = await ledger.applied((await ledger.previewed(meant)).id);
      expect(done.applied.calls).toBe(2);
      const changed = (await ledger.versions()).filter(({ version }) => version !== '1');
      expect(changed.map(({ span }) => span)).toEqual([hex(2), hex(3)]);
    });

    it('leaves calls of a closed period as they are, and says what that leaves', async () => {
      const [inFebruary, inMarch] = [aCall({ startedAtUs: Date.UTC(2026, 1, 10) * 1000 }), aCall({})];
      await ledger.arrive(inFebruary, inMarch);
      ledger.priceBook = dearer;
      const february = { from: new Date('2026-02-01T00:00:00Z'), to: MARCH.from };
      await ledger.closedPeriods.close(acme, { ...february, closedAt: new Date(), closedBy: 'test' });
      const both = { fromMs: february.from.getTime(), toMs: MARCH.to.getTime() };
      const done = await ledger.applied((await ledger.previewed(both)).id);
      expect(new Set(done.applied.figures.map(({ month, closed, calls }) => `${month} ${closed} ${calls}`))).toEqual(
        new Set(['2026-02 true 1', '2026-03 false 1']),
      );
      expect((await ledger.versions()).filter(({ version }) => version === '1')).toHaveLength(1);
    });

    it('rates the merged booking and its readings; a late reading neither counts twice nor brings the old price back', async () => {
      const sdk = aCall({ responseId: 'msg_1', traceId: '1'.repeat(32), observer: 'provider-sdk' });
      const app = aCall({ responseId: 'msg_1', traceId: '2'.repeat(32), observer: 'application' });
      const gateway = aCall({ responseId: 'msg_1', traceId: '3'.repeat(32), observer: 'gateway' });
      await ledger.arrive(sdk, app);
      await ledger.roll();
      ledger.priceBook = dearer;
      const done = await ledger.applied((await ledger.previewed()).id);
      expect(done.applied).toMatchObject({ calls: 1, figures: [{ calls: 1 }] });
      const books = await opened().query<{ price_book: string }>({ text: 'SELECT price_book FROM usage_events FINAL' });
      expect(books.map(({ price_book }) => price_book)).toEqual(['dearer-book', 'dearer-book', 'dearer-book']);
      await ledger.arrive(gateway);
      await ledger.roll();
      expect(await ledger.cost()).toBe(sumOf([sdk], dearerPrice));
      expect((await ledger.spend()).totals.calls).toBe(1n);
    });

    it('refuses to apply with other prices than it was previewed with, and stops where they change on the way', async () => {
      await ledger.arrive(aCall({}));
      const preview = await ledger.previewed();
      ledger.priceBook = dearer;
      expect(await ledger.requests.apply(acme, 'ben', preview.id)).toEqual({ ok: false, error: 'other-prices' });
      ledger.priceBook = flatPriceBook;
      expect(await ledger.requests.apply(acme, 'ben', preview.id)).toMatchObject({ ok: true });
      ledger.priceBook = dearer;
      await ledger.applyTurn();
      const stopped = await ledger.reratings.find(acme, preview.id);
      expect(stopped).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('make a new preview') as string,
      });
      expect((await ledger.versions()).map(({ version }) => version)).toEqual(['1']);
    });

    it('starts a preview again where prices change on the way', async () => {
      const small = new ReratedLedger(opened(), { rowsAtOnce: 1 });
      const calls = [aCall({ spanId: hex(1) }), aCall({ spanId: hex(2), startedAtUs: NOON_US + 60_000_000 })];
      await small.arrive(...calls);
      await small.request();
      await small.previewTurn();
      small.priceBook = dearer;
      const preview = await small.untilPreviewed();
      expect(preview).toMatchObject({ priceBook: 'dearer-book', preview: { calls: 2 } });
      expect(preview.preview.figures.map(({ costAfter }) => formatDecimal18(costAfter))).toEqual([
        sumOf(calls, dearerPrice),
      ]);
    });

    it('keeps what was done where it is cancelled, says how far it came, and goes on from there', async () => {
      const small = new ReratedLedger(opened(), { rowsAtOnce: 1 });
      const calls = [0, 1, 2].map((minute) =>
        aCall({ spanId: hex(minute), startedAtUs: NOON_US + minute * 60_000_000 }),
      );
      await small.arrive(...calls);
      small.priceBook = dearer;
      const { id } = await small.previewed();
      await small.requests.apply(acme, 'ben', id);
      await small.applyTurn();
      await small.requests.cancel(acme, 'ben', id);
      await small.applyTurn();
      expect(await small.reratings.find(acme, id)).toMatchObject({ state: 'cancelled', applied: { calls: 1 } });
      expect(await small.applyTurn()).toBe('idle');
      await small.roll();
      expect(await small.cost()).toBe(plus(sumOf(calls.slice(0, 1), dearerPrice), sumOf(calls.slice(1), flatPrice)));
      const done = await small.applied(id);
      expect(done.applied.calls).toBe(3);
      await small.roll();
      expect(await small.cost()).toBe(sumOf(calls, dearerPrice));
    });

    describe('after a crash', () => {
      it.each(['before', 'after'] as const)(
        '%s the rows of a step were written, counts it exactly once',
        async (moment) => {
          const calls = manyCalls(30);
          const small = new ReratedLedger(opened(), { rowsAtOnce: 10 });
          await small.arrive(...calls);
          await small.roll();
          small.priceBook = dearer;
          const preview = await small.previewed();
          await small.requests.apply(acme, 'ben', preview.id);
          await small.applyTurn();
          small.crash = moment;
          await expect(small.applyTurn()).rejects.toThrow('killed');
          small.crash = undefined;
          const done = await small.untilApplied(preview.id);
          expect(new Set(done.applied.figures)).toEqual(new Set(preview.preview.figures));
          expect(done.applied.calls).toBe(30);
          await small.roll();
          expect(await small.cost()).toBe(sumOf(calls, dearerPrice));
          expect((await small.spend()).totals.calls).toBe(30n);
        },
      );
    });

    describe('and a decision about a call that is made meanwhile', () => {
      const sdk = aCall({ responseId: 'msg_1', traceId: '1'.repeat(32), observer: 'provider-sdk' });
      const app = aCall({ responseId: 'msg_1', traceId: '2'.repeat(32), observer: 'application' });

      it('stands, though the step lost its lease unawares and writes what it read before', async () => {
        await ledger.arrive(sdk);
        await ledger.roll();
        ledger.priceBook = dearer;
        const { id } = await ledger.previewed();
        await ledger.requests.apply(acme, 'ben', id);
        // Another process has the lease now, and decides between our reading and our writing.
        ledger.beforeAppend = async () => {
          await ledger.arrive(app);
          await ledger.roll();
        };
        await ledger.untilApplied(id);
        await ledger.roll();
        expect((await ledger.spend()).totals.calls).toBe(1n);
        expect(await ledger.bookedRows()).toBe(1);
        expect(await ledger.cost()).toBe(sumOf([sdk], dearerPrice));
      });

      it('would be undone by a copy with a later version: why steps run in the turn of the roller', async () => {
        await ledger.arrive(sdk);
        await ledger.roll();
        const [read] = await ledger.rows.rowsIn(acme, ledger.scope(), { from: 0, to: 2 ** 41 });
        await ledger.arrive(app);
        await ledger.roll();
        expect(await ledger.bookedRows()).toBe(1);
        if (read === undefined) throw new Error('the ledger has a row');
        await ledger.writer.append([{ ...read, version: await ledger.generations.next() }]);
        expect(await ledger.bookedRows()).toBe(2);
      });
    });
  },
  ['clickhouse'],
);

const NOON_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;

function hex(index: number): string {
  return (index + 1).toString(16).padStart(16, '0');
}

function aCall(facts: ReadingFacts): ReadingFacts {
  return { usage: aUsage({ quantities: { input: 37, cacheRead: 64, output: 21 } }), ...facts };
}

/** Over three days, teams and two models, of which one has no price at first. */
function manyCalls(count: number): readonly ReadingFacts[] {
  return Array.from({ length: count }, (_, index) => {
    const model = index % 5 === 0 ? 'gpt-5' : 'gpt-4o';
    const quantities =
      model === 'gpt-5' ? { input: 1_000_003 + index, output: 7 } : { input: 37 + index, cacheRead: 64, output: 21 };
    return aCall({
      spanId: hex(index),
      startedAtUs: NOON_US + index * 4_321_000_000,
      requestModel: model,
      responseModel: model,
      usage: aUsage({ quantities }),
      owner: { values: { team: TEAMS[index % TEAMS.length] ?? '' }, evidence: {}, unallocatedReason: undefined },
    });
  });
}

/** In dollars per 10^8 tokens, whole. */
type UnitPrices = (model: string) => { readonly input: bigint; readonly cacheRead: bigint; readonly output: bigint };

const NO_PRICE = { input: 0n, cacheRead: 0n, output: 0n };
const flatPrice: UnitPrices = (model) =>
  model === 'gpt-5' ? NO_PRICE : { input: 250n, cacheRead: 125n, output: 1000n };
const dearerPrice: UnitPrices = (model) =>
  model === 'gpt-5' ? { input: 100n, cacheRead: 0n, output: 200n } : { input: 500n, cacheRead: 125n, output: 1000n };

/** What calls cost, in whole numbers of 10^-8 dollars: no code of the ledger's. */
function sumOf(calls: readonly ReadingFacts[], priceOf: UnitPrices): string {
  let units = 0n;
  for (const { usage, responseModel } of calls) {
    const { input = 0, cacheRead = 0, output = 0 } = usage?.quantities ?? {};
    const price = priceOf(responseModel ?? 'gpt-4o');
    units += BigInt(input) * price.input + BigInt(cacheRead) * price.cacheRead + BigInt(output) * price.output;
  }
  return formatDecimal18(parseDecimal18(`${units}e-8`));
}

function plus(left: string, right: string): string {
  return formatDecimal18((parseDecimal18(left) + parseDecimal18(right)) as ReturnType<typeof parseDecimal18>);
}

interface RerateOptions {
  readonly rowsAtOnce?: number;
  readonly busyRows?: number;
}

class Killed extends Error {}

/** The ledger with a re-rating's parts as one process has them; jobs are kept in memory. */
class ReratedLedger extends LedgerOnClickHouse {
  readonly reratings = new InMemoryReratings();
  readonly closedPeriods = new InMemoryClosedPeriods(this.reratings);
  readonly rows: ClickHouseReratableRows;
  /** Done once, between reading and writing. */
  beforeAppend: (() => Promise<void>) | undefined;
  crash: 'before' | 'after' | undefined;
  steps = 0;
  private ids = 0;
  private readonly clock = new FixedClock('2026-04-10T12:00:00Z');
  private readonly reader = new ClickHouseSpendReader(this.clickhouse, this.dirtyBuckets, this.calendar);
  private readonly previews: ReratingPreviewWorker;
  private readonly applies: ReratingApplyWorker;
  readonly requests = new ReratingRequests({
    reratings: this.reratings,
    currentRevision: (tenant) => Promise.resolve(this.priceBook.revisionFor(tenant)),
    clock: this.clock,
    newId: () => `r${(this.ids += 1)}`,
  });

  constructor(clickhouse: ClickHouse, { rowsAtOnce, busyRows }: RerateOptions = {}) {
    super(clickhouse, busyRows);
    this.rows = new ClickHouseReratableRows(clickhouse, rowsAtOnce);
    const ports = {
      queue: this.reratings,
      rows: this.rows,
      closedPeriods: this.closedPeriods,
      timeZones: this.calendar,
      freshBook: () => Promise.resolve(this.priceBook),
      observer: {
        stepped: () => void (this.steps += 1),
        finished: () => undefined,
        turnFailed: (_id: string, error: unknown) => {
          throw error;
        },
      },
      clock: this.clock,
    };
    this.previews = new ReratingPreviewWorker(ports);
    this.applies = new ReratingApplyWorker({
      ...ports,
      queue: this.withoutFailing(),
      writer: this.crashingWriter(),
      dirtyBuckets: this.dirtyBuckets,
      generations: this.generations,
    });
  }

  /** A process that was killed tells the queue nothing. */
  private withoutFailing(): InMemoryReratings {
    return Object.assign(Object.create(this.reratings) as InMemoryReratings, {
      fail: (id: string, at: Date, error: string) =>
        this.crash === undefined ? this.reratings.fail(id, at, error) : Promise.reject(new Killed('killed')),
    });
  }

  private crashingWriter(): LedgerWriter {
    return {
      append: async (rows: readonly LedgerRow[]) => {
        const meanwhile = this.beforeAppend;
        this.beforeAppend = undefined;
        await meanwhile?.();
        if (this.crash === 'before') throw new Killed('killed');
        await this.writer.append(rows);
        if (this.crash === 'after') throw new Killed('killed');
      },
    };
  }

  scope(scope: Partial<ReratingScope> = {}): ReratingScope {
    return { fromMs: MARCH.from.getTime(), toMs: MARCH.to.getTime(), provider: undefined, model: undefined, ...scope };
  }

  async request(scope: Partial<ReratingScope> = {}): Promise<string> {
    const { fromMs, toMs, provider, model } = this.scope(scope);
    const question = { from: new Date(fromMs), to: new Date(toMs), provider, model, reason: 'prices of March' };
    const asked = await this.requests.preview(acme, 'anna', question);
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    return asked.value.id;
  }

  previewTurn() {
    this.clock.advanceBy(1);
    return this.previews.turn(NEVER);
  }

  applyTurn() {
    this.clock.advanceBy(1);
    return this.applies.turn(NEVER);
  }

  async untilPreviewed() {
    while ((await this.previewTurn()) !== 'idle');
    return this.known(`r${this.ids}`);
  }

  async previewed(scope: Partial<ReratingScope> = {}) {
    await this.request(scope);
    return this.untilPreviewed();
  }

  async untilApplied(id: string) {
    while ((await this.applyTurn()) !== 'idle');
    return this.known(id);
  }

  async applied(id: string) {
    const asked = await this.requests.apply(acme, 'ben', id);
    if (!asked.ok) throw new Error(asked.error);
    return this.untilApplied(id);
  }

  private async known(id: string) {
    const found = await this.reratings.find(acme, id);
    if (found === undefined) throw new TokenLedgerError(`no ${id}`, { code: 'UNKNOWN', retriable: false });
    return found;
  }

  async bookedRows(): Promise<number> {
    const rows = await this.clickhouse.query({ text: 'SELECT 1 AS one FROM usage_events FINAL WHERE booked' });
    return rows.length;
  }

  versions() {
    return this.clickhouse.query<{ span: string; version: string }>({
      text: 'SELECT lower(hex(span_id)) AS span, version FROM usage_events FINAL ORDER BY span',
    });
  }

  spend(): Promise<SpendReport> {
    return this.reader.spend(acme, {
      from: new Date('2026-01-01T00:00:00Z'),
      to: new Date('2026-05-01T00:00:00Z'),
      timeZone: 'UTC',
      granularity: 'total',
      groupBy: [],
      filter: {},
      limit: 10,
    });
  }

  async cost(): Promise<string> {
    const { totals } = await this.spend();
    return totals.cost.map(({ amount }) => formatDecimal18(amount)).join();
  }
}
