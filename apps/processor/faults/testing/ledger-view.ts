import { ClickHouseSpendReader, PostgresDirtyBuckets } from '@tokenledger/metering/data';
import type { SpendRequest, SpendRow } from '@tokenledger/metering/domain';
import { type TenantId, wholeLedger } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { TenantDirectory, type DecisionStore } from '../../../wiring/open-stores';
import type { LedgerTotals, ProjectTotals } from './project-totals';

const QUARTER_MS = 900_000;

type Range = Pick<SpendRequest, 'from' | 'to'>;

/** What the ledger says, read in three ways that must agree. */
export class LedgerView {
  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly store: DecisionStore,
  ) {}

  /** Straight from the bookings. */
  async bookings(tenant: TenantId): Promise<LedgerTotals> {
    const rows = await this.clickhouse.query<ProjectTotals & { readonly name: string }>({
      text: `SELECT project AS name, count() AS calls, sum(tokens_input) AS input, sum(tokens_cache_read) AS cacheRead,
               sum(tokens_cache_write_5m) + sum(tokens_cache_write_1h) AS cacheWrite, sum(tokens_output) AS output,
               sum(tokens_reasoning) AS reasoning, toString(sum(ifNull(effective_cost, 0))) AS cost,
               countIf(rating_status != 'priced') AS unpricedCalls
             FROM usage_events FINAL WHERE tenant_id = {tenant:String} AND booked GROUP BY project`,
      params: { tenant },
    });
    return Object.fromEntries(rows.map(({ name, ...totals }) => [name, totals]));
  }

  /** As the API answers from the days of the tenant's zone. */
  days(tenant: TenantId, range: Range): Promise<LedgerTotals> {
    return this.report(tenant, range);
  }

  /** As the API answers from quarters of an hour: the range begins and ends within a day. */
  quarterHours(tenant: TenantId, { from, to }: Range): Promise<LedgerTotals> {
    return this.report(tenant, {
      from: new Date(from.getTime() - QUARTER_MS),
      to: new Date(to.getTime() + QUARTER_MS),
    });
  }

  pendingBuckets(tenant: TenantId): Promise<number> {
    return new PostgresDirtyBuckets(this.store.pool).countPending(tenant, 0, 2 ** 32);
  }

  /** Rows ever written, repeated ones included as long as they are not merged: grows while a processor works. */
  async countWritten(tenant: TenantId): Promise<number> {
    const [row] = await this.clickhouse.query<{ rows: string }>({
      text: 'SELECT count() AS rows FROM usage_events WHERE tenant_id = {tenant:String}',
      params: { tenant },
    });
    return Number(row?.rows);
  }

  /** Rows as they stand, bookings and evidence alike. */
  async countRows(tenant: TenantId): Promise<number> {
    const [row] = await this.clickhouse.query<{ rows: string }>({
      text: 'SELECT count() AS rows FROM usage_events FINAL WHERE tenant_id = {tenant:String}',
      params: { tenant },
    });
    return Number(row?.rows);
  }

  private async report(tenant: TenantId, range: Range): Promise<LedgerTotals> {
    const reader = new ClickHouseSpendReader(
      this.clickhouse,
      new PostgresDirtyBuckets(this.store.pool),
      TenantDirectory.over(this.store),
    );
    const { rows } = await reader.spend(wholeLedger(tenant), {
      ...range,
      timeZone: await TenantDirectory.over(this.store).timeZoneOf(tenant),
      granularity: 'total',
      groupBy: ['project'],
      filter: {},
      limit: 1_000,
    });
    return Object.fromEntries(rows.map((row) => [row.group[0] ?? '', totalsOf(row)]));
  }
}

function totalsOf({ calls, tokens, cost, unpriced }: SpendRow): ProjectTotals {
  return {
    calls: String(calls),
    input: String(tokens.uncachedInput),
    cacheRead: String(tokens.cacheRead),
    cacheWrite: String(tokens.cacheWrite),
    output: String(tokens.output - tokens.reasoning),
    reasoning: String(tokens.reasoning),
    cost: cost.map(({ amount }) => formatDecimal18(amount)).join() || '0',
    unpricedCalls: String(unpriced.calls),
  };
}
