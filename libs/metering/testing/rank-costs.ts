import type { LedgerRow } from '@tokenledger/metering/domain';
import { addDecimal18, compareDecimal18, type Decimal18, ZERO } from '@tokenledger/shared/money';

interface Told {
  readonly calls: number;
  readonly currency: string;
  readonly cost: Decimal18;
}

const NOTHING: Told = { calls: 0, currency: '', cost: ZERO };

/**
 * Puts groups of rows in the order of their cost, the largest first, as `costRanking` does: by what is told in the reporting
 * currency, then by the currency that most of the group's other calls are told in, and by cost in it.
 */
export function compareCosts(
  groups: readonly (readonly LedgerRow[])[],
  reporting: string,
): (left: readonly LedgerRow[], right: readonly LedgerRow[]) => number {
  const ranked = new Map(groups.map((rows) => [rows, rankOf(rows, reporting)] as const));
  const callsIn = new Map<string, number>();
  for (const { most } of ranked.values()) callsIn.set(most.currency, (callsIn.get(most.currency) ?? 0) + most.calls);
  return (left, right) => {
    const [its, others] = [rankOf(left, reporting), rankOf(right, reporting)];
    return (
      compareDecimal18(others.reported, its.reported) ||
      (callsIn.get(others.most.currency) ?? 0) - (callsIn.get(its.most.currency) ?? 0) ||
      compareText(its.most.currency, others.most.currency) ||
      compareDecimal18(others.most.cost, its.most.cost)
    );
  };
}

function rankOf(rows: readonly LedgerRow[], reporting: string): { readonly reported: Decimal18; readonly most: Told } {
  const sums = new Map<string, Told>();
  for (const { rating } of rows) {
    if (rating.status !== 'priced') continue;
    const { conversion } = rating;
    const [currency, cost] =
      conversion.state === 'no-rate' ? [rating.currency, rating.effectiveCost] : [conversion.currency, conversion.cost];
    const sum = sums.get(currency) ?? { ...NOTHING, currency };
    sums.set(currency, { currency, calls: sum.calls + 1, cost: addDecimal18(sum.cost, cost) });
  }
  const elsewhere = [...sums.values()].filter(({ currency }) => currency !== reporting);
  const [most] = elsewhere.sort(
    (left, right) => right.calls - left.calls || compareText(right.currency, left.currency),
  );
  return { reported: sums.get(reporting)?.cost ?? ZERO, most: most ?? NOTHING };
}

function compareText(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
