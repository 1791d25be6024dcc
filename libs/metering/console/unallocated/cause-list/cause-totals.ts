import type { Numbers } from '@tokenledger/shared/ui';

import type { CauseFiguresFragment } from '../../operations';
import { costIn } from '../../overview/spend-figures';

/** What all causes add up to, as the table's last row shows it. */
export function totalsOf(total: CauseFiguresFragment, numbers: Numbers, currency: string) {
  const exactCost = costIn(total, currency);
  return {
    exactCost,
    cost: numbers.money(exactCost, currency, 'column'),
    calls: numbers.count(total.calls),
    tokens: numbers.count(total.tokens.total),
  };
}
