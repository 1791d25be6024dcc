import type { TenantId } from '@tokenledger/organization/domain';
import { type Decimal18, formatDecimal18, multiplyByCount } from '@tokenledger/shared/money';

import { type Meter, METERS } from '../meters';
import type { ExplainingPriceBook, PriceVersion } from '../price-book';

/** A source of prices, by the name that people know it by. */
export interface PriceSource {
  readonly name: string;
  readonly book: ExplainingPriceBook;
}

export interface SoldModel {
  readonly provider: string;
  readonly model: string;
}

/** Two sources that say different things of one model. */
export interface PriceDisagreement extends SoldModel {
  readonly meter: Meter | 'perCall';
  readonly first: SaidPrice;
  readonly second: SaidPrice;
}

export interface SaidPrice {
  readonly source: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Of a million units. */
  readonly pricePerMillion: string;
}

/**
 * Where sources disagree about what a model costs, at a moment and in the standard tier.
 *
 * Each source is compared with the first that knows the model. Prices in different currencies are no disagreement: they
 * cannot be compared without a rate, and lists for different markets are both right. Prices that a source does not state
 * itself (`derived`) are not compared, nor what only one of them states.
 */
export function priceDisagreements(
  sources: readonly PriceSource[],
  models: readonly SoldModel[],
  tenant: TenantId,
  at: Date,
): readonly PriceDisagreement[] {
  return models.flatMap(({ provider, model }) => {
    const said = sources.flatMap(({ name, book }) => {
      const price = book.priceFor(tenant, { provider, model, atMs: at.getTime(), inputTokens: 0 });
      return price === undefined ? [] : [{ name, price }];
    });
    const [first, ...others] = said;
    if (first === undefined) return [];
    return others.flatMap((second) => differences(first, second).map((found) => ({ provider, model, ...found })));
  });
}

interface Said {
  readonly name: string;
  readonly price: PriceVersion;
}

function differences(first: Said, second: Said): readonly Omit<PriceDisagreement, keyof SoldModel>[] {
  if (first.price.currency !== second.price.currency) return [];
  return ([...METERS, 'perCall'] as const).flatMap((meter) => {
    const [left, right] = [statedPrice(first.price, meter), statedPrice(second.price, meter)];
    if (left === undefined || right === undefined || left === right) return [];
    return [{ meter, first: toSaid(first, left), second: toSaid(second, right) }];
  });
}

function statedPrice(price: PriceVersion, meter: Meter | 'perCall'): Decimal18 | undefined {
  if (meter === 'perCall') return price.perCall;
  return price.derived?.[meter] === undefined ? price.unitPrices[meter] : undefined;
}

function toSaid({ name, price }: Said, unitPrice: Decimal18): SaidPrice {
  return {
    source: name,
    currency: price.currency,
    pricePerMillion: formatDecimal18(multiplyByCount(unitPrice, 1_000_000)),
  };
}
