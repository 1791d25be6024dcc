/** Figures that are compared one by one; the same keys on both sides. */
export type Figures = Readonly<Record<string, bigint | string>>;

export interface CaseResult {
  readonly section: string;
  readonly name: string;
  readonly sent: Figures;
  readonly arrived: Figures;
  /** What else was wrong; with any, the case has failed however equal the figures are. */
  readonly problems: readonly string[];
}

export interface SkippedCase {
  readonly section: string;
  readonly name: string;
  readonly reason: string;
}

export function isEqual({ sent, arrived, problems }: CaseResult): boolean {
  const keys = new Set([...Object.keys(sent), ...Object.keys(arrived)]);
  return problems.length === 0 && [...keys].every((key) => sent[key] === arrived[key]);
}

/** A Markdown table, one row a case, padded so that a terminal shows it as well. */
export function formatResults(results: readonly CaseResult[]): string {
  const rows = [
    ['', 'case', 'sent', 'arrived', 'equal'],
    ...results.map((result) => [
      result.section,
      result.name,
      figuresText(result.sent),
      figuresText(result.arrived),
      isEqual(result) ? 'yes' : 'NO',
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function figuresText(figures: Figures): string {
  return Object.entries(figures)
    .map(([label, figure]) => `${figure} ${label}`)
    .join(', ');
}
