import {
  type ChartComparison,
  type ChartPeriod,
  type ChartSeries,
  compareDecimals,
  type RankedRow,
  sumOfDecimals,
} from '@tokenledger/shared/ui';

import type { ExploreChartQuery } from '../operations';
import type { ViewDimension } from '../view/view-address';
import type { Measure } from './explore-address';
import type { Words } from './explore-words';
import { type Group, groupColours, groupName, groupOf } from './group';
import { costIn, isAmount, measureOf, sumOfKnown } from './measure';
import { type AxisLength, periodAxis } from './period-axis';

export type ChartReport = Extract<ExploreChartQuery['spend'], { readonly __typename: 'SpendReport' }>;
type ChartRow = ChartReport['rows'][number];
type ComparedRow = NonNullable<ChartReport['comparison']>['rows'][number];

export interface ChartQuestion {
  readonly dimensions: readonly ViewDimension[];
  readonly measure: Measure;
  /** ISO 4217 */
  readonly currency: string;
}

export interface OverTime {
  readonly length: AxisLength;
  readonly periods: readonly ChartPeriod[];
  readonly series: readonly ChartSeries[];
  readonly groups: ReadonlyMap<string, Group>;
  /** Of all groups together; undefined where nothing is compared, or where the measure has no sum. */
  readonly comparison: ChartComparison | undefined;
}

/** Amounts over time, the largest group first, so that it stands at the bottom. */
export function overTime(
  report: ChartReport,
  granularity: AxisLength,
  { dimensions, measure, currency }: ChartQuestion,
  words: Words,
): OverTime {
  const axis = axisOf(report, granularity);
  const groups = rankedGroups(report.rows, measure, currency);
  const colours = groupColours(groups, dimensions);
  const cells = new Map(report.rows.map((row) => [cellKey(groupOf(row), row.periodStart), row]));
  const partial = new Set(report.rows.filter((row) => row.partial).map((row) => instantOf(row.periodStart)));
  const knownUntil = report.truncated ? instantOf(report.rows.at(-1)?.periodStart ?? report.from) : Infinity;
  return {
    length: granularity,
    periods: axis.map(({ start, end }) => ({
      start,
      end,
      isPartial: partial.has(start.getTime()) || end.getTime() > instantOf(report.freshness.asOf),
    })),
    series: groups.map((group) => ({
      id: group.key,
      name: groupName(group, words),
      colour: colours.get(group.key) ?? 'accent',
      values: axis.map(({ start }) => {
        const row = cells.get(cellKey(group, start.toISOString()));
        if (row !== undefined) return measureOf(row, measure, currency);
        return isAmount(measure) && start.getTime() < knownUntil ? '0' : null;
      }),
    })),
    groups: new Map(groups.map((group) => [group.key, group])),
    comparison: comparisonOf(report, granularity, measure, currency, words),
  };
}

/** Groups of a whole range, in the API's order. */
export function ranked(
  report: ChartReport,
  { dimensions, measure, currency }: ChartQuestion,
  words: Words,
): readonly (RankedRow & { readonly group: Group })[] {
  const groups = report.rows.map(groupOf);
  const colours = groupColours(groups, dimensions);
  return report.rows.flatMap((row) => {
    const group = groupOf(row);
    // Groups of the compared range only: they have a place in the table, and no bar.
    if (row.calls === '0' && !group.isRest && report.rows.length > 1) return [];
    return [
      {
        id: group.key,
        name: groupName(group, words),
        value: measureOf(row, measure, currency),
        colour: colours.get(group.key) ?? 'accent',
        isRest: group.isRest,
        group,
      },
    ];
  });
}

export function axisOf(report: Pick<ChartReport, 'from' | 'to' | 'timeZone' | 'freshness'>, length: AxisLength) {
  const [from, to, asOf] = [new Date(report.from), new Date(report.to), new Date(report.freshness.asOf)];
  return periodAxis({ from, to, asOf, timeZone: report.timeZone }, length);
}

function rankedGroups(rows: readonly ChartRow[], measure: Measure, currency: string): readonly Group[] {
  const byGroup = Map.groupBy(rows, (row) => groupOf(row).key);
  const size = isAmount(measure) ? measure : 'cost';
  return [...byGroup.values()]
    .map((ofGroup) => ({
      group: groupOf(ofGroup[0]!),
      total: sumOfDecimals(ofGroup.map((row) => measureOf(row, size, currency) ?? '0')),
    }))
    .sort(
      (one, other) => Number(one.group.isRest) - Number(other.group.isRest) || compareDecimals(other.total, one.total),
    )
    .map(({ group }) => group);
}

/** The first period of the compared range stands at the first of the range, and so on. */
function comparisonOf(
  report: ChartReport,
  granularity: AxisLength,
  measure: Measure,
  currency: string,
  words: Words,
): ChartComparison | undefined {
  const { comparison, timeZone, freshness } = report;
  if (comparison === null || comparison.truncated || !isAmount(measure)) return undefined;
  const byPeriod = Map.groupBy(comparison.rows, ({ periodStart }) => instantOf(periodStart));
  const values = axisOf({ ...comparison, timeZone, freshness }, granularity).map(({ start }) =>
    sumOfKnown((byPeriod.get(start.getTime()) ?? []).map((row) => comparedMeasure(row, measure, currency))),
  );
  return { name: words.say('before'), values };
}

function comparedMeasure(row: ComparedRow, measure: Measure, currency: string): string | null {
  if (measure === 'tokens') return row.tokens.total;
  return measure === 'calls' ? row.calls : costIn(row, currency);
}

function cellKey(group: Group, periodStart: string): string {
  return `${instantOf(periodStart)} ${group.key}`;
}

function instantOf(text: string): number {
  return new Date(text).getTime();
}
