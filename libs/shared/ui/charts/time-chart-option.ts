import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

import type { Locale, Period, PeriodLength, QuantityUnit } from '../numbers';
import { formatPeriod } from '../numbers/format-time';
import { formatQuantity } from '../numbers/quantity-unit';
import { type AxisTicks, axisTicks } from './axis-ticks';
import {
  type ChartComparison,
  type ChartPeriod,
  type ChartSeries,
  type ChartShape,
  positionOf,
  reachOf,
} from './chart-data';
import type { ColourRole } from './colours';

export type TimeChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

/** What the theme looks like now. */
export interface ChartPalette {
  readonly roles: Readonly<Record<ColourRole, string>>;
  readonly surface: string;
  readonly border: string;
  readonly borderStrong: string;
  readonly textMuted: string;
  readonly hatch: string;
  readonly font: string;
}

export interface TimeChartInput {
  readonly periods: readonly ChartPeriod[];
  readonly length: PeriodLength;
  readonly timeZone: string;
  /** The visible ones; the first stands at the bottom. */
  readonly series: readonly ChartSeries[];
  readonly comparison?: ChartComparison | undefined;
  readonly unit: QuantityUnit;
  readonly shape: ChartShape;
  readonly locale: Locale;
}

/** Pixels between the edge and the plot. Known beforehand, so that what lies over the drawing lies where it should. */
export interface PlotMargins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LONGEST_ANIMATION_MS = 150;

export function ticksOf({ shape, series, comparison, periods, unit }: TimeChartInput): AxisTicks {
  return axisTicks(reachOf(shape, series, comparison, periods.length), unit.kind === 'count' ? 1 : 0);
}

export function marginsOf(input: TimeChartInput): PlotMargins {
  const widest = Math.max(...tickLabels(input).map(widthOf));
  return { left: Math.ceil(widest) + 14, right: 10, top: 24, bottom: 28 };
}

/**
 * The drawing and nothing else: it hears no pointer and holds no text but the axes'. Tooltip, legend, marks and
 * selection are the component's own elements.
 */
export function timeChartOption(input: TimeChartInput, palette: ChartPalette, isAnimated: boolean): TimeChartOption {
  const { periods, length, timeZone, locale, comparison } = input;
  const ticks = ticksOf(input);
  const label = (period: Period) => formatPeriod(locale, period, length, timeZone, 'axis');
  const labels = tickLabels(input);
  const text = { color: palette.textMuted, fontFamily: palette.font, fontSize: 12 };
  return {
    animation: isAnimated,
    animationDuration: LONGEST_ANIMATION_MS,
    animationDurationUpdate: LONGEST_ANIMATION_MS,
    grid: { ...marginsOf(input), outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: periods.map(label),
      axisLabel: { ...text, hideOverlap: true, margin: 10 },
      axisLine: { lineStyle: { color: palette.borderStrong }, onZero: true },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: ticks.min,
      max: ticks.max,
      interval: ticks.step,
      axisLabel: { ...text, formatter: (_value: number, index: number) => labels[index] ?? '' },
      splitLine: { lineStyle: { color: palette.border } },
    },
    series: [
      ...input.series.map((one) => seriesOption(one, input, palette)),
      ...(comparison === undefined ? [] : comparisonOptions(comparison, periods.length, palette)),
    ],
  };
}

function seriesOption(
  { id, name, colour, values }: ChartSeries,
  { shape, periods }: TimeChartInput,
  palette: ChartPalette,
): BarSeriesOption | LineSeriesOption {
  const color = palette.roles[colour];
  const positions = periods.map((_, index) => positionOf(values[index]));
  if (shape === 'bars') {
    const hatched = {
      decal: { dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: palette.surface },
    };
    return {
      type: 'bar',
      id,
      name,
      stack: 'all',
      silent: true,
      barCategoryGap: '22%',
      barMaxWidth: 56,
      itemStyle: { color, borderColor: palette.surface, borderWidth: 0.5 },
      data: positions.map((value, index) => ({
        value: value ?? '-',
        ...(periods[index]?.isPartial === true ? { itemStyle: { ...hatched, opacity: 0.75 } } : {}),
      })),
    };
  }
  return {
    type: 'line',
    id,
    name,
    silent: true,
    connectNulls: false,
    // A lone value between gaps has no line to be seen by.
    showSymbol: positions.length === 1 || positions.some((_, index) => isAlone(positions, index)),
    symbol: 'circle',
    symbolSize: (_value: unknown, { dataIndex }: { dataIndex: number }) => (isAlone(positions, dataIndex) ? 5 : 0),
    lineStyle: { color, width: 2 },
    itemStyle: { color },
    data: positions.map((value) => value ?? '-'),
    ...(shape === 'area' ? { stack: 'all', areaStyle: { color, opacity: 0.8 } } : {}),
  };
}

/** Dashes over a rim of the ground's colour: bars of any colour may stand behind them. */
function comparisonOptions(
  { name, values }: ChartComparison,
  count: number,
  palette: ChartPalette,
): LineSeriesOption[] {
  const positions = Array.from({ length: count }, (_, index) => positionOf(values[index]));
  const line: LineSeriesOption = {
    type: 'line',
    name,
    silent: true,
    showSymbol: positions.length === 1,
    symbolSize: 5,
    connectNulls: false,
    itemStyle: { color: palette.textMuted },
    data: positions.map((value) => value ?? '-'),
  };
  return [
    { ...line, id: 'comparison-rim', z: 5, lineStyle: { color: palette.surface, width: 4, opacity: 0.75 } },
    { ...line, id: 'comparison', z: 6, lineStyle: { color: palette.textMuted, width: 1.5, type: [4, 3] } },
  ];
}

function isAlone(positions: readonly (number | null)[], index: number): boolean {
  return (
    positions[index] !== null && (positions[index - 1] ?? null) === null && (positions[index + 1] ?? null) === null
  );
}

function tickLabels(input: TimeChartInput): readonly string[] {
  return ticksOf(input).texts.map((text) => formatQuantity(input.locale, text, input.unit, 'axis'));
}

/** Near enough for a margin: Chinese characters are as wide as they are high. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 12.5 : 7), 0);
}
