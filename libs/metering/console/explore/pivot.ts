import { compareDecimals, type Numbers, sumOfDecimals, type TableColumn, UNKNOWN } from '@tokenledger/shared/ui';
import { localDay } from '@tokenledger/shared/time';

import type { Measure } from './explore-address';
import { axisOf } from './explore-chart-model';
import type { Words } from './explore-words';
import { orderOf } from './figure-columns';
import { type Group, groupName } from './group';
import { isAmount, measureOf, sumOfKnown, unitOf } from './measure';
import type { AxisLength } from './period-axis';
import type { ExploreRow, RowPeriod, TableReport } from './table-rows';

/** One period with the measure of every group in it. */
export interface PivotRow {
  readonly key: string;
  readonly period: RowPeriod;
  /** By the group's key; null: not known. */
  readonly values: ReadonlyMap<string, string | null>;
  /** Of all groups; null where the measure has no sum, or nothing is known. */
  readonly total: string | null;
}

export interface Pivot {
  readonly groups: readonly Group[];
  readonly rows: readonly PivotRow[];
}

/** Periods as rows and groups as columns, the largest group first and the rest last. */
export function pivotOf(
  report: TableReport,
  rows: readonly ExploreRow[],
  length: AxisLength,
  measure: Measure,
  currency: string,
): Pivot {
  const groups = rankedGroups(rows, measure, currency);
  const byPeriod = Map.groupBy(rows, ({ period }) => period.start.getTime());
  // Rows come by period: what is missing at the end of a report that was cut is not zero.
  const knownUntil = report.truncated ? (rows.at(-1)?.period.start.getTime() ?? 0) : Infinity;
  const asOf = new Date(report.freshness.asOf).getTime();
  return {
    groups,
    rows: axisOf(report, length).map(({ start, end }) => {
      const found = byPeriod.get(start.getTime()) ?? [];
      const byGroup = new Map(found.map((row) => [row.group.key, measureOf(row.figures, measure, currency)]));
      const isKnown = start.getTime() < knownUntil;
      const absent = isAmount(measure) && isKnown ? '0' : null;
      const values = new Map(groups.map(({ key }) => [key, byGroup.has(key) ? (byGroup.get(key) ?? null) : absent]));
      const isPartial = found[0]?.period.isPartial ?? end.getTime() > asOf;
      const total = isAmount(measure) && isKnown ? sumOfKnown([...values.values()]) : null;
      return { key: start.toISOString(), period: { start, end, isPartial }, values, total };
    }),
  };
}

export interface PivotColumnsInput {
  readonly pivot: Pivot;
  readonly report: TableReport;
  readonly length: AxisLength;
  readonly measure: Measure;
  readonly currency: string;
  readonly words: Words;
  readonly numbers: Numbers;
}

export function pivotColumns(input: PivotColumnsInput): readonly TableColumn<PivotRow>[] {
  const { pivot, report, measure, currency, words, numbers } = input;
  const style = measure === 'tokens' ? 'compact' : 'column';
  const text = (value: string | null) =>
    value === null ? undefined : numbers.quantity(value, unitOf(measure, currency), style);
  const column = (key: string, header: string, read: (row: PivotRow) => string | null, total: string | undefined) => ({
    key,
    header,
    align: 'end' as const,
    text: (row: PivotRow) => text(read(row)),
    exact: (row: PivotRow) => read(row) ?? undefined,
    sortBy: (row: PivotRow) => orderOf(read(row)),
    ...(total === undefined ? {} : { total }),
  });
  const totalOf = (key: string) =>
    isAmount(measure) && !report.truncated
      ? (text(sumOfKnown(pivot.rows.map((row) => row.values.get(key) ?? null))) ?? UNKNOWN)
      : undefined;
  return [
    periodColumn(report, input.length, words, numbers),
    ...(isAmount(measure)
      ? [
          column(
            'total',
            words.say('total'),
            (row: PivotRow) => row.total,
            text(measureOf(report.totals, measure, currency)) ?? UNKNOWN,
          ),
        ]
      : []),
    ...pivot.groups.map((group, at) =>
      column(`group.${at}`, groupName(group, words), (row) => row.values.get(group.key) ?? null, totalOf(group.key)),
    ),
  ];
}

/** The column that names a row's period; a file says its first day, or instant, as a spreadsheet sorts it. */
export function periodColumn<Row extends { readonly period: RowPeriod }>(
  { timeZone }: Pick<TableReport, 'timeZone'>,
  length: AxisLength,
  words: Words,
  numbers: Numbers,
): TableColumn<Row> {
  return {
    key: 'period',
    header: words.say(`period.${length}`),
    text: ({ period }) => {
      const name = numbers.period(period, length, timeZone);
      return period.isPartial ? `${name} · ${words.say('incomplete')}` : name;
    },
    exact: ({ period }) => (length === 'hour' ? period.start.toISOString() : localDay(period.start, timeZone)),
    sortBy: ({ period }) => period.start,
  };
}

function rankedGroups(rows: readonly ExploreRow[], measure: Measure, currency: string): readonly Group[] {
  const size = isAmount(measure) ? measure : 'cost';
  return [...Map.groupBy(rows, ({ group }) => group.key).values()]
    .map((ofGroup) => ({
      group: ofGroup[0]!.group,
      total: sumOfDecimals(ofGroup.map(({ figures }) => measureOf(figures, size, currency) ?? '0')),
    }))
    .sort(
      (one, other) => Number(one.group.isRest) - Number(other.group.isRest) || compareDecimals(other.total, one.total),
    )
    .map(({ group }) => group);
}
