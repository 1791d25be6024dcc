import { changeBetween, differenceOfDecimals, type Numbers, UNKNOWN } from '@tokenledger/shared/ui';

import type { AmountFragment, Meter, OneCallQuery } from '../operations';

export type CallDetails = NonNullable<OneCallQuery['call']>;

/** A line as on a bill, ready to be shown. */
export interface BillLine {
  /** `PER_CALL`: what the vendor charges for the call itself. */
  readonly what: Meter | 'PER_CALL';
  readonly tokens: string;
  readonly pricePerMillion: string;
  readonly amount: string;
}

/** What leads from the lines to the total. `contract` and `discount` are what they take off, with their sign. */
export interface BillSum {
  readonly what: 'list' | 'contract' | 'discount' | 'total';
  readonly amount: string;
}

/** A call's cost as a bill shows it. */
export interface Bill {
  /** ISO 4217; undefined where the call has no price. */
  readonly currency: string | undefined;
  readonly lines: readonly BillLine[];
  readonly tokens: string;
  /** Empty where the call has no price. */
  readonly sums: readonly BillSum[];
}

/** Lines and sums with all their digits, decimals under decimals: what is shown adds up. */
export function billOf(call: CallDetails, numbers: Numbers): Bill {
  const currency = call.effectiveCost?.currency;
  const lines = linesOf(call);
  const sums = sumsOf(call);
  const amounts = alike(
    [...lines, ...sums].map(({ amount }) => amount),
    currency,
    numbers,
  );
  const prices = alike(
    lines.map(({ price }) => price),
    currency,
    numbers,
  );
  return {
    currency,
    lines: lines.map(({ what, tokens }, at) => ({
      what,
      tokens: tokens === null ? '' : numbers.count(tokens, 'exact'),
      pricePerMillion: tokens === null ? '' : (prices[at] ?? UNKNOWN),
      amount: amounts[at] ?? UNKNOWN,
    })),
    tokens: numbers.count(call.tokens.total, 'exact'),
    sums: sums.map(({ what }, at) => ({ what, amount: amounts[lines.length + at] ?? UNKNOWN })),
  };
}

interface Line {
  readonly what: Meter | 'PER_CALL';
  /** null: it is not charged by the token. */
  readonly tokens: string | null;
  readonly price: string | null;
  readonly amount: string | null;
}

function linesOf({ lines, perCall }: CallDetails): readonly Line[] {
  const metered = lines.map(({ meter, tokens, pricePerMillion, amount }) => ({
    what: meter,
    tokens,
    price: pricePerMillion,
    amount: amount?.amount ?? null,
  }));
  return perCall === null
    ? metered
    : [...metered, { what: 'PER_CALL', tokens: null, price: null, amount: perCall.amount }];
}

function sumsOf({ listCost, contractedCost, effectiveCost }: CallDetails) {
  if (listCost === null || contractedCost === null || effectiveCost === null) return [];
  const contract = differenceOfDecimals(contractedCost.amount, listCost.amount);
  const discount = differenceOfDecimals(effectiveCost.amount, contractedCost.amount);
  const steps: { readonly what: BillSum['what']; readonly amount: string }[] = [];
  if (contract !== '0' || discount !== '0') steps.push({ what: 'list', amount: listCost.amount });
  if (contract !== '0') steps.push({ what: 'contract', amount: contract });
  if (discount !== '0') steps.push({ what: 'discount', amount: discount });
  return [...steps, { what: 'total' as const, amount: effectiveCost.amount }];
}

/** Texts of the amounts that are known, at their places. */
function alike(
  amounts: readonly (string | null)[],
  currency: string | undefined,
  numbers: Numbers,
): readonly (string | undefined)[] {
  if (currency === undefined) return [];
  const texts = numbers.bill(
    amounts.filter((amount) => amount !== null),
    currency,
  );
  let next = 0;
  return amounts.map((amount) => (amount === null ? undefined : texts[next++]));
}

/** What the sender said that the call cost, beside what was booked. */
export interface ReportedCost {
  readonly reported: string;
  /** `differs` in an amount; where one of both is zero or unknown, no percentage says how much. */
  readonly stands: 'same' | 'differs' | 'other-currency' | 'not-priced';
  /** Ours less theirs, with its sign, every digit. */
  readonly difference: string;
  /** Of theirs, with its sign; `—` where theirs is zero. */
  readonly percent: string;
}

/** @returns undefined where the sender said nothing of cost */
export function reportedCostOf(call: CallDetails, numbers: Numbers): ReportedCost | undefined {
  const { reportedCost: theirs, effectiveCost: ours } = call;
  if (theirs === null) return undefined;
  const reported = numbers.money(theirs.amount, theirs.currency, 'exact');
  if (ours === null) return { reported, stands: 'not-priced', difference: '', percent: '' };
  if (ours.currency !== theirs.currency) return { reported, stands: 'other-currency', difference: '', percent: '' };
  const change = changeBetween(ours.amount, theirs.amount);
  return {
    reported,
    stands: change.kind === 'same' ? 'same' : 'differs',
    difference: numbers.difference(change, { kind: 'money', currency: ours.currency }, 'exact'),
    percent: numbers.differencePercent(change),
  };
}

/** Every digit, with the currency. */
export function exactly(amount: AmountFragment | null, numbers: Numbers): string {
  return amount === null ? UNKNOWN : numbers.money(amount.amount, amount.currency, 'exact');
}
