import {
  type Change,
  changeBetween,
  type ChartComparison,
  type ChartPeriod,
  type ChartSeries,
  type ColourRole,
  colourOf,
  coloursOf,
  compareDecimals,
  COUNT,
  isKnown,
  moneyIn,
  PERCENT,
  type QuantityUnit,
  sumOfDecimals,
  UNKNOWN_COLOUR,
} from '@tokenledger/shared/ui';

import type { CauseFiguresFragment, CoverageCourseFragment, OwnerCoverageQuery, UnknownShare } from '../operations';
import type { Step } from '../overview/overview-address';
import { type Instants, periodsOf } from '../overview/overview-periods';
import { costIn } from '../overview/spend-figures';
import { isTenthOfPoint } from '../overview/tenth-of-point';
import { REASONS } from './reason-words';

export type CoverageReport = Extract<OwnerCoverageQuery['ownerCoverage'], { readonly __typename: 'OwnerCoverage' }>;

/** A share that has an owner, and how it stands against the compared range. */
export interface CoverageFigure {
  /** A ratio; null where not known. */
  readonly value: string | null;
  readonly unknownBecause: UnknownShare | null;
  /** Undefined where nothing is compared. */
  readonly change: Change | undefined;
  /** Whether the change is so large that being good or bad matters: a tenth of a point. */
  readonly isNoticeable: boolean;
}

export interface CoverageFigures {
  readonly ofCost: CoverageFigure;
  readonly ofTokens: CoverageFigure;
  readonly ofCalls: CoverageFigure;
  /** What nobody owns, in the currency shown. */
  readonly unallocated: { readonly value: string | null; readonly change: Change | undefined };
}

export function coverageFigures({ total, comparison }: CoverageReport, currency: string): CoverageFigures {
  const before = comparison?.total;
  const figure = (of: 'ofCost' | 'ofTokens' | 'ofCalls'): CoverageFigure => {
    const { share, unknownBecause } = total[of];
    const change = isKnown(before) ? changeBetween(share, before[of].share) : undefined;
    return { value: share, unknownBecause, change, isNoticeable: isTenthOfPoint(change) };
  };
  const value = costIn(total.unallocated, currency);
  return {
    ofCost: figure('ofCost'),
    ofTokens: figure('ofTokens'),
    ofCalls: figure('ofCalls'),
    unallocated: {
      value,
      change: isKnown(before) ? changeBetween(value, costIn(before.unallocated, currency)) : undefined,
    },
  };
}

/** What the course shows: cost or tokens of nobody by reason, or the share of cost that has an owner. */
export const COURSES = ['money', 'tokens', 'coverage'] as const;

export type CourseShown = (typeof COURSES)[number];

export interface CoverageQuestion {
  readonly shown: CourseShown;
  readonly step: Step;
  readonly timeZone: string;
  readonly currency: string;
  readonly range: Instants;
  readonly compared: Instants | undefined;
}

export interface CoverageCourse {
  readonly periods: readonly ChartPeriod[];
  readonly series: readonly ChartSeries[];
  readonly comparison: ChartComparison | undefined;
  readonly unit: QuantityUnit;
}

/** Words of a chart, in the reader's language. */
export interface CourseWords {
  readonly owned: string;
  /** Of the compared range. */
  readonly compared: string;
  reasonOf(reason: string): string;
}

/** A reason keeps its colour, whichever others there are: those that are known have one each. */
export function reasonColours(reasons: readonly string[]): ReadonlyMap<string, ColourRole> {
  const known = coloursOf(REASON_KIND, REASONS);
  return new Map(reasons.map((reason) => [reason, known.get(reason) ?? colourOf(REASON_KIND, reason)]));
}

/** As Explore names the dimension: a colour is the same there. */
const REASON_KIND = 'unallocatedReason';

export function coverageCourse(report: CoverageReport, question: CoverageQuestion, words: CourseWords): CoverageCourse {
  const { shown, step, timeZone, currency } = question;
  const asOf = new Date(report.freshness.asOf);
  const periods = periodsOf(question.range, step, timeZone, asOf);
  const compared = question.compared === undefined ? [] : periodsOf(question.compared, step, timeZone, asOf);
  const before = isKnown(report.comparison) ? report.comparison.periods : undefined;
  const series =
    shown === 'coverage'
      ? [
          {
            id: 'owned',
            name: words.owned,
            colour: 'accent' as const,
            values: periods.map(({ start }) => coverageAt(report.periods, start)),
          },
        ]
      : reasonSeries(report.periods, periods, question, words);
  return {
    periods,
    series,
    comparison:
      before === undefined || compared.length === 0
        ? undefined
        : {
            name: words.compared,
            values: compared.map(({ start }) =>
              shown === 'coverage' ? coverageAt(before, start) : amountAt(before, start, question),
            ),
          },
    unit: shown === 'coverage' ? PERCENT : shown === 'tokens' ? COUNT : moneyIn(currency),
  };
}

/** A share by period for a small course; a period without calls is a gap. */
export function shareByPeriod(
  report: { readonly periods: readonly PeriodShare[]; readonly freshness: { readonly asOf: string } },
  { range, step, timeZone }: Pick<CoverageQuestion, 'range' | 'step' | 'timeZone'>,
): readonly (string | null)[] {
  const periods = periodsOf(range, step, timeZone, new Date(report.freshness.asOf));
  return periods.map(({ start }) => coverageAt(report.periods, start));
}

interface PeriodShare {
  readonly periodStart: string;
  readonly ofCost: { readonly share: string | null };
}

function reasonSeries(
  rows: readonly CoverageCourseFragment[],
  periods: readonly ChartPeriod[],
  question: CoverageQuestion,
  words: CourseWords,
): readonly ChartSeries[] {
  const names = [...new Set(rows.flatMap(({ reasons }) => reasons.map(({ reason }) => reason)))];
  const colours = reasonColours(names);
  const series = names.map((reason) => ({
    id: reason,
    name: words.reasonOf(reason),
    colour: colours.get(reason) ?? UNKNOWN_COLOUR,
    values: periods.map(({ start }) => {
      const found = at(rows, start)?.reasons.find((one) => one.reason === reason);
      return found === undefined ? '0' : measured(found.spend, question);
    }),
  }));
  const totals = new Map(series.map(({ id, values }) => [id, sumOfDecimals(values.filter(isKnown))]));
  return series.sort((left, right) => compareDecimals(totals.get(right.id) ?? '0', totals.get(left.id) ?? '0'));
}

function at<Row extends { readonly periodStart: string }>(rows: readonly Row[], start: Date): Row | undefined {
  return rows.find(({ periodStart }) => Date.parse(periodStart) === start.getTime());
}

function coverageAt(rows: readonly PeriodShare[], start: Date): string | null {
  return at(rows, start)?.ofCost.share ?? null;
}

function amountAt(rows: readonly CoverageCourseFragment[], start: Date, question: CoverageQuestion): string | null {
  const row = at(rows, start);
  return row === undefined ? '0' : measured(row.unallocated, question);
}

function measured(figures: CauseFiguresFragment, { shown, currency }: CoverageQuestion): string | null {
  return shown === 'tokens' ? figures.tokens.total : costIn(figures, currency);
}
