import type { TenantId } from '@tokenledger/organization/domain';
import {
  addDecimal18,
  type Decimal18,
  formatDecimal18,
  multiplyRounded,
  parseDecimal18,
  subtractDecimal18,
  ZERO,
} from '@tokenledger/shared/money';

import type { PricedUnit } from '../price-list/price-entry';
import type { ExplainingPriceBook, PriceAnswer, PriceQuery, PriceVersion } from '../price-book';
import type { RatedLine } from '../rate-usage';
import { scopeFilterOf, type SoldCall } from './contract-scope';
import { discountIdOf, type PercentDiscount, type TenantTerm } from './contract-term';

/** What one term takes off a call. */
export interface TermReduction {
  /** Names the contract, the percentage and for what it is given. */
  readonly id: string;
  readonly term: PercentDiscount;
  readonly amount: Decimal18;
}

/** The list's price, and what is left of it after a contract's percentages. */
export interface Discounted {
  readonly contracted: Decimal18;
  readonly reductions: readonly TermReduction[];
}

interface KnownDiscount {
  readonly term: PercentDiscount;
  readonly holdsFor: (call: SoldCall) => boolean;
}

/** A hundredth: percentages are kept as people write them. */
const HUNDREDTH = parseDecimal18('0.01');

/**
 * Prices under contracts that give percentages off them.
 *
 * Of the terms that hold for a meter of a call, the most particular counts, and it alone: one that names the seller, then the
 * model rather than a pattern, the longer pattern, the service tier, the meter. Prices that the organisation's own lists state
 * are what was negotiated already: no percentage is taken off them.
 */
export class DiscountedPriceBook implements ExplainingPriceBook {
  readonly revision: string;
  private readonly discounts: ReadonlyMap<TenantId, readonly KnownDiscount[]>;

  /** @param termsOf names the terms of one organisation; those of others do not change it */
  constructor(
    private readonly prices: ExplainingPriceBook,
    terms: readonly TenantTerm[],
    termsRevision: string,
    private readonly termsOf: (tenant: TenantId) => string = () => termsRevision,
  ) {
    this.revision = `${prices.revision} ${termsRevision}`;
    this.discounts = knownDiscounts(terms);
  }

  revisionFor(tenant: TenantId): string {
    return `${this.prices.revisionFor?.(tenant) ?? this.prices.revision} ${this.termsOf(tenant)}`;
  }

  priceFor(tenant: TenantId, query: PriceQuery): PriceVersion | undefined {
    return this.prices.priceFor(tenant, query);
  }

  find(tenant: TenantId, query: PriceQuery): PriceAnswer {
    const answer = this.prices.find(tenant, query);
    const known = this.discounts.get(tenant);
    if (known === undefined || answer.outcome === 'none' || answer.isNegotiated === true) return answer;
    const discounts = inForce(known, answer.price, query);
    return discounts.length === 0 ? answer : { ...answer, discounts };
  }
}

/**
 * Takes percentages off the lines of a call, each line by the first term that holds for it.
 *
 * A term's reduction is rounded once a call, to the nearest 10^-18 of the currency, and only where it has more places: 12.5 %
 * off a price of 2.50 a million is exact.
 * @param discounts the most particular first
 */
export function discounted(
  lines: readonly RatedLine[],
  perCall: Decimal18 | undefined,
  total: Decimal18,
  discounts: readonly PercentDiscount[],
): Discounted {
  const bases = new Map<PercentDiscount, Decimal18>();
  const reduce = (unit: PricedUnit, amount: Decimal18): void => {
    const term = discounts.find(({ meters }) => meters.length === 0 || meters.includes(unit));
    if (term !== undefined) bases.set(term, addDecimal18(bases.get(term) ?? ZERO, amount));
  };
  for (const { meter, amount } of lines) reduce(meter, amount);
  if (perCall !== undefined) reduce('perCall', perCall);
  const reductions = [...bases].map(([term, base]) => ({
    id: discountIdOf(term, formatDecimal18(term.percent)),
    term,
    amount: percentOf(base, term.percent),
  }));
  const contracted = reductions.reduce((rest, { amount }) => subtractDecimal18(rest, amount), total);
  return { contracted, reductions };
}

/** Rounded once: the hundredth of a percentage, which has 6 places at the most, is exact. */
function percentOf(base: Decimal18, percent: Decimal18): Decimal18 {
  return multiplyRounded(base, multiplyRounded(percent, HUNDREDTH));
}

function inForce(
  known: readonly KnownDiscount[],
  { provider, model }: PriceVersion,
  { atMs, serviceTier = '', model: asked }: PriceQuery,
): readonly PercentDiscount[] {
  const call: SoldCall = { seller: provider, models: [asked.trim().toLowerCase(), model.toLowerCase()] };
  return known
    .filter(({ term, holdsFor }) => {
      if (term.serviceTier !== '' && term.serviceTier !== serviceTier.trim().toLowerCase()) return false;
      if (atMs < term.validFrom.getTime()) return false;
      if (term.validTo !== undefined && atMs >= term.validTo.getTime()) return false;
      return holdsFor(call);
    })
    .map(({ term }) => term);
}

function knownDiscounts(terms: readonly TenantTerm[]): ReadonlyMap<TenantId, readonly KnownDiscount[]> {
  const byTenant = new Map<TenantId, KnownDiscount[]>();
  for (const { tenant, term } of terms) {
    if (term.kind !== 'discount') continue;
    const known = { term, holdsFor: scopeFilterOf(term) };
    byTenant.set(tenant, [...(byTenant.get(tenant) ?? []), known]);
  }
  for (const known of byTenant.values()) known.sort((left, right) => compareParticular(left.term, right.term));
  return byTenant;
}

/** Below zero where the left is the more particular. Terms that differ in nothing never hold at the same time. */
function compareParticular(left: PercentDiscount, right: PercentDiscount): number {
  const ranksOf = ({ provider, model, serviceTier, meters }: PercentDiscount): readonly number[] => [
    provider === '' ? 0 : 1,
    model.includes('*') ? 0 : 1,
    model.length,
    serviceTier === '' ? 0 : 1,
    meters.length === 0 ? 0 : 1,
  ];
  const [ranks, others] = [ranksOf(left), ranksOf(right)];
  const differing = ranks.findIndex((rank, index) => rank !== others[index]);
  if (differing < 0) return left.model < right.model ? -1 : 1;
  return (others[differing] ?? 0) - (ranks[differing] ?? 0);
}
