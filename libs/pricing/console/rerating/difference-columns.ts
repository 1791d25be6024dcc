import { changeBetween, compareDecimals, moneyIn, type Numbers, type TableColumn } from '@tokenledger/shared/ui';

import type { ReratingDifference } from './rerating-words';

type Translate = (key: string, values?: Record<string, string>) => string;

export const differenceKey = ({ team, month, currency }: ReratingDifference): string =>
  JSON.stringify([month, team, currency]);

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
  const cost = (key: 'costBefore' | 'costAfter', header: string): TableColumn<ReratingDifference> => ({
    key,
    header,
    align: 'end',
    text: (row) => (row.currency === null ? undefined : numbers.money(row[key], row.currency)),
    exact: (row) => (row.currency === null ? undefined : `${row[key]} ${row.currency}`),
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
