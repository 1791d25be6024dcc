import type { LedgerTotals } from './expected-totals';

export interface ComparedFigure {
  readonly figure: string;
  readonly file: string;
  readonly ledger: string;
  readonly equal: boolean;
}

const FIGURES: readonly (readonly [label: string, figure: keyof LedgerTotals])[] = [
  ['calls', 'calls'],
  ['input tokens', 'inputTokens'],
  ['  of them cache reads', 'cacheReadTokens'],
  ['output tokens', 'outputTokens'],
  ['possible duplicates', 'possibleDuplicates'],
  ['calls without a price', 'unpricedCalls'],
  ['cost in USD', 'costUsd'],
];

/** Every figure of the file beside the ledger's. Exact: there is no tolerance. */
export function compareTotals(file: LedgerTotals, ledger: LedgerTotals): ComparedFigure[] {
  return FIGURES.map(([label, figure]) => ({
    figure: label,
    file: String(file[figure]),
    ledger: String(ledger[figure]),
    equal: file[figure] === ledger[figure],
  }));
}

export function allEqual(figures: readonly ComparedFigure[]): boolean {
  return figures.every(({ equal }) => equal);
}

/**
 * A table for a terminal: figure, file, ledger, and what differs.
 * @param source what stands above the figures that the ledger is compared with
 */
export function formatComparison(figures: readonly ComparedFigure[], source = 'file'): string {
  const rows = [
    ['', source, 'ledger', ''],
    ...figures.map(({ figure, file, ledger, equal }) => [figure, file, ledger, equal ? '' : '← differs']),
  ];
  const width = (column: number): number => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const [labels, files, ledgers] = [width(0), width(1), width(2)];
  return rows
    .map(([label = '', file = '', ledger = '', note = '']) =>
      `${label.padEnd(labels)}  ${file.padStart(files)}  ${ledger.padStart(ledgers)}  ${note}`.trimEnd(),
    )
    .join('\n');
}
