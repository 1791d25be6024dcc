export type { ChartComparison, ChartMark, ChartPeriod, ChartSeries, ChartShape } from './chart-data';
export { OPEN_DRAWING, type ChartDrawing, type OpenDrawing } from './chart-drawing';
export * from './colours';
export * from './figure';
export * from './ranked-bars';
export * from './sparkline';
export * from './time-chart';
