import { changeBetween, compareDecimals, moneyIn, type Numbers, type TableColumn } from '@tokenledger/shared/ui';

import type { CheckReportedCostsQuery } from '../../operations';
import type { Words } from '../../view/words';
import { modelName } from '../check-words';

export type Reported = Extract<CheckReportedCostsQuery['reportedCosts'], { readonly __typename: 'ReportedCosts' }>;
export type ReportedGroup = Reported['groups'][number];
export type DisagreeingCall = Reported['largest'][number];

interface Pair {
  readonly currency: string;
  readonly reported: string;
  readonly booked: string;
  readonly difference: string;
}

/** Who says more: the emitter, the ledger, or neither. */
export function directionOf({ difference }: Pick<Pair, 'difference'>): 'theyMore' | 'weMore' | 'same' {
  const order = compareDecimals(difference, '0');
  if (order === 0) return 'same';
  return order > 0 ? 'theyMore' : 'weMore';
}

export function differenceText({ reported, booked, currency }: Pair, numbers: Numbers): string {
  return numbers.difference(changeBetween(reported, booked), moneyIn(currency), 'small');
}

export function percentText({ reported, booked }: Pair, numbers: Numbers): string {
  return numbers.differencePercent(changeBetween(reported, booked));
}

interface Setting {
  readonly words: Words;
  readonly numbers: Numbers;
  readonly timeZone: string;
}

export function groupColumns(setting: Setting): readonly TableColumn<ReportedGroup>[] {
  const { words, numbers } = setting;
  return [
    { key: 'model', header: words('metering.checks.column.model'), text: modelName, sortBy: (row) => modelName(row) },
    { key: 'dialect', header: words('metering.checks.column.dialect'), text: ({ dialect }) => dialect },
    {
      key: 'calls',
      header: words('metering.checks.column.calls'),
      align: 'end',
      text: ({ calls }) => numbers.count(calls, 'exact'),
      exact: ({ calls }) => calls,
      sortBy: ({ calls }) => BigInt(calls),
    },
    ...pairColumns<ReportedGroup>(setting),
    {
      key: 'more',
      header: words('metering.checks.column.more'),
      align: 'end',
      text: ({ reportedMore, bookedMore }) =>
        `${numbers.count(reportedMore, 'exact')} : ${numbers.count(bookedMore, 'exact')}`,
    },
  ];
}

export function callColumns(setting: Setting): readonly TableColumn<DisagreeingCall>[] {
  const { words, numbers, timeZone } = setting;
  return [
    {
      key: 'time',
      header: words('metering.checks.column.time'),
      text: ({ startedAt }) => numbers.moment(new Date(startedAt), timeZone),
      exact: ({ startedAt }) => startedAt,
      sortBy: ({ startedAt }) => startedAt,
    },
    { key: 'model', header: words('metering.checks.column.model'), text: modelName },
    { key: 'dialect', header: words('metering.checks.column.dialect'), text: ({ dialect }) => dialect },
    ...pairColumns<DisagreeingCall>(setting),
  ];
}

function pairColumns<Row extends Pair>({ words, numbers }: Setting): readonly TableColumn<Row>[] {
  const amount = (key: 'reported' | 'booked'): TableColumn<Row> => ({
    key,
    header: words(`metering.checks.column.${key}`),
    align: 'end',
    text: (row) => numbers.money(row[key], row.currency, 'small'),
    exact: (row) => row[key],
    compare: (one, other) => compareDecimals(one[key], other[key]),
  });
  return [
    amount('reported'),
    amount('booked'),
    {
      key: 'difference',
      header: words('metering.checks.column.difference'),
      align: 'end',
      text: (row) => differenceText(row, numbers),
      exact: ({ difference }) => difference,
      compare: (one, other) => compareDecimals(one.difference, other.difference),
    },
    {
      key: 'percent',
      header: words('metering.checks.column.percent'),
      align: 'end',
      text: (row) => percentText(row, numbers),
    },
    {
      key: 'says',
      header: words('metering.checks.column.says'),
      text: (row) => words(`metering.checks.reported.says.${directionOf(row)}`),
    },
    {
      key: 'currency',
      header: words('metering.checks.column.currency'),
      text: ({ currency }) => currency,
      isOptional: true,
    },
  ];
}
