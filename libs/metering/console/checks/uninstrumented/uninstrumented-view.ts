import type { Numbers, TableColumn } from '@tokenledger/shared/ui';

import type { CheckUninstrumentedSpendQuery } from '../../operations';
import type { Words } from '../../view/words';
import { moneyText } from '../check-words';

export type Uninstrumented = Extract<
  CheckUninstrumentedSpendQuery['uninstrumentedSpend'],
  { readonly __typename: 'UninstrumentedSpend' }
>;
export type UninstrumentedGroup = Uninstrumented['groups'][number];

/** Observers that the console has words for; another is shown as the API calls it. */
const OBSERVERS: ReadonlySet<string> = new Set(['vendor', 'gateway']);

interface Setting {
  readonly words: Words;
  readonly numbers: Numbers;
  readonly timeZone: string;
}

/** Who tells of it and where it came from first: that is who is to be asked. */
export function uninstrumentedColumns({
  words,
  numbers,
  timeZone,
}: Setting): readonly TableColumn<UninstrumentedGroup>[] {
  const header = (key: string): string => words(`metering.checks.column.${key}`);
  const moment = (key: 'firstSeen' | 'lastSeen'): TableColumn<UninstrumentedGroup> => ({
    key,
    header: header(key),
    text: (group) => numbers.moment(new Date(group[key]), timeZone),
    exact: (group) => group[key],
    sortBy: (group) => group[key],
  });
  return [
    {
      key: 'workspace',
      header: header('workspace'),
      text: ({ workspace }) => workspace ?? words('metering.checks.notTold'),
      exact: ({ workspace }) => workspace ?? undefined,
      sortBy: ({ workspace }) => workspace ?? undefined,
    },
    { key: 'apiKey', header: header('apiKey'), text: ({ apiKey }) => apiKey ?? undefined },
    { key: 'provider', header: header('provider'), text: ({ provider }) => provider ?? undefined },
    {
      key: 'observer',
      header: header('observer'),
      text: ({ observer }) =>
        OBSERVERS.has(observer) ? words(`metering.checks.uninstrumented.observer.${observer}`) : observer,
    },
    {
      key: 'calls',
      header: header('calls'),
      align: 'end',
      text: ({ calls }) => numbers.count(calls, 'exact'),
      exact: ({ calls }) => calls,
      sortBy: ({ calls }) => BigInt(calls),
    },
    {
      key: 'tokens',
      header: header('tokens'),
      align: 'end',
      text: ({ tokens }) => numbers.count(tokens),
      exact: ({ tokens }) => tokens,
      sortBy: ({ tokens }) => BigInt(tokens),
    },
    {
      key: 'cost',
      header: header('cost'),
      align: 'end',
      text: ({ cost }) => moneyText(cost, numbers),
      exact: ({ cost }) => cost.map(({ amount, currency }) => `${amount} ${currency}`).join('; '),
    },
    {
      key: 'unpriced',
      header: header('unpriced'),
      align: 'end',
      text: ({ unpricedCalls }) => numbers.count(unpricedCalls, 'exact'),
    },
    moment('firstSeen'),
    moment('lastSeen'),
  ];
}
