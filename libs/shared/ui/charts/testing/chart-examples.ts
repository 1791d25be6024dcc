import type { ChartPeriod, ChartSeries } from '../chart-data';
import type { ChartPalette } from '../time-chart-option';

const DAY_MS = 86_400_000;

/** Days from 1 November 2026 (UTC) on. */
export function days(count: number, last: 'last is complete' | 'last is partial' = 'last is complete'): ChartPeriod[] {
  const first = Date.UTC(2026, 10, 1);
  return Array.from({ length: count }, (_, index) => ({
    start: new Date(first + index * DAY_MS),
    end: new Date(first + (index + 1) * DAY_MS),
    isPartial: last === 'last is partial' && index === count - 1,
  }));
}

/** Named, and identified by that name. */
export function seriesOf(name: string, values: readonly (string | null)[]): ChartSeries {
  return { id: name, name, colour: 'category-1', values };
}

export const PALETTE: ChartPalette = {
  roles: {
    'category-1': '#000001',
    'category-2': '#000002',
    'category-3': '#000003',
    'category-4': '#000004',
    'category-5': '#000005',
    'category-6': '#000006',
    'category-7': '#000007',
    'category-8': '#000008',
    'category-rest': '#000009',
    'category-unknown': '#00000a',
    accent: '#00000b',
  },
  surface: '#ffffff',
  border: '#dddddd',
  borderStrong: '#bbbbbb',
  textMuted: '#555555',
  hatch: '#eeeeee',
  font: 'sans-serif',
};
