import { isKnown } from '../numbers';
import { type ChartComparison, type ChartPeriod, type ChartSeries, totalAt } from './chart-data';
import { type CsvCell, csvText } from '../csv/csv';

export interface ChartCsvTexts {
  readonly start: string;
  readonly end: string;
  readonly complete: string;
  readonly yes: string;
  readonly no: string;
  readonly total: string;
}

/**
 * One line a period: exact values, instants in UTC. What is not known stays empty, and so does a total over it.
 */
export function chartCsv(
  texts: ChartCsvTexts,
  periods: readonly ChartPeriod[],
  series: readonly ChartSeries[],
  comparison: ChartComparison | undefined,
): string {
  const headings = [texts.start, texts.end, texts.complete, ...series.map(({ name }) => name), texts.total];
  const rows = periods.map((period, index): readonly CsvCell[] => {
    const total = totalAt(series, index);
    return [
      period.start.toISOString(),
      period.end.toISOString(),
      period.isPartial === true ? texts.no : texts.yes,
      ...series.map(({ values }) => values[index]),
      total.isIncomplete ? null : total.known,
      ...(comparison === undefined ? [] : [comparison.values[index]]),
    ];
  });
  return csvText([...headings, comparison?.name].filter(isKnown), rows);
}
