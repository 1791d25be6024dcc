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

const NAMES_THE_MODEL: ReadonlySet<NoPriceReason> = new Set(['no-price-then', 'no-price-for-service-tier']);

/** A book and its standing among others. */
export interface PriceLayer {
  readonly book: ExplainingPriceBook;
  /**
   * It says all there is to say of the models that it names: where it has no price for one, none of the books after it is
   * asked, whose price would be another seller's, or out of date.
   */
  readonly isWhole?: boolean;
}

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
    private readonly shared: readonly PriceLayer[],
    private readonly own: ReadonlyMap<TenantId, readonly PriceLayer[]> = new Map(),
  ) {
    this.revision = revisionOf([...own.values(), shared].flat());
  }

  revisionFor(tenant: TenantId): string {
    return revisionOf([...(this.own.get(tenant) ?? []), ...this.shared]);
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
    const negotiated = { ...contracted, isNegotiated: true };
    return listed.outcome === 'none' ? negotiated : { ...negotiated, listPrice: listed.price };
  }
}

function revisionOf(layers: readonly PriceLayer[]): string {
  return layers.map(({ book }) => book.revision).join(' ');
}

function firstFound(layers: readonly PriceLayer[], tenant: TenantId, query: PriceQuery): PriceAnswer {
  let best: PriceAnswer = { outcome: 'none', reason: 'no-provider' };
  for (const { book, isWhole = false } of layers) {
    const answer = book.find(tenant, query);
    if (answer.outcome === 'found' || (isWhole && NAMES_THE_MODEL.has(answer.reason))) return answer;
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
