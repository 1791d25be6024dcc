import type {
  CurrencyAmount,
  DirtyBuckets,
  SpendFigures,
  SpendReader,
  SpendReport,
  SpendRequest,
  SpendRow,
} from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { parseDecimal18 } from '@tokenledger/shared/money';

import type { TenantCalendar } from '../rollup/bucket-roller';
import { spendQuery } from './spend-query';
import { chooseSource } from './spend-source';

/** A row of the spend query: 64-bit integers and decimals are text. */
interface StoredSpendRow {
  readonly is_total: string | number;
  readonly period?: number;
  readonly [column: string]: string | number | readonly (readonly string[])[] | undefined;
}

/** Answers spend from the coarsest rollup that can answer it exactly, with one query. */
export class ClickHouseSpendReader implements SpendReader {
  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly dirtyBuckets: Pick<DirtyBuckets, 'countPending'>,
    private readonly calendar: TenantCalendar,
  ) {}

  async spend(tenant: TenantId, request: SpendRequest): Promise<SpendReport> {
    const zone = await this.calendar.timeZoneOf(tenant);
    const source = chooseSource(request, zone);
    const [stored, pendingBuckets] = await Promise.all([
      this.clickhouse.query<StoredSpendRow>(spendQuery(tenant, request, source, zone)),
      this.dirtyBuckets.countPending(tenant, request.from.getTime() / 1000, request.to.getTime() / 1000),
    ]);
    const total = stored.find((row) => Number(row.is_total) === 1);
    const groupsCalls = request.granularity !== 'total' || request.groupBy.length > 0;
    const rows = groupsCalls ? stored.filter((row) => Number(row.is_total) === 0) : [];
    const totals = total === undefined ? NO_SPEND : figuresOf(total);
    return {
      rows: groupsCalls
        ? rows.slice(0, request.limit).map((row) => spendRowOf(row, request))
        : [{ ...totals, periodStart: undefined, group: [] }],
      truncated: rows.length > request.limit,
      totals,
      possibleDuplicates: {
        calls: total === undefined ? 0n : whole(total, 'total_duplicate_calls'),
        tokens: total === undefined ? 0n : whole(total, 'total_duplicate_tokens'),
      },
      freshness: {
        newestCallAt: total && instantOf(total, 'total_newest_call_at'),
        newestArrivalAt: total && instantOf(total, 'total_newest_arrival_at'),
        pendingBuckets,
      },
    };
  }
}

/** What a range without a single call adds up to; the query gives no row for it. */
const NO_SPEND: SpendFigures = {
  calls: 0n,
  tokens: { input: 0n, uncachedInput: 0n, cacheRead: 0n, cacheWrite: 0n, output: 0n, reasoning: 0n, total: 0n },
  cost: [],
  unpriced: { calls: 0n, tokens: 0n },
  unallocated: { calls: 0n, tokens: 0n },
  incomplete: { calls: 0n },
};

function spendRowOf(row: StoredSpendRow, request: SpendRequest): SpendRow {
  return {
    ...figuresOf(row),
    periodStart: row.period === undefined ? undefined : new Date(row.period * 1000),
    group: request.groupBy.map((_, index) => {
      const value = row[`group_${index}`];
      return value === '' ? null : String(value);
    }),
  };
}

function figuresOf(row: StoredSpendRow): SpendFigures {
  const input = whole(row, 'total_input_tokens');
  const output = whole(row, 'total_output_tokens');
  return {
    calls: whole(row, 'calls'),
    tokens: {
      input,
      uncachedInput: whole(row, 'total_uncached_input_tokens'),
      cacheRead: whole(row, 'total_cache_read_tokens'),
      cacheWrite: whole(row, 'total_cache_write_tokens'),
      output,
      reasoning: whole(row, 'total_reasoning_tokens'),
      total: input + output,
    },
    cost: amountsOf(row),
    unpriced: { calls: whole(row, 'total_unpriced_calls'), tokens: whole(row, 'total_unpriced_tokens') },
    unallocated: { calls: whole(row, 'total_unallocated_calls'), tokens: whole(row, 'total_unallocated_tokens') },
    incomplete: { calls: whole(row, 'total_incomplete_calls') },
  };
}

function amountsOf(row: StoredSpendRow): readonly CurrencyAmount[] {
  const pair = row['effective_cost_by_currency'];
  if (!Array.isArray(pair)) throw new RangeError('effective_cost_by_currency is not a pair of lists');
  const [currencies = [], amounts = []] = pair as readonly (readonly string[])[];
  return currencies.map((currency, index) => ({ currency, amount: parseDecimal18(amounts[index] ?? '') }));
}

function whole(row: StoredSpendRow, column: string): bigint {
  const value = row[column];
  if (typeof value !== 'string') throw new RangeError(`${column} came back as ${typeof value}, text was expected`);
  return BigInt(value);
}

/** The epoch stands for "no call": no call starts before 2015. */
function instantOf(row: StoredSpendRow, column: string): Date | undefined {
  const ms = Number(whole(row, column));
  return ms <= 0 ? undefined : new Date(ms);
}
