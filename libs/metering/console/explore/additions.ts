import { compareDecimals, differenceOfDecimals, sumOfDecimals } from '@tokenledger/shared/ui';

import { costIn } from './measure';
import type { TableReport } from './table-rows';

/**
 * Whether a column of money adds up to its total for whoever adds it up with a pencil.
 * - `exact`: it does.
 * - `rounding`: the amounts do, the cells do not: each was rounded by itself.
 * - `truncated`: rows were left out; the total holds them.
 */
export type Addition =
  | { readonly kind: 'exact' }
  | { readonly kind: 'rounding'; /** Sum of the cells as they are read. */ readonly ofCells: string }
  | { readonly kind: 'truncated'; /** What the rows that were left out cost. */ readonly missing: string };

/** @param rounded an amount as a cell shows it, as decimal text */
export function additionOf(
  report: Pick<TableReport, 'rows' | 'totals' | 'truncated'>,
  currency: string,
  rounded: (amount: string) => string,
): Addition {
  const total = costIn(report.totals, currency) ?? '0';
  const amounts = report.rows.map((row) => costIn(row, currency) ?? '0');
  if (report.truncated) return { kind: 'truncated', missing: differenceOfDecimals(total, sumOfDecimals(amounts)) };
  const ofCells = sumOfDecimals(amounts.map(rounded));
  return compareDecimals(ofCells, rounded(total)) === 0 ? { kind: 'exact' } : { kind: 'rounding', ofCells };
}
