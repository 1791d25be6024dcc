import { type Change, changeBetween, compareDecimals, isKnown } from '@tokenledger/shared/ui';

import type { OverviewCoursePartFragment, OverviewMoversQuery } from '../../operations';
import { costIn } from '../spend-figures';

export type MoversReport = Extract<OverviewMoversQuery['spend'], { readonly __typename: 'SpendReport' }>;

/** A group whose spend changed. */
export interface Mover {
  /** null: not known. */
  readonly value: string | null;
  readonly change: Change;
  /** What it spent in the range, exact. */
  readonly cost: string;
}

export interface MoversView {
  /** Largest first. */
  readonly increases: readonly Mover[];
  readonly decreases: readonly Mover[];
  /** Groups that were looked through, where there are more: a smaller change may be missing. Undefined: all were. */
  readonly lookedThrough: number | undefined;
}

const EACH = 5;

/** The groups whose spend grew and fell most, by money: half of nothing is not worth a line. */
export function moversView(report: MoversReport, currency: string): MoversView {
  const movers = report.rows.filter(({ rest }) => !rest).flatMap((row) => moverOf(row, currency));
  const increases = largest(movers, (mover) => compareDecimals(mover, '0') > 0);
  const decreases = largest(movers, (mover) => compareDecimals(mover, '0') < 0);
  const isCut = report.rows.some(({ rest }) => rest);
  return {
    increases,
    decreases,
    // A full list misses nothing: what was not looked through changed less than what was.
    lookedThrough:
      isCut && (increases.length < EACH || decreases.length < EACH)
        ? report.rows.filter(({ rest }) => !rest).length
        : undefined,
  };
}

/** What a mover spent in each period, in order; a period without calls is zero. */
export function coursesOf(
  rows: readonly OverviewCoursePartFragment[],
  starts: readonly Date[],
  currency: string,
): ReadonlyMap<string | null, readonly (string | null)[]> {
  const values = new Set(rows.map(({ group }) => group[0]?.value ?? null));
  return new Map(
    [...values].map((value) => {
      const own = rows.filter(({ group }) => (group[0]?.value ?? null) === value);
      return [
        value,
        starts.map((start) => {
          const part = own.find(({ periodStart }) => Date.parse(periodStart) === start.getTime());
          return part === undefined ? '0' : costIn(part, currency);
        }),
      ];
    }),
  );
}

function moverOf(row: MoversReport['rows'][number], currency: string): readonly Mover[] {
  if (!isKnown(row.previous)) return [];
  const [now, before] = [costIn(row, currency), costIn(row.previous, currency)];
  return now === null ? [] : [{ value: row.group[0]?.value ?? null, cost: now, change: changeBetween(now, before) }];
}

function largest(movers: readonly Mover[], isMeant: (difference: string) => boolean): readonly Mover[] {
  return movers
    .filter(({ change }) => change.absolute !== null && isMeant(change.absolute))
    .sort((left, right) => compareDecimals(sizeOf(right), sizeOf(left)))
    .slice(0, EACH);
}

function sizeOf({ change }: Mover): string {
  return (change.absolute ?? '0').replace('-', '');
}
