import type {
  CurrencyAmount,
  CurrencyCalls,
  Freshness,
  SpendFigures,
  SpendRequest,
  SpendRow,
} from '@tokenledger/metering/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

/** A row of the spend query: 64-bit integers and decimals are text. */
export interface StoredSpendRow {
  readonly is_total: string | number;
  readonly period?: number;
  readonly is_rest?: number;
  readonly in_previous?: number;
  readonly [column: string]: string | number | readonly (readonly string[])[] | undefined;
}

/** Which range's figures of a row are meant. */
export type FiguresOf = '' | 'previous_';

export function decodeSpendRow(row: StoredSpendRow, request: SpendRequest, of: FiguresOf): SpendRow {
  const pairsRanges = request.granularity === 'total' && request.compareWith !== undefined;
  return {
    ...decodeFigures(row, of),
    periodStart: row.period === undefined ? undefined : new Date(row.period * 1000),
    group: request.groupBy.map((_, index) => {
      const value = row[`group_${index}`];
      return value === '' ? null : String(value);
    }),
    rest: Number(row.is_rest ?? 0) === 1,
    previous: pairsRanges ? decodeFigures(row, 'previous_') : undefined,
  };
}

export function decodeFigures(row: StoredSpendRow, of: FiguresOf): SpendFigures {
  const count = (column: string): bigint => wholeOf(row, `${of}total_${column}`);
  const input = count('input_tokens');
  const output = count('output_tokens');
  const priced = pricedByCurrency(row, `${of}by_currency`);
  return {
    calls: count('calls'),
    tokens: {
      input,
      uncachedInput: count('uncached_input_tokens'),
      cacheRead: count('cache_read_tokens'),
      cacheWrite: count('cache_write_tokens'),
      output,
      reasoning: count('reasoning_tokens'),
      total: input + output,
    },
    cost: priced.map(({ currency, cost }) => amountOf(currency, cost)),
    pricedTokens: priced.map(({ currency, tokens }) => ({ currency, tokens: BigInt(tokens) })),
    unpriced: { calls: count('unpriced_calls'), tokens: count('unpriced_tokens') },
    unallocated: {
      calls: count('unallocated_calls'),
      tokens: count('unallocated_tokens'),
      cost: priced
        .filter(({ unallocatedCalls }) => unallocatedCalls !== '0')
        .map(({ currency, unallocatedCost }) => amountOf(currency, unallocatedCost)),
    },
    incomplete: { calls: count('incomplete_calls') },
    converted: callsByCurrency(row, `${of}by_reporting`),
    unconverted: callsByCurrency(row, `${of}not_converted`),
  };
}

export function decodeDuplicates(row: StoredSpendRow): { readonly calls: bigint; readonly tokens: bigint } {
  return { calls: wholeOf(row, 'total_duplicate_calls'), tokens: wholeOf(row, 'total_duplicate_tokens') };
}

/** @param row undefined where there is no call */
export function decodeFreshness(row: StoredSpendRow | undefined, of: FiguresOf, pendingBuckets: number): Freshness {
  return {
    newestCallAt: row && instantOf(row, `${of}total_newest_call_at`),
    newestArrivalAt: row && instantOf(row, `${of}total_newest_arrival_at`),
    pendingBuckets,
  };
}

/** @throws RangeError where the column is not a whole number's text */
export function wholeOf(row: StoredSpendRow, column: string): bigint {
  const value = row[column];
  if (typeof value !== 'string') throw new RangeError(`${column} came back as ${typeof value}, text was expected`);
  return BigInt(value);
}

interface PricedCalls {
  readonly currency: string;
  readonly cost: string;
  readonly tokens: string;
  readonly unallocatedCalls: string;
  readonly unallocatedCost: string;
}

/** Lists side by side: currencies, calls, cost, tokens, unallocated calls, their cost. */
function pricedByCurrency(row: StoredSpendRow, column: string): readonly PricedCalls[] {
  const lists = row[column];
  if (!Array.isArray(lists)) throw new RangeError(`${column} is not a set of lists`);
  const [currencies = [], , cost = [], tokens = [], unallocatedCalls = [], unallocatedCost = []] =
    lists as readonly (readonly string[])[];
  return currencies.map((currency, index) => ({
    currency,
    cost: cost[index] ?? '',
    tokens: tokens[index] ?? '',
    unallocatedCalls: unallocatedCalls[index] ?? '',
    unallocatedCost: unallocatedCost[index] ?? '',
  }));
}

/** Lists side by side: currencies, calls, amounts. */
function callsByCurrency(row: StoredSpendRow, column: string): readonly CurrencyCalls[] {
  const lists = row[column];
  if (!Array.isArray(lists)) throw new RangeError(`${column} is not a set of lists`);
  const [currencies = [], calls = [], amounts = []] = lists as readonly (readonly string[])[];
  return currencies.map((currency, index) => ({
    ...amountOf(currency, amounts[index] ?? ''),
    calls: BigInt(calls[index] ?? ''),
  }));
}

function amountOf(currency: string, amount: string): CurrencyAmount {
  return { currency, amount: parseDecimal18(amount) };
}

/** The epoch stands for "no call": no call starts before 2015. */
function instantOf(row: StoredSpendRow, column: string): Date | undefined {
  const ms = Number(wholeOf(row, column));
  return ms <= 0 ? undefined : new Date(ms);
}
