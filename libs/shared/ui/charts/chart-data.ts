import { compareDecimals, isKnown, type Known, type Period, plottable, sumOfDecimals } from '../numbers';
import type { ColourRole } from './colours';

export interface ChartPeriod extends Period {
  /** Not over yet, or late data may still come: drawn hatched. */
  readonly isPartial?: boolean;
}

/** One entity's values, one for each period: exact decimal text, null where there is no data (a gap, not a zero). */
export interface ChartSeries {
  readonly id: string;
  /** As it is shown; may be anything that somebody called their team. */
  readonly name: string;
  readonly colour: ColourRole;
  readonly values: readonly Known<string>[];
}

/** An earlier time, drawn as a thin dashed line: its first value stands at the first period. */
export interface ChartComparison {
  readonly name: string;
  readonly values: readonly Known<string>[];
}

/** Something that happened: a price change, a release. */
export interface ChartMark {
  readonly at: Date;
  readonly text: string;
}

export type ChartShape = 'bars' | 'area' | 'lines';

/** One series at one period, as tooltip and table show it. */
export interface ChartReading {
  readonly series: ChartSeries;
  readonly value: string | null;
}

export interface PeriodTotal {
  /** Sum of what is known; null where nothing is. */
  readonly known: string | null;
  /** A series has a gap here: the sum is not the whole. */
  readonly isIncomplete: boolean;
}

/** Largest first, gaps last. */
export function readingsAt(series: readonly ChartSeries[], index: number): readonly ChartReading[] {
  return series
    .map((one) => ({ series: one, value: one.values[index] ?? null }))
    .sort((left, right) => {
      if (left.value === null || right.value === null)
        return Number(left.value === null) - Number(right.value === null);
      return compareDecimals(right.value, left.value);
    });
}

/** Exact. */
export function totalAt(series: readonly ChartSeries[], index: number): PeriodTotal {
  const known = series.map(({ values }) => values[index]).filter(isKnown);
  return { known: known.length === 0 ? null : sumOfDecimals(known), isIncomplete: known.length < series.length };
}

/** Periods of which no series knows anything, as runs: `[2, 4]` is the third to the fifth. */
export function gapsOf(series: readonly ChartSeries[], count: number): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (let index = 0; index < count; index += 1) {
    if (series.length === 0 || series.some(({ values }) => isKnown(values[index]))) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/** The series whose part of a stack lies at a height. @param height position on the value axis */
export function seriesAt(series: readonly ChartSeries[], index: number, height: number): ChartSeries | undefined {
  let above = 0;
  let below = 0;
  return series.find(({ values }) => {
    const value = positionOf(values[index]);
    if (value === null || value === 0) return false;
    const from = value > 0 ? above : below;
    if (value > 0) above += value;
    else below += value;
    return value > 0 ? height >= from && height < above : height <= from && height > below;
  });
}

/** Where bars, lines and the comparison reach: what the value axis has to hold. */
export function reachOf(
  shape: ChartShape,
  series: readonly ChartSeries[],
  comparison: ChartComparison | undefined,
  count: number,
): readonly number[] {
  const single = (values: readonly Known<string>[]) => values.slice(0, count).map((value) => positionOf(value) ?? 0);
  const compared = comparison === undefined ? [] : single(comparison.values);
  if (shape === 'lines') return [...series.flatMap(({ values }) => single(values)), ...compared];
  const stacks = Array.from({ length: count }, (_, index) => {
    const heights = series.map(({ values }) => positionOf(values[index]) ?? 0);
    return [heights.filter((height) => height > 0), heights.filter((height) => height < 0)].map((part) =>
      part.reduce((sum, height) => sum + height, 0),
    );
  });
  return [...stacks.flat(), ...compared];
}

/** A mark's place along the axis, in periods from its start; undefined where it lies outside. */
export function placeOf(at: Date, periods: readonly ChartPeriod[]): number | undefined {
  const index = periods.findIndex(({ start, end }) => start <= at && at < end);
  const period = periods[index];
  if (period === undefined) return undefined;
  const length = period.end.getTime() - period.start.getTime();
  return index + (at.getTime() - period.start.getTime()) / length;
}

export function positionOf(value: Known<string>): number | null {
  return isKnown(value) ? plottable(value) : null;
}
