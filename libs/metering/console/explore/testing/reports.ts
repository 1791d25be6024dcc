import type { ChartReport } from '../explore-chart-model';
import type { Words } from '../explore-words';
import type { TableReport } from '../table-rows';
import { EXPLORE_EN } from '../texts/en';

type TableRow = TableReport['rows'][number];
type ChartRow = ChartReport['rows'][number];

/** What a group used, in short: calls, tokens, cost by currency. */
export interface Used {
  readonly calls?: string;
  readonly tokens?: string;
  /** Exact amount of USD; null: no call had a price. */
  readonly cost?: string | null;
  readonly costIn?: Readonly<Record<string, string>>;
  readonly perMillion?: string;
  readonly cacheShare?: string | null;
}

export function figures({ calls = '1', tokens = '1000', cost = '1', costIn, perMillion, cacheShare }: Used = {}) {
  const amounts = costIn ?? (cost === null ? {} : { USD: cost });
  return {
    // Apollo reads fragments by the type of what is answered.
    __typename: 'SpendFigures',
    calls,
    tokens: {
      __typename: 'TokenTotals',
      total: tokens,
      input: tokens,
      uncachedInput: tokens,
      cacheRead: '0',
      cacheWrite: '0',
      output: '0',
      reasoning: '0',
    },
    cost: Object.entries(amounts).map(([currency, amount]) => ({ amount, currency })),
    costPerMillionTokens: perMillion === undefined ? [] : [{ amount: perMillion, currency: 'USD' }],
    cacheReadShare: cacheShare ?? null,
  };
}

/** A row has the figures' fields and is a type of its own. */
const A_ROW = { __typename: 'SpendRow' } as const;

export interface RowExample extends Used {
  readonly group?: readonly (string | null)[];
  readonly rest?: boolean;
  /** A day, `2026-11-01`; the whole range unless given. */
  readonly day?: string;
  readonly partial?: boolean;
  readonly unpriced?: string;
  readonly previous?: Used;
}

export function tableRow({
  group = ['Search'],
  rest = false,
  day,
  partial = false,
  unpriced = '0',
  previous,
  ...used
}: RowExample): TableRow {
  return {
    ...figures(used),
    ...A_ROW,
    ...periodOf(day),
    partial,
    rest,
    group: group.map((value) => ({ value })),
    coverage: { unpriced: { calls: unpriced } },
    previous: previous === undefined ? null : figures(previous),
  };
}

export function chartRow(example: RowExample): ChartRow {
  return tableRow(example);
}

/** Three days of November 2026, over since. */
export function tableReport(part: Partial<TableReport> & { readonly rows: TableReport['rows'] }): TableReport {
  return {
    __typename: 'SpendReport',
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-11-04T00:00:00.000Z',
    timeZone: 'UTC',
    granularity: 'TOTAL',
    groupBy: ['TEAM'],
    groupCount: String(part.rows.length),
    truncated: false,
    freshness: { asOf: '2026-11-20T00:00:00.000Z', newestCallAt: null, pendingBuckets: 0 },
    possibleDuplicates: { calls: '0' },
    comparison: null,
    ...part,
    totals: part.totals ?? totals(),
  };
}

export function totals(used: Used = {}): TableReport['totals'] {
  return {
    ...figures(used),
    reported: { cost: { currency: 'USD' }, unconverted: [], otherwiseReported: [] },
    coverage: { unpriced: { calls: '0', tokens: '0' }, unallocated: { calls: '0' } },
  };
}

export function chartReport(part: Partial<ChartReport> & { readonly rows: ChartReport['rows'] }): ChartReport {
  return {
    __typename: 'SpendReport',
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-11-04T00:00:00.000Z',
    timeZone: 'UTC',
    granularity: 'DAY',
    groupCount: '2',
    truncated: false,
    freshness: { asOf: '2026-11-20T00:00:00.000Z' },
    totals: figures(),
    comparison: null,
    ...part,
  };
}

/** The page's own English texts, without Angular. */
export const ENGLISH: Words = {
  say: (key, values = {}) => {
    const found = key.split('.').reduce<unknown>((texts, part) => (texts as Record<string, unknown>)[part], EXPLORE_EN);
    if (typeof found !== 'string') throw new Error(`no text "${key}"`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  },
  dimension: (dimension) => dimension,
  heading: (dimension) => dimension,
  list: (texts) => texts.join(' and '),
};

function periodOf(day: string | undefined) {
  if (day === undefined) return { periodStart: '2026-11-01T00:00:00.000Z', periodEnd: '2026-11-04T00:00:00.000Z' };
  const start = new Date(`${day}T00:00:00Z`);
  return { periodStart: start.toISOString(), periodEnd: new Date(start.getTime() + 86_400_000).toISOString() };
}
