import type { Numbers, TableColumn } from '@tokenledger/shared/ui';

import type { CheckServedModelsQuery } from '../../operations';
import type { Words } from '../../view/words';
import { moneyText } from '../check-words';

export type Served = Extract<CheckServedModelsQuery['servedModels'], { readonly __typename: 'ServedModels' }>;
export type Substitution = Served['substitutions'][number];

const KINDS: ReadonlySet<string> = new Set(['other-model', 'unknown-name']);

interface Setting {
  readonly words: Words;
  readonly numbers: Numbers;
  readonly timeZone: string;
}

export function servedColumns({ words, numbers, timeZone }: Setting): readonly TableColumn<Substitution>[] {
  const header = (key: string): string => words(`metering.checks.column.${key}`);
  const moment = (key: 'firstSeen' | 'lastSeen'): TableColumn<Substitution> => ({
    key,
    header: header(key),
    text: (row) => numbers.date(new Date(row[key]), timeZone),
    exact: (row) => row[key],
    sortBy: (row) => row[key],
  });
  const prices = (key: 'priceInput' | 'priceOutput'): TableColumn<Substitution> => ({
    key,
    header: header(key),
    align: 'end',
    text: ({ prices: both }) => {
      const [asked, served] =
        key === 'priceInput' ? [both?.requestedInput, both?.servedInput] : [both?.requestedOutput, both?.servedOutput];
      if (!both || !asked || !served) return undefined;
      return `${numbers.money(asked, both.currency, 'exact')} → ${numbers.money(served, both.currency, 'exact')}`;
    },
  });
  return [
    {
      key: 'requested',
      header: header('requested'),
      text: ({ requested }) => requested,
      sortBy: ({ requested }) => requested,
    },
    { key: 'served', header: header('served'), text: ({ served }) => served, sortBy: ({ served }) => served },
    { key: 'provider', header: header('provider'), text: ({ provider }) => provider ?? undefined, isOptional: true },
    {
      key: 'kind',
      header: header('kind'),
      text: ({ kind }) => (KINDS.has(kind) ? words(`metering.checks.served.kind.${kind}`) : kind),
    },
    {
      key: 'calls',
      header: header('calls'),
      align: 'end',
      text: ({ calls }) => numbers.count(calls, 'exact'),
      exact: ({ calls }) => calls,
      sortBy: ({ calls }) => BigInt(calls),
    },
    { key: 'cost', header: header('cost'), align: 'end', text: ({ cost }) => moneyText(cost, numbers) },
    prices('priceInput'),
    prices('priceOutput'),
    moment('firstSeen'),
    moment('lastSeen'),
  ];
}
