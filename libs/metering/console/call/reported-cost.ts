import { changeBetween, moneyIn, type Numbers } from '@tokenledger/shared/ui';

import type { OneCall } from './call-words';

/**
 * What the emitter said the call cost, beside what is booked.
 *
 * - `alone`: nothing is booked to compare it with
 * - `other-currency`: amounts of two currencies have no difference
 */
export type ReportedCost =
  | { readonly kind: 'alone' | 'other-currency' | 'same'; readonly reported: string }
  | {
      readonly kind: 'different';
      readonly reported: string;
      /** Reported minus booked, exact, with its sign. */
      readonly difference: string;
      /** Of what is booked; `—` where that is zero. */
      readonly percent: string;
    };

/** @returns undefined where nothing was reported */
export function reportedCostOf(
  { reportedCost, effectiveCost }: Pick<OneCall, 'reportedCost' | 'effectiveCost'>,
  numbers: Pick<Numbers, 'money' | 'difference' | 'differencePercent'>,
): ReportedCost | undefined {
  if (reportedCost === null) return undefined;
  const { amount, currency } = reportedCost;
  const reported = numbers.money(amount, currency, 'exact');
  if (effectiveCost === null) return { kind: 'alone', reported };
  if (effectiveCost.currency !== currency) return { kind: 'other-currency', reported };
  const change = changeBetween(amount, effectiveCost.amount);
  if (change.kind === 'same') return { kind: 'same', reported };
  return {
    kind: 'different',
    reported,
    difference: numbers.difference(change, moneyIn(currency), 'exact'),
    percent: numbers.differencePercent(change),
  };
}
