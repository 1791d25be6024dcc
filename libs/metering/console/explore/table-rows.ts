import type { ExploreTableQuery } from '../operations';
import { type Group, groupOf } from './group';

export type TableReport = Extract<ExploreTableQuery['spend'], { readonly __typename: 'SpendReport' }>;
export type ReportFigures = Omit<TableReport['totals'], 'coverage' | 'reported'>;

export interface RowPeriod {
  readonly start: Date;
  readonly end: Date;
  /** Not all of it is in the range, or it still runs. */
  readonly isPartial: boolean;
}

/** One row: a group, or a group within a period. */
export interface ExploreRow {
  readonly key: string;
  readonly group: Group;
  readonly period: RowPeriod;
  readonly figures: ReportFigures;
  readonly unpricedCalls: string;
  /** The same group in the compared range; undefined with periods, and where nothing is compared. */
  readonly previous: ReportFigures | undefined;
}

export function rowsOf(report: TableReport): readonly ExploreRow[] {
  return report.rows.map((row) => {
    const group = groupOf(row);
    return {
      key: report.granularity === 'TOTAL' ? group.key : `${row.periodStart} ${group.key}`,
      group,
      period: { start: new Date(row.periodStart), end: new Date(row.periodEnd), isPartial: row.partial },
      figures: row,
      unpricedCalls: row.coverage.unpriced.calls,
      previous: row.previous ?? undefined,
    };
  });
}

/** Groups that are named, how many more the rest holds, and those that were in the compared range only. */
export interface GroupTally {
  /** All groups of the range, as decimal text. */
  readonly count: string;
  readonly shown: number;
  readonly hasRest: boolean;
  readonly gone: number;
}

export function tallyOf(report: TableReport): GroupTally {
  const named = new Map(report.rows.filter(({ rest }) => !rest).map((row) => [groupOf(row).key, row]));
  const gone = [...named.values()].filter(({ calls, previous }) => calls === '0' && previous !== null).length;
  return {
    count: report.groupCount,
    shown: named.size - gone,
    hasRest: report.rows.some(({ rest }) => rest),
    gone,
  };
}
