import type { FileProblem, NumberedRateFields } from '@tokenledger/pricing/domain';
import type { CsvTable } from '@tokenledger/shared/csv';
import { isCurrency, isWithdrawnCurrency } from '@tokenledger/shared/money';
import { failed, ok, type Result } from '@tokenledger/shared/result';

/** As it stands on every line that comes from a table of the European Central Bank. */
export const ECB_SOURCE = 'ECB';

/** The bank quotes all currencies against the euro: 1 EUR is so much of each. */
const BASE = 'EUR';
const NOT_QUOTED = 'N/A';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export interface EcbTable {
  readonly lines: readonly NumberedRateFields[];
  /** Columns of currencies that are not in use any more: nothing of today is priced in them. */
  readonly leftOut: readonly string[];
}

/**
 * Reads a table of the European Central Bank: `eurofxref.csv` (one day, `10 March 2026`, spaces after commas) or
 * `eurofxref-hist.csv` (all days, `2026-03-10`). Cells `N/A` are no rates. What the cells hold is checked by
 * `readRateLines`.
 */
export function readEcbTable({ header, rows }: CsvTable): Result<EcbTable, readonly FileProblem[]> {
  const columnsOf = rememberedColumns();
  const codes = header.cells.slice(1).map((code) => code.trim());
  const problems = codes.flatMap((code): FileProblem[] =>
    code === '' || isCurrency(code) || isWithdrawnCurrency(code)
      ? []
      : [
          {
            line: header.line,
            field: code.slice(0, 60),
            problem: 'an ISO 4217 code such as USD is expected above each column',
          },
        ],
  );
  const lines: NumberedRateFields[] = [];
  for (const {
    line,
    cells: [date = '', ...cells],
  } of rows) {
    const period = dayOf(date.trim());
    if (period === undefined) {
      problems.push({
        line,
        field: 'Date',
        problem: `"${date.slice(0, 60)}": a day that exists is expected (2026-03-10, or 10 March 2026)`,
      });
      continue;
    }
    for (const [place, cell] of cells.entries()) {
      const to = codes[place] ?? '';
      const rate = cell.trim();
      if (rate === NOT_QUOTED || isWithdrawnCurrency(to) || (to === '' && rate === '')) continue;
      if (to === '') problems.push({ line, field: 'Date', problem: `"${rate.slice(0, 60)}" stands below no currency` });
      else lines.push({ line, fields: { from: BASE, to, period, rate, source: ECB_SOURCE }, columns: columnsOf(to) });
    }
  }
  if (problems.length > 0) return failed(problems);
  return ok({ lines, leftOut: codes.filter(isWithdrawnCurrency) });
}

/** One a currency: a history of 30 years has 200,000 cells. */
function rememberedColumns(): (currency: string) => NonNullable<NumberedRateFields['columns']> {
  const remembered = new Map<string, NonNullable<NumberedRateFields['columns']>>();
  return (currency) => {
    const known = remembered.get(currency) ?? { rate: currency, period: 'Date' };
    remembered.set(currency, known);
    return known;
  };
}

/** Whether it exists is for the reader of rates to say. */
function dayOf(date: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const [, day = '', month = '', year] = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(date) ?? [];
  const place = MONTHS.indexOf(month);
  if (year === undefined || place < 0) return undefined;
  return `${year}-${String(place + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
