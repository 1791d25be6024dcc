import type { Numbers, Translate } from '@tokenledger/shared/ui';

import type { ContractStandingsQuery, ContractTermFieldsFragment, ContractTermInput } from '../operations';

export type ContractTerm = ContractTermFieldsFragment;
export type Standing = ContractStandingsQuery['contractStandings'][number];

/** Keys of the words for each kind and period. */
export const KIND_KEYS = {
  DISCOUNT: 'kinds.DISCOUNT',
  ALLOWANCE: 'kinds.ALLOWANCE',
  COMMITMENT: 'kinds.COMMITMENT',
} as const satisfies Record<ContractTerm['kind'], string>;

const PERIOD_KEYS = {
  MONTH: 'perPeriod.MONTH',
  QUARTER: 'perPeriod.QUARTER',
  YEAR: 'perPeriod.YEAR',
} as const satisfies Record<NonNullable<ContractTerm['period']>, string>;

/** For which calls a term holds: `openai/gpt-*, input, batch`. */
export function scopeOf(
  term: Pick<ContractTerm, 'provider' | 'model'> & Partial<Pick<ContractTerm, 'meters' | 'serviceTier'>>,
  translate: Translate,
): string {
  const models = term.provider === null && term.model === '*' ? translate('allModels') : undefined;
  return [models ?? `${term.provider ?? '*'}/${term.model}`, ...(term.meters ?? []), term.serviceTier]
    .filter(Boolean)
    .join(', ');
}

/** What a term gives or asks. */
export function whatOf(term: ContractTerm, translate: Translate, numbers: Numbers): string {
  if (term.kind === 'DISCOUNT') return translate('percent', { percent: term.percent ?? '' });
  const what =
    term.tokens === null
      ? numbers.money(term.amount ?? '0', term.currency ?? 'USD')
      : translate('tokens', { count: numbers.count(term.tokens, 'exact') });
  if (term.kind === 'ALLOWANCE') return translate('perMonth', { what });
  return translate(PERIOD_KEYS[term.period ?? 'MONTH'], { what });
}

/** A term as one line: `C-7: openai/gpt-*, 10 % off, 2026-01-01 → …`. */
export function termText(term: ContractTerm, translate: Translate, numbers: Numbers): string {
  const days = `${term.validFrom} → ${term.validTo ?? '…'}`;
  return `${term.contract}: ${scopeOf(term, translate)}, ${whatOf(term, translate, numbers)}, ${days}`;
}

/** What a term says, as an input that says the same. */
export function termInput(term: ContractTerm): ContractTermInput {
  const { kind, contract, provider, model, meters, serviceTier, percent, validFrom, validTo, note } = term;
  const { amount, currency, tokens, period } = term;
  const scope = { contract, provider, model, meters: [...meters], serviceTier };
  return { kind, ...scope, percent, amount, currency, tokens, period, validFrom, validTo, note };
}

/** Amounts of several currencies stand beside each other. */
export function amountsOf(
  amounts: readonly { readonly amount: string; readonly currency: string }[],
  translate: Translate,
  numbers: Numbers,
): string {
  if (amounts.length === 0) return translate('nothing');
  return amounts.map(({ amount, currency }) => numbers.money(amount, currency)).join(' + ');
}
