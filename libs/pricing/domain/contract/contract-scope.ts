import type { SellerDirectory } from '../price-list/price-list-book';
import { ModelNames } from '../price-list/model-names';
import type { ContractScope } from './contract-term';

/** Who sold a call, and the names its model has, as its price tells; the one rule for percentages and for sums. */
export interface SoldCall {
  /** As price lists name it; undefined for a stranger. */
  readonly seller: string | undefined;
  /** The model as it was reported and as its price names it, in lower case. */
  readonly models: readonly string[];
}

/** Whether calls are of a term's scope. */
export function scopeFilterOf({
  provider,
  model,
}: Pick<ContractScope, 'provider' | 'model'>): (call: SoldCall) => boolean {
  const names = new ModelNames(new Map([[model, true]]));
  return ({ seller, models }) =>
    (provider === '' || provider === seller) && models.some((name) => names.find(name) === true);
}

/** A contract may name a seller as telemetry does; prices name it as lists do. */
export function withListedSeller<Term extends ContractScope>(term: Term, sellers: SellerDirectory): Term {
  if (term.provider === '') return term;
  return { ...term, provider: sellers.sellerOf(term.provider, undefined) ?? term.provider };
}
