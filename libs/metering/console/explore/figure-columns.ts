import {
  type Change,
  changeBetween,
  type Fraction,
  fractionBetween,
  type Numbers,
  ratioOf,
  type TableColumn,
  UNKNOWN,
} from '@tokenledger/shared/ui';

import type { Words } from './explore-words';
import { type AmountMeasure, costIn, type Figures, measureOf, unitOf } from './measure';
import type { ExploreRow, ReportFigures, TableReport } from './table-rows';

export interface FigureColumnsInput {
  readonly report: TableReport;
  readonly words: Words;
  readonly numbers: Numbers;
  /** Each with its own column, the one that is drawn first. */
  readonly currencies: readonly [string, ...string[]];
  /** What shares and changes are of. */
  readonly amount: AmountMeasure;
}

type Column = TableColumn<ExploreRow>;
type TokenMeter = keyof ReportFigures['tokens'];

/** The columns after a group's name: what it cost and how that compares, since a phone shows no more; what it used. */
export function figureColumns(input: FigureColumnsInput): readonly Column[] {
  const { report, words, currencies } = input;
  const [currency] = currencies;
  const isCompared = report.comparison !== null && report.granularity === 'TOTAL';
  return [
    ...currencies.map((one) => costColumn(input, one)),
    shareColumn(input),
    ...(isCompared ? [changeColumn(input), percentColumn(input)] : []),
    {
      ...countColumn(input, 'calls', ({ calls }) => calls, report.totals.calls),
      // The cell is a link to the calls themselves.
      header: words.say('calls'),
    },
    countColumn(input, 'unpricedCalls', (_, row) => row.unpricedCalls, report.totals.coverage.unpriced.calls, true),
    tokenColumn(input, 'total', false),
    ...OPTIONAL_METERS.map((meter) => tokenColumn(input, meter, true)),
    perMillionColumn(input, currency),
    cacheColumn(input),
    ...(isCompared ? [previousColumn(input)] : []),
  ];
}

const OPTIONAL_METERS: readonly TokenMeter[] = [
  'input',
  'uncachedInput',
  'cacheRead',
  'cacheWrite',
  'output',
  'reasoning',
];

function countColumn(
  { words, numbers }: FigureColumnsInput,
  key: string,
  read: (figures: ReportFigures, row: ExploreRow) => string,
  total: string,
  isOptional = false,
): Column {
  return {
    key,
    header: words.say(key),
    align: 'end',
    text: (row) => numbers.count(read(row.figures, row), 'exact'),
    exact: (row) => read(row.figures, row),
    sortBy: (row) => BigInt(read(row.figures, row)),
    total: numbers.count(total, 'exact'),
    isOptional,
  };
}

function tokenColumn({ report, words, numbers }: FigureColumnsInput, meter: TokenMeter, isOptional: boolean): Column {
  return {
    key: `tokens.${meter}`,
    header: words.say(`tokens.${meter}`),
    align: 'end',
    text: ({ figures }) => numbers.count(figures.tokens[meter]),
    exact: ({ figures }) => figures.tokens[meter],
    sortBy: ({ figures }) => BigInt(figures.tokens[meter]),
    total: numbers.count(report.totals.tokens[meter]),
    isOptional,
  };
}

function costColumn({ report, words, numbers }: FigureColumnsInput, currency: string): Column {
  const cost = (figures: Figures) => costIn(figures, currency);
  return {
    key: `cost.${currency}`,
    header: words.say('costIn', { currency }),
    align: 'end',
    text: ({ figures }) => shown(cost(figures), (amount) => numbers.money(amount, currency, 'column')),
    exact: ({ figures }) => cost(figures) ?? undefined,
    sortBy: ({ figures }) => orderOf(cost(figures)),
    total: numbers.money(cost(report.totals), currency, 'column'),
  };
}

function shareColumn({ report, words, numbers, currencies: [currency], amount }: FigureColumnsInput): Column {
  const whole = measureOf(report.totals, amount, currency);
  const part = ({ figures }: ExploreRow) => measureOf(figures, amount, currency);
  const exact = (row: ExploreRow) => {
    const value = part(row);
    return value === null || whole === null ? undefined : (ratioOf(value, whole) ?? undefined);
  };
  return {
    key: 'share',
    header: words.say(`shareOf.${amount}`),
    align: 'end',
    text: (row) => shown(exact(row) === undefined ? null : part(row), (value) => numbers.share(value, whole)),
    exact,
    sortBy: (row) => orderOf(exact(row) ?? null),
    total: numbers.share(whole, whole),
  };
}

function perMillionColumn({ report, words, numbers }: FigureColumnsInput, currency: string): Column {
  const read = (figures: Figures) => measureOf(figures, 'costPerMillion', currency);
  return {
    key: 'costPerMillion',
    header: words.say('costPerMillionIn', { currency }),
    align: 'end',
    text: ({ figures }) => shown(read(figures), (amount) => numbers.money(amount, currency, 'column')),
    exact: ({ figures }) => read(figures) ?? undefined,
    sortBy: ({ figures }) => orderOf(read(figures)),
    total: numbers.money(read(report.totals), currency, 'column'),
  };
}

function cacheColumn({ report, words, numbers }: FigureColumnsInput): Column {
  return {
    key: 'cacheShare',
    header: words.say('cacheShare'),
    align: 'end',
    text: ({ figures }) => shown(figures.cacheReadShare, (share) => numbers.percent(share)),
    exact: ({ figures }) => figures.cacheReadShare ?? undefined,
    sortBy: ({ figures }) => orderOf(figures.cacheReadShare),
    total: numbers.percent(report.totals.cacheReadShare),
    isOptional: true,
  };
}

function previousColumn(input: FigureColumnsInput): Column {
  const { report, words, numbers, amount } = input;
  const [currency] = input.currencies;
  const read = (figures: Figures | undefined) => (figures === undefined ? null : measureOf(figures, amount, currency));
  const text = (value: string) => numbers.quantity(value, unitOf(amount, currency), styleOf(amount));
  return {
    key: 'previous',
    header: words.say(`previous.${amount}`, { currency }),
    align: 'end',
    text: ({ previous }) => shown(read(previous), text),
    exact: ({ previous }) => read(previous) ?? undefined,
    sortBy: ({ previous }) => orderOf(read(previous)),
    total: shown(read(report.comparison?.totals), text) ?? UNKNOWN,
    isOptional: true,
  };
}

function changeColumn(input: FigureColumnsInput): Column {
  const { words, numbers, amount } = input;
  const [currency] = input.currencies;
  const change = (row: ExploreRow) => changeOf(row, input);
  const text = (one: Change) => numbers.difference(one, unitOf(amount, currency), styleOf(amount));
  return {
    key: 'change',
    header: words.say(`changeIn.${amount}`, { currency }),
    align: 'end',
    text: (row) => shown(change(row).absolute, () => text(change(row))),
    exact: (row) => change(row).absolute ?? undefined,
    sortBy: (row) => orderOf(change(row).absolute),
    total: text(totalChange(input)),
  };
}

function percentColumn(input: FigureColumnsInput): Column {
  const { words, numbers } = input;
  const text = (change: Change) => percentText(change, numbers, words);
  return {
    key: 'changePercent',
    header: words.say('changePercent'),
    align: 'end',
    text: (row) => text(changeOf(row, input)),
    exact: (row) => exactPercent(changeOf(row, input), words),
    sortBy: (row) => percentOrder(changeOf(row, input)),
    total: text(totalChange(input)) ?? UNKNOWN,
  };
}

/** How a group's amount stands against the compared range. */
export function changeOf(
  { figures, previous }: Pick<ExploreRow, 'figures' | 'previous'>,
  { amount, currencies: [currency] }: Pick<FigureColumnsInput, 'amount' | 'currencies'>,
): Change {
  return changeBetween(
    measureOf(figures, amount, currency),
    previous === undefined ? null : measureOf(previous, amount, currency),
  );
}

function totalChange(input: FigureColumnsInput): Change {
  const { totals, comparison } = input.report;
  return changeOf({ figures: totals, previous: comparison?.totals }, input);
}

/** From nothing to something is *new*, and no percentage. */
function percentText(change: Change, numbers: Numbers, words: Words): string | undefined {
  if (change.kind === 'new' || change.kind === 'gone') return words.say(change.kind);
  return change.percent === null ? undefined : numbers.differencePercent(change);
}

function exactPercent(change: Change, words: Words): string | undefined {
  if (change.kind === 'new') return words.say('new');
  if (change.percent === null) return undefined;
  // The heading says percent.
  return ratioOf((change.percent.part * 100n).toString(), change.percent.whole.toString()) ?? undefined;
}

/** What is new grew by more than any percentage. */
function percentOrder(change: Change): bigint | undefined {
  if (change.kind === 'new') return 10n ** 60n;
  return change.percent === null ? undefined : scaled(change.percent);
}

function styleOf(amount: AmountMeasure): 'column' | 'compact' {
  return amount === 'tokens' ? 'compact' : 'column';
}

function shown(value: string | null | undefined, format: (value: string) => string): string | undefined {
  return value === null || value === undefined ? undefined : format(value);
}

/** Exact to the API's 18 places, as a sort wants it. */
export function orderOf(value: string | null): bigint | undefined {
  const fraction = value === null ? undefined : fractionBetween(value, '1');
  return fraction === undefined ? undefined : scaled(fraction);
}

function scaled({ part, whole }: Fraction): bigint {
  return (part * 10n ** 18n) / whole;
}
