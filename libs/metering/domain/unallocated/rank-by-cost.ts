import { compareDecimal18, type Decimal18, ZERO } from '@tokenledger/shared/money';

import { reportedAmount } from '../unit-spend/add-spend';
import type { SpendFigures } from '../spend/spend-report';

interface Ranked<T> {
  readonly one: T;
  readonly reported: Decimal18;
  readonly most: Told;
  readonly calls: bigint;
  readonly name: string;
}

interface Told {
  readonly currency: string;
  readonly calls: bigint;
  readonly amount: Decimal18;
}

const NOTHING: Told = { currency: '', calls: 0n, amount: ZERO };

/**
 * The largest first, as `SpendOrder` says it of `cost`: no two currencies are ever added. The store orders what it groups; this is
 * for what is grouped afterwards.
 * @param nameOf decides between equals, so that the order is always the same; else they stay as they were
 */
export function rankedByCost<T extends { readonly spend: SpendFigures }>(
  all: readonly T[],
  currency: string,
  nameOf: (one: T) => string = () => '',
): readonly T[] {
  const ranked = all.map((one): Ranked<T> => ({
    one,
    reported: reportedAmount(one.spend, currency),
    most: mostElsewhere(one.spend, currency),
    calls: one.spend.calls,
    name: nameOf(one),
  }));
  const callsIn = new Map<string, bigint>();
  for (const { most } of ranked) callsIn.set(most.currency, (callsIn.get(most.currency) ?? 0n) + most.calls);
  const callsOf = ({ most }: Ranked<T>): bigint => callsIn.get(most.currency) ?? 0n;
  return ranked
    .sort(
      (left, right) =>
        compareDecimal18(right.reported, left.reported) ||
        compare(callsOf(right), callsOf(left)) ||
        compare(left.most.currency, right.most.currency) ||
        compareDecimal18(right.most.amount, left.most.amount) ||
        compare(right.calls, left.calls) ||
        compare(left.name, right.name),
    )
    .map(({ one }) => one);
}

/** What most of the calls are told in that were not converted into the reporting currency. */
function mostElsewhere({ converted, unconverted }: SpendFigures, currency: string): Told {
  const told = new Map<string, Told>();
  for (const one of [...converted, ...unconverted]) {
    if (one.currency === currency && converted.includes(one)) continue;
    const known = told.get(one.currency) ?? { ...NOTHING, currency: one.currency };
    told.set(one.currency, {
      currency: one.currency,
      calls: known.calls + one.calls,
      amount: (known.amount + one.amount) as Decimal18,
    });
  }
  const [most] = [...told.values()].sort(
    (left, right) => compare(right.calls, left.calls) || compare(right.currency, left.currency),
  );
  return most ?? NOTHING;
}

function compare<T extends bigint | string>(left: T, right: T): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
