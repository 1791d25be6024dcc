import { aPerson } from '@tokenledger/organization/testing';
import {
  type LedgerRow,
  type LedgerWriter,
  ReratingApplyWorker,
  ReratingPreviewWorker,
  type ReratingScope,
  ReratingRequests,
  type SpendReport,
} from '@tokenledger/metering/domain';
import { InMemoryClosedPeriods, InMemoryReratings } from '@tokenledger/metering/testing';
import { tenantId, wholeLedger } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { FixedClock } from '@tokenledger/shared/time';

import { ClickHouseReratableRows } from '../rerating/click-house-reratable-rows';
import { ClickHouseSpendReader } from '../spend/click-house-spend-reader';
import { LedgerOnClickHouse } from './ledger-on-click-house';

const acme = tenantId('acme');
export const MARCH = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };
const NEVER = new AbortController().signal;

export interface RerateOptions {
  readonly rowsAtOnce?: number;
  readonly busyRows?: number;
}

class Killed extends Error {}

/** The ledger with a re-rating's parts as one process has them; jobs are kept in memory. */
export class ReratedLedger extends LedgerOnClickHouse {
  readonly reratings = new InMemoryReratings();
  override readonly closedPeriods = new InMemoryClosedPeriods(this.reratings);
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
    const asked = await this.requests.preview(acme, aPerson('anna'), question);
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
    const asked = await this.requests.apply(acme, aPerson('ben'), id);
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
    return this.reader.spend(wholeLedger(acme), {
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
