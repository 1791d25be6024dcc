import type { OverviewCoursePartFragment, OverviewFiguresFragment, OverviewRankingFragment } from '../../operations';
import type { CourseReport } from '../course/course-view';
import type { HeadlineReport } from '../headline/headline-view';
import type { MoversReport } from '../movers/movers-view';

/** Everything of it charged in US dollars; null: none of its calls has a price. */
export type Dollars = string | null;

/** Totals of 12 calls and 2,000,000 tokens that cost 10 dollars, unless told otherwise. */
export function figures(given: Partial<OverviewFiguresFragment> = {}): OverviewFiguresFragment {
  const cost = given.cost ?? [{ amount: '10', currency: 'USD' }];
  return {
    calls: '12',
    cost,
    pricedIn: cost,
    costPerMillionTokens: [{ amount: '5', currency: 'USD' }],
    cacheReadShare: '0.5',
    tokens: { total: '2000000' },
    coverage: { unallocated: { calls: '0', cost: [] }, unpriced: { calls: '0', tokens: '0' } },
    ...given,
  };
}

export function headlineReport(
  totals: OverviewFiguresFragment = figures(),
  before?: OverviewFiguresFragment,
): HeadlineReport {
  return {
    __typename: 'SpendReport',
    from: '2026-10-28T00:00:00Z',
    to: '2026-11-27T00:00:00Z',
    freshness: { asOf: '2026-11-26T12:00:00Z', pendingBuckets: 0 },
    totals: { ...totals, reported: NOTHING_UNCONVERTED },
    comparison: before === undefined ? null : { totals: before },
  };
}

const NOTHING_UNCONVERTED = { cost: { currency: 'USD' }, unconverted: [], otherwiseReported: [] } as const;

/** @param value a group's; `rest` is what is left over */
export function coursePart(
  day: string,
  value: string | null,
  dollars: Dollars,
  given: { readonly rest?: boolean; readonly tokens?: string } = {},
): OverviewCoursePartFragment {
  return {
    periodStart: `${day}T00:00:00.000Z`,
    rest: given.rest ?? false,
    group: [{ value }],
    tokens: { total: given.tokens ?? '1000' },
    ...charged(dollars),
  };
}

export function courseReport(
  rows: readonly OverviewCoursePartFragment[],
  before?: readonly OverviewCoursePartFragment[],
): CourseReport {
  return {
    __typename: 'SpendReport',
    freshness: { asOf: '2026-11-26T12:00:00Z' },
    groupCount: '3',
    truncated: false,
    totals: { cost: [{ amount: '1', currency: 'USD' }] },
    rows,
    comparison: before === undefined ? null : { rows: before },
  };
}

export function moversRow(
  value: string | null,
  now: Dollars,
  before: Dollars,
  rest = false,
): MoversReport['rows'][number] {
  const calls = (dollars: Dollars) => (dollars === '0' ? '0' : '3');
  return {
    rest,
    calls: calls(now),
    group: [{ value }],
    ...charged(now),
    previous: { calls: calls(before), ...charged(before) },
  };
}

export function moversReport(rows: readonly MoversReport['rows'][number][]): MoversReport {
  return { __typename: 'SpendReport', groupCount: String(rows.length), totals: charged('1'), rows };
}

export function ranking(rows: readonly (readonly [value: string | null, Dollars])[]): OverviewRankingFragment {
  return {
    groupCount: String(rows.length),
    totals: charged('10'),
    rows: rows.map(([value, dollars]) => ({ rest: false, group: [{ value }], ...charged(dollars) })),
  };
}

function charged(dollars: Dollars) {
  return {
    cost: dollars === null || dollars === '0' ? [] : [{ amount: dollars, currency: 'USD' }],
    coverage: { unpriced: { calls: dollars === null ? '3' : '0' } },
  };
}

/** The same with the types that the API tells of each object: Apollo Client picks the fields of fragments by them. */
export function onTheWire<Data>(data: Data): Data {
  return withTypes(data) as Data;
}

function withTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTypes);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withTypes(field)]));
  if ('rest' in value) return { __typename: 'SpendRow', ...fields };
  return 'costPerMillionTokens' in value ? { __typename: 'SpendFigures', ...fields } : fields;
}
