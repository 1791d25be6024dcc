import { changeBetween, compareDecimals, moneyIn, type Numbers, type TableColumn } from '@tokenledger/shared/ui';

import type { ReratingDifference } from './rerating-words';

type CostKey = 'costBefore' | 'costAfter';

type Translate = (key: string, values?: Record<string, string>) => string;

export const differenceKey = ({ team, month, currency }: ReratingDifference): string =>
  JSON.stringify([month, team, currency]);

interface Costs {
  readonly currency: string | null;
  readonly calls: string;
  readonly newlyPriced: string;
  readonly newlyUnpriced: string;
}

/** Calls none of which has a price cost nobody knows what, not nothing. */
export function isKnown<C extends Costs>(costs: C, key: CostKey): costs is C & { readonly currency: string } {
  const without = key === 'costBefore' ? costs.newlyPriced : costs.newlyUnpriced;
  return costs.currency !== null && without !== costs.calls;
}

/** Columns of what re-rating changes, by team and month; each amount in the currency of its row. */
export function differenceColumns(translate: Translate, numbers: Numbers): readonly TableColumn<ReratingDifference>[] {
  const count = (key: 'calls' | 'newlyPriced' | 'newlyUnpriced'): TableColumn<ReratingDifference> => ({
    key,
    header: translate(`columns.${key}`),
    align: 'end',
    text: (row) => numbers.count(row[key], 'exact'),
    exact: (row) => row[key],
    sortBy: (row) => BigInt(row[key]),
  });
  const cost = (key: CostKey, header: string): TableColumn<ReratingDifference> => ({
    key,
    header,
    align: 'end',
    text: (row) => (isKnown(row, key) ? numbers.money(row[key], row.currency) : undefined),
    exact: (row) => (isKnown(row, key) ? `${row[key]} ${row.currency}` : undefined),
    compare: (one, other) => compareDecimals(one[key], other[key]),
  });
  return [
    { key: 'month', header: translate('columns.month'), text: ({ month }) => month, sortBy: ({ month }) => month },
    {
      key: 'team',
      header: translate('columns.team'),
      text: ({ team }) => team ?? translate('noTeam'),
      exact: ({ team }) => team ?? undefined,
      sortBy: ({ team }) => team ?? undefined,
    },
    count('calls'),
    cost('costBefore', translate('columns.before')),
    cost('costAfter', translate('columns.after')),
    {
      key: 'difference',
      header: translate('columns.difference'),
      align: 'end',
      text: ({ costAfter, costBefore, currency }) =>
        currency === null
          ? translate('noCurrency')
          : numbers.difference(changeBetween(costAfter, costBefore), moneyIn(currency), 'full'),
      exact: ({ difference, currency }) => (currency === null ? undefined : `${difference} ${currency}`),
      compare: (one, other) => compareDecimals(one.difference, other.difference),
    },
    count('newlyPriced'),
    count('newlyUnpriced'),
  ];
}
