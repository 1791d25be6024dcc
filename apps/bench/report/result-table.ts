import { type BenchResult, type Cell, isWithin, type Limit, type ResultTable } from './bench-result';

const MEBIBYTE = 1024 * 1024;

/** A bench's answer for a person. */
export function renderResult(result: BenchResult): string {
  const processes: ResultTable = {
    title: 'processes',
    rows: result.processes.map(({ name, cpuSeconds, wallSeconds, peakMemoryBytes }) => ({
      process: name,
      'CPU s': round(cpuSeconds),
      cores: round(cpuSeconds / wallSeconds),
      'peak MiB': Math.round(peakMemoryBytes / MEBIBYTE),
    })),
  };
  return [
    `== ${result.bench}`,
    ...[...result.tables, ...(processes.rows.length > 0 ? [processes] : [])].map(renderTable),
    ...result.limits.map(renderLimit),
    ...result.notes.map((note) => `note: ${note}`),
    '',
  ].join('\n');
}

function renderLimit(limit: Limit): string {
  const verdict = isWithin(limit) ? 'met   ' : 'MISSED';
  return `${verdict} ${limit.name}: ${format(limit.value)} ${limit.unit} (${limit.bound} ${format(limit.limit)})`;
}

/** Columns as wide as their widest cell; numbers to the right. */
export function renderTable({ title, rows }: ResultTable): string {
  const [first] = rows;
  if (first === undefined) return `${title}: nothing`;
  const columns = Object.keys(first);
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => format(row[column] ?? '').length)),
  );
  const line = (cells: readonly Cell[]): string =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return typeof cell === 'number' ? format(cell).padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [title, line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join('\n');
}

function format(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US', { maximumFractionDigits: 2 }) : cell;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
