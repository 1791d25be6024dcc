import type { Numbers } from '@tokenledger/shared/ui';

export interface Money {
  readonly currency: string;
  readonly amount: string;
}

/** Amounts of one or of several currencies beside each other: they are never added. Undefined where there is none. */
export function moneyText(amounts: readonly Money[], numbers: Pick<Numbers, 'money'>): string | undefined {
  if (amounts.length === 0) return undefined;
  return amounts.map(({ amount, currency }) => numbers.money(amount, currency, 'small')).join(' + ');
}

/** `openai · gpt-4o`, as far as it is known. */
export function modelName({
  provider,
  model,
}: {
  readonly provider: string | null;
  readonly model: string | null;
}): string | undefined {
  const known = [provider, model].filter((name) => name !== null);
  return known.length === 0 ? undefined : known.join(' · ');
}
