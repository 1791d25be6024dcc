import { InjectionToken } from '@angular/core';

import type { TimeChartOption } from './time-chart-option';

/** A drawing inside an element. */
export interface ChartDrawing {
  draw(option: TimeChartOption): void;
  /** Fits the element's new size. */
  resize(): void;
  close(): void;
}

/** Opens drawings. @throws what loading threw, where the code could not be fetched: after a release, offline */
export type OpenDrawing = (element: HTMLElement) => Promise<ChartDrawing>;

/** The drawing code is half a megabyte: fetched when the first chart has something to draw, after the page is there. */
export const OPEN_DRAWING = new InjectionToken<OpenDrawing>('OpenDrawing', {
  factory: () => async (element) => (await import('./echarts-drawing')).openEchartsDrawing(element),
});
