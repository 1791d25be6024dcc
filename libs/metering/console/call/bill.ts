import { compareDecimals, differenceOfDecimals, type Numbers, UNKNOWN } from '@tokenledger/shared/ui';

import type { OneCall } from './call-words';

/** What of `Numbers` writes a bill. */
export type BillNumbers = Pick<Numbers, 'bill' | 'count'>;

/** What one meter cost, every digit of it; `—` where that is not known. */
export interface BillLine {
  readonly meter: OneCall['lines'][number]['meter'];
  readonly tokens: string;
  readonly pricePerMillion: string;
  readonly amount: string;
  /** Attribute that gave the tokens; null where that was not kept. */
  readonly evidence: string | null;
}

/** What lies between the lines and what is charged: the list price, or what a contract or a discount takes off it. */
export interface BillStep {
  readonly kind: 'list' | 'contract' | 'discount';
  readonly amount: string;
}

/** A call's cost as on a bill: what stands under each other has equally many decimals, and can be added up by eye. */
export interface Bill {
  /** ISO 4217; undefined where the call has no price. */
  readonly currency: string | undefined;
  readonly lines: readonly BillLine[];
  /** What the vendor charges for the call itself; undefined where nothing. */
  readonly perCall: string | undefined;
  /** Empty where list, contracted and effective cost are the same. */
  readonly steps: readonly BillStep[];
  /** All of them; `—` where none were reported. */
  readonly tokens: string;
  /** What is charged; undefined where the call has no price. */
  readonly total: string | undefined;
}

export function billOf(call: OneCall, numbers: BillNumbers): Bill {
  const { lines, perCall, effectiveCost } = call;
  const currency = effectiveCost?.currency;
  const steps = stepsOf(call);
  const amounts = alike(
    [
      ...lines.map(({ amount }) => amount?.amount),
      perCall?.amount,
      ...steps.map((step) => step.amount),
      effectiveCost?.amount,
    ],
    currency,
    numbers,
  );
  const prices = alike(
    lines.map(({ pricePerMillion }) => pricePerMillion),
    currency,
    numbers,
  );
  return {
    currency,
    lines: lines.map(({ meter, tokens, evidence }, index) => ({
      meter,
      tokens: numbers.count(tokens, 'exact'),
      pricePerMillion: prices[index] ?? UNKNOWN,
      amount: amounts[index] ?? UNKNOWN,
      evidence,
    })),
    perCall: amounts[lines.length],
    steps: steps.map(({ kind }, index) => ({ kind, amount: amounts[lines.length + 1 + index] ?? UNKNOWN })),
    tokens: call.usage.status === 'none' ? UNKNOWN : numbers.count(call.tokens.total, 'exact'),
    total: amounts.at(-1),
  };
}

function stepsOf({ listCost, contractedCost, effectiveCost }: OneCall): readonly BillStep[] {
  if (listCost === null || contractedCost === null || effectiveCost === null) return [];
  const contract = differenceOfDecimals(contractedCost.amount, listCost.amount);
  const discount = differenceOfDecimals(effectiveCost.amount, contractedCost.amount);
  const taken = [
    { kind: 'contract', amount: contract },
    { kind: 'discount', amount: discount },
  ] as const;
  const steps = taken.filter(({ amount }) => compareDecimals(amount, '0') !== 0);
  return steps.length === 0 ? [] : [{ kind: 'list', amount: listCost.amount }, ...steps];
}

/** Amounts with equally many decimals, each at its place; what is not known stays so. */
function alike(
  amounts: readonly (string | null | undefined)[],
  currency: string | undefined,
  numbers: BillNumbers,
): readonly (string | undefined)[] {
  if (currency === undefined) return amounts.map(() => undefined);
  const written = [
    ...numbers.bill(
      amounts.filter((amount) => typeof amount === 'string'),
      currency,
    ),
  ];
  return amounts.map((amount) => (typeof amount === 'string' ? written.shift() : undefined));
}
