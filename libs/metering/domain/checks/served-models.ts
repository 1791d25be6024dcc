import type { TenantId } from '@tokenledger/organization/domain';
import type { ExplainingPriceBook, PriceVersion } from '@tokenledger/pricing/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { CurrencyAmount } from '../spend/spend-report';
import { isSubstitution } from './model-identity';

/** Pairs of names that are looked at, the most calls first. */
export const MOST_SERVED_PAIRS = 1_000;

/** Calls that asked for one model's name and were answered under another. */
export interface ServedModel {
  readonly provider: string | null;
  readonly requested: string;
  readonly served: string;
  readonly calls: bigint;
  readonly tokens: bigint;
  readonly cost: readonly CurrencyAmount[];
  readonly firstSeen: Date;
  readonly lastSeen: Date;
}

export interface ServedModels {
  /** Pairs of two different names, the most calls first. */
  readonly pairs: readonly ServedModel[];
  readonly truncated: boolean;
  /** Booked calls that name both models, whether they are the same or not. */
  readonly comparedCalls: bigint;
  readonly pendingBuckets: number;
}

/** Unit prices of one token, of one currency, at the time of the latest such call. */
export interface SubstitutionPrices {
  readonly currency: string;
  readonly requested: UnitPrices;
  readonly served: UnitPrices;
}

export interface UnitPrices {
  readonly input: Decimal18 | undefined;
  readonly output: Decimal18 | undefined;
}

export interface Substitution extends ServedModel {
  /**
   * `other-model`: the price book sells what was asked for. `unknown-name`: it does not, so the name may be one's own,
   * such as a deployment's, and says nothing about what should have answered.
   */
  readonly kind: 'other-model' | 'unknown-name';
  /** Undefined where one of them has no price, or they are of two currencies. */
  readonly prices: SubstitutionPrices | undefined;
}

/** Those pairs that name two different models, with what either costs. */
export function substitutionsOf(
  tenant: TenantId,
  pairs: readonly ServedModel[],
  book: ExplainingPriceBook,
): readonly Substitution[] {
  return pairs
    .filter(({ requested, served }) => isSubstitution(requested, served))
    .map((pair) => {
      const asked = priceOf(tenant, pair, pair.requested, book);
      const answered = priceOf(tenant, pair, pair.served, book);
      return { ...pair, kind: asked === undefined ? 'unknown-name' : 'other-model', prices: pricesOf(asked, answered) };
    });
}

function priceOf(
  tenant: TenantId,
  { provider, lastSeen }: ServedModel,
  model: string,
  book: ExplainingPriceBook,
): PriceVersion | undefined {
  return book.priceFor(tenant, { provider: provider ?? undefined, model, atMs: lastSeen.getTime(), inputTokens: 1 });
}

function pricesOf(
  requested: PriceVersion | undefined,
  served: PriceVersion | undefined,
): SubstitutionPrices | undefined {
  if (requested === undefined || served === undefined || requested.currency !== served.currency) return undefined;
  return { currency: served.currency, requested: unitPricesOf(requested), served: unitPricesOf(served) };
}

function unitPricesOf({ unitPrices: { input, output } }: PriceVersion): UnitPrices {
  return { input, output };
}
