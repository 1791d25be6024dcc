import {
  addDecimal18,
  compareDecimal18,
  type Decimal18,
  portionOf,
  subtractDecimal18,
  ZERO,
} from '@tokenledger/shared/money';

import type { ContractTerm, FreeAllowance, MinimumCommitment } from './contract-term';

/** What calls of a term's scope came to in one of its periods, in one currency. */
export interface UsedAmount {
  readonly currency: string;
  /** Effective cost: after percentages and negotiated prices, before allowances. */
  readonly cost: Decimal18;
  readonly tokens: bigint;
}

/** What a free allowance leaves of a month. */
export interface AllowancePosition {
  readonly kind: 'allowance';
  readonly term: FreeAllowance;
  /** Used, by currency. */
  readonly used: readonly UsedAmount[];
  /** Part of the costs that is free, by currency. */
  readonly free: readonly { readonly currency: string; readonly amount: Decimal18 }[];
  readonly charged: readonly { readonly currency: string; readonly amount: Decimal18 }[];
  /** What of the allowance is left, in its own unit. */
  readonly left: { readonly amount: Decimal18; readonly currency: string } | { readonly tokens: bigint };
}

/** Where a minimum commitment stands in its period. */
export interface CommitmentPosition {
  readonly kind: 'commitment';
  readonly term: MinimumCommitment;
  /** Used in the commitment's own currency. */
  readonly used: Decimal18;
  /** What is paid on top, should nothing more be used. */
  readonly shortfall: Decimal18;
  /** Used, by currency: other currencies do not count towards the commitment. */
  readonly all: readonly UsedAmount[];
}

export type ContractPosition = AllowancePosition | CommitmentPosition;

/**
 * Settles a term against sums of its period. It looks at sums alone, so the order of calls cannot matter.
 *
 * An allowance of money frees cost up to its amount, in its own currency. One of tokens frees the same share of each
 * currency's cost as of all tokens, to the nearest 10^-18: which calls were the free ones is nobody's to say.
 */
export function positionOfTerm(
  term: Exclude<ContractTerm, { readonly kind: 'discount' }>,
  used: readonly UsedAmount[],
): ContractPosition {
  return term.kind === 'allowance' ? allowancePosition(term, used) : commitmentPosition(term, used);
}

function allowancePosition(term: FreeAllowance, used: readonly UsedAmount[]): AllowancePosition {
  const { free } = term;
  const freed = used.map((one) => ({ currency: one.currency, amount: freeOf(free, one, used) }));
  const charged = used.map(({ currency, cost }, index) => ({
    currency,
    amount: subtractDecimal18(cost, freed[index]?.amount ?? ZERO),
  }));
  return { kind: 'allowance', term, used, free: freed, charged, left: leftOf(free, used) };
}

function freeOf(free: FreeAllowance['free'], one: UsedAmount, all: readonly UsedAmount[]): Decimal18 {
  if ('currency' in free) return free.currency === one.currency ? smaller(free.amount, one.cost) : ZERO;
  const tokens = tokensOf(all);
  if (tokens <= free.tokens) return one.cost;
  return portionOf(one.cost, free.tokens, tokens);
}

function leftOf(free: FreeAllowance['free'], used: readonly UsedAmount[]): AllowancePosition['left'] {
  if ('tokens' in free) {
    const tokens = tokensOf(used);
    return { tokens: tokens >= free.tokens ? 0n : free.tokens - tokens };
  }
  const cost = costIn(free.currency, used);
  return { currency: free.currency, amount: subtractDecimal18(free.amount, smaller(free.amount, cost)) };
}

function commitmentPosition(term: MinimumCommitment, all: readonly UsedAmount[]): CommitmentPosition {
  const used = costIn(term.currency, all);
  return {
    kind: 'commitment',
    term,
    used,
    shortfall: subtractDecimal18(term.amount, smaller(term.amount, used)),
    all,
  };
}

function costIn(currency: string, used: readonly UsedAmount[]): Decimal18 {
  return used.filter((one) => one.currency === currency).reduce((sum, { cost }) => addDecimal18(sum, cost), ZERO);
}

function tokensOf(used: readonly UsedAmount[]): bigint {
  return used.reduce((sum, { tokens }) => sum + tokens, 0n);
}

function smaller(left: Decimal18, right: Decimal18): Decimal18 {
  return compareDecimal18(left, right) <= 0 ? left : right;
}
