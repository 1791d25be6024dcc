import {
  type ChartComparison,
  type ChartPeriod,
  type ChartSeries,
  coloursOf,
  compareDecimals,
  isKnown,
  REST_COLOUR,
  sumOfDecimals,
  UNKNOWN_COLOUR,
} from '@tokenledger/shared/ui';

import type { OverviewCoursePartFragment, OverviewCourseQuery } from '../../operations';
import { ENTITY_KIND, type Measure, type OverviewDimension, type Step } from '../overview-address';
import { type Instants, periodsOf } from '../overview-periods';
import { costIn } from '../spend-figures';

export type CourseReport = Extract<OverviewCourseQuery['spend'], { readonly __typename: 'SpendReport' }>;

/** Words for what is no entity, in the reader's language. */
export interface CourseNames {
  readonly rest: string;
  readonly unknown: string;
  /** Of the compared range. */
  readonly compared: string;
}

export interface CourseQuestion {
  readonly by: OverviewDimension;
  readonly measure: Measure;
  readonly step: Step;
  readonly timeZone: string;
  readonly currency: string;
  readonly range: Instants;
  readonly compared: Instants | undefined;
}

export interface CourseView {
  readonly periods: readonly ChartPeriod[];
  readonly series: readonly ChartSeries[];
  readonly comparison: ChartComparison | undefined;
}

type Part = OverviewCoursePartFragment;

/** Ids of the series: an entity's name cannot be one of the others. */
const REST_ID = 'rest';
const UNKNOWN_ID = 'unknown';
const ENTITY_ID = 'is ';

/** A report by period and group as a chart stacks it: the largest entity at the bottom, greys on top. */
export function courseView(report: CourseReport, question: CourseQuestion, names: CourseNames): CourseView {
  const asOf = new Date(report.freshness.asOf);
  const periods = periodsOf(question.range, question.step, question.timeZone, asOf);
  const groups = groupsOf(report.rows);
  const colours = coloursOf(
    ENTITY_KIND[question.by],
    [...groups.keys()].flatMap((id) => entityOf(id) ?? []),
  );
  const series = [...groups].map(([id, parts]) => {
    const entity = entityOf(id);
    return {
      id,
      name: entity ?? (id === REST_ID ? names.rest : names.unknown),
      colour:
        entity === undefined ? (id === REST_ID ? REST_COLOUR : UNKNOWN_COLOUR) : (colours.get(entity) ?? 'accent'),
      values: periods.map(({ start }) => valueAt(parts, start, question)),
    };
  });
  return { periods, series: stacked(series), comparison: comparisonOf(report, question, names.compared, asOf) };
}

/** What a series of this chart stands for: a value, null for "not known"; undefined where it is no group of its own. */
export function valueOfSeries(id: string): string | null | undefined {
  return id === UNKNOWN_ID ? null : entityOf(id);
}

function comparisonOf(
  { comparison }: CourseReport,
  question: CourseQuestion,
  name: string,
  asOf: Date,
): ChartComparison | undefined {
  if (!isKnown(comparison) || question.compared === undefined) return undefined;
  const periods = periodsOf(question.compared, question.step, question.timeZone, asOf);
  return { name, values: periods.map(({ start }) => valueAt(comparison.rows, start, question)) };
}

/**
 * Sum of the parts of a period. No part is no call, so nothing was spent; where no part has a price it is not known.
 */
function valueAt(parts: readonly Part[], start: Date, { measure, currency }: CourseQuestion): string | null {
  const here = parts.filter(({ periodStart }) => Date.parse(periodStart) === start.getTime());
  if (here.length === 0) return '0';
  const known = here.map((part) => (measure === 'tokens' ? part.tokens.total : costIn(part, currency))).filter(isKnown);
  return known.length === 0 ? null : sumOfDecimals(known);
}

function groupsOf(rows: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  const groups = new Map<string, Part[]>();
  for (const row of rows) {
    const id = idOf(row);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [row]);
    else known.push(row);
  }
  return groups;
}

function idOf({ rest, group }: Part): string {
  if (rest) return REST_ID;
  const value = group[0]?.value;
  return isKnown(value) ? `${ENTITY_ID}${value}` : UNKNOWN_ID;
}

function entityOf(id: string): string | undefined {
  return id.startsWith(ENTITY_ID) ? id.slice(ENTITY_ID.length) : undefined;
}

function stacked(series: readonly ChartSeries[]): readonly ChartSeries[] {
  const place = ({ id }: ChartSeries) => [UNKNOWN_ID, REST_ID].indexOf(id);
  const totals = new Map(series.map((one) => [one.id, sumOfDecimals(one.values.filter(isKnown))]));
  return [...series].sort(
    (left, right) =>
      place(left) - place(right) || compareDecimals(totals.get(right.id) ?? '0', totals.get(left.id) ?? '0'),
  );
}
