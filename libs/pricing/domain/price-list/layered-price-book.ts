import type { TenantId } from '@tokenledger/organization/domain';

import type { ExplainingPriceBook, NoPriceReason, PriceAnswer, PriceQuery, PriceVersion } from '../price-book';

/** How much a reason says, least first: a list that knows the model knows more than one that does not know the seller. */
const BY_KNOWLEDGE: readonly NoPriceReason[] = [
  'no-provider',
  'no-model',
  'ambiguous-model',
  'no-price-then',
  'no-price-for-service-tier',
];

/**
 * Several books as one: a tenant's own lists, then those of the installation, then the public ones. The first that has a price
 * gives it; where none has, the reason is that of the book that knows most.
 */
export class LayeredPriceBook implements ExplainingPriceBook {
  readonly revision: string;

  /**
   * @param shared books of every tenant, the first asked first
   * @param own books of single tenants, asked before
   */
  constructor(
    private readonly shared: readonly ExplainingPriceBook[],
    private readonly own: ReadonlyMap<TenantId, readonly ExplainingPriceBook[]> = new Map(),
  ) {
    this.revision = [...own.values(), shared].flatMap((books) => books.map(({ revision }) => revision)).join(' ');
  }

  priceFor(tenant: TenantId, query: PriceQuery): PriceVersion | undefined {
    const answer = this.find(tenant, query);
    return answer.outcome === 'found' ? answer.price : undefined;
  }

  find(tenant: TenantId, query: PriceQuery): PriceAnswer {
    const listed = firstFound(this.shared, tenant, query);
    const own = this.own.get(tenant);
    if (own === undefined) return listed;
    const contracted = firstFound(own, tenant, query);
    if (contracted.outcome === 'none') return knowsMore(contracted, listed) ? contracted : listed;
    return listed.outcome === 'none' ? contracted : { ...contracted, listPrice: listed.price };
  }
}

function firstFound(books: readonly ExplainingPriceBook[], tenant: TenantId, query: PriceQuery): PriceAnswer {
  let best: PriceAnswer = { outcome: 'none', reason: 'no-provider' };
  for (const book of books) {
    const answer = book.find(tenant, query);
    if (answer.outcome === 'found') return answer;
    if (knowsMore(answer, best)) best = answer;
  }
  return best;
}

function knowsMore(left: PriceAnswer, right: PriceAnswer): boolean {
  return left.outcome === 'none' && right.outcome === 'none' && knowledge(left.reason) > knowledge(right.reason);
}

function knowledge(reason: NoPriceReason): number {
  return BY_KNOWLEDGE.indexOf(reason);
}
