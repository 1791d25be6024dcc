import { type ChartMark, type ChartPeriod, placeOf } from './chart-data';
import type { PlotMargins } from './time-chart-option';

/** Where periods lie, in pixels from the left edge: for what stands over the drawing. */
export interface PlotLayout {
  readonly width: number;
  readonly left: number;
  readonly periodWidth: number;
}

export interface Band {
  readonly left: number;
  readonly width: number;
}

export interface PlacedMark {
  readonly mark: ChartMark;
  readonly x: number;
  /** Until the next mark or the edge. */
  readonly room: number;
  readonly isNamed: boolean;
}

/** As wide as a tooltip may be (time-chart.css). */
const TOOLTIP_PX = 300;
/** A mark's text is written beside it where it has this much room. */
const MARK_TEXT_PX = 110;
const TOOLTIP_GAP_PX = 8;

export function layOut(width: number, { left, right }: PlotMargins, count: number): PlotLayout {
  return { width, left, periodWidth: Math.max(1, width - left - right) / Math.max(1, count) };
}

/** The period under a point; below 0 or past the last where there is none. */
export function indexAt({ left, periodWidth }: PlotLayout, x: number): number {
  return Math.floor((x - left) / periodWidth);
}

/** From the first to the last of some periods, both within. */
export function bandOf({ left, periodWidth }: PlotLayout, first: number, last: number): Band {
  return { left: left + first * periodWidth, width: (last - first + 1) * periodWidth };
}

/** Those within the periods, in order of time. */
export function placeMarks(
  marks: readonly ChartMark[],
  periods: readonly ChartPeriod[],
  { left, periodWidth, width }: PlotLayout,
): readonly PlacedMark[] {
  const placed = marks
    .flatMap((mark) => {
      const place = placeOf(mark.at, periods);
      return place === undefined ? [] : [{ mark, x: left + place * periodWidth }];
    })
    .sort((one, other) => one.x - other.x);
  return placed.map(({ mark, x }, index) => {
    const room = (placed[index + 1]?.x ?? width) - x;
    return { mark, x, room, isNamed: room >= MARK_TEXT_PX };
  });
}

/** On the side that has more room; where neither has enough, at the other edge, over what is not pointed at. */
export function tooltipPlace(layout: PlotLayout, index: number): { readonly left?: number; readonly right?: number } {
  const middle = layout.left + (index + 0.5) * layout.periodWidth;
  const beside = layout.periodWidth / 2 + TOOLTIP_GAP_PX;
  if (middle <= layout.width / 2) {
    return layout.width - middle - beside < TOOLTIP_PX ? { right: 0 } : { left: middle + beside };
  }
  return middle - beside < TOOLTIP_PX ? { left: 0 } : { right: layout.width - middle + beside };
}
