import type { ModelInfo, Provider } from '@pydantic/genai-prices';
import { METERS, type NoPriceReason, type PriceAnswer, type PriceVersion } from '@tokenledger/pricing/domain';

import { bandFor, contextBands, type ContextBand } from './meter-prices';
import { compileMatcher, type NameMatcher } from './model-matcher';
import { periodAt, type PricePeriod, priceHistory, windowAt } from './price-schedule';

/** The answer that a price list gives; the same object each time, so that asking allocates nothing. */
interface Dated {
  readonly bands: readonly ContextBand[];
  readonly answers: readonly PriceAnswer[];
}

const NOT_YET_PRICED: PriceAnswer = { outcome: 'none', reason: 'no-price-then' satisfies NoPriceReason };

/** One model as one seller sells it, with its price history. */
export class PricedModel {
  private readonly periods: readonly PricePeriod[];
  private readonly usual: readonly Dated[];
  private readonly byWindow: readonly (readonly Dated[])[];

  /**
   * @param source `genai-prices@0.1.8`
   * @param seller who bills; the maker's list may be used by a reseller that sells at the maker's prices
   * @throws InvalidPriceData for prices that cannot be read
   */
  constructor(source: string, seller: string, listOf: string, model: ModelInfo) {
    const name = seller === listOf ? `${seller}/${model.id}` : `${seller}:${listOf}/${model.id}`;
    const toDated = (period: PricePeriod, prices: PricePeriod['prices'], when: string): Dated => {
      const bands = contextBands(model.id, prices);
      const facts = { source, provider: seller, model: model.id, name, when, period };
      return { bands, answers: bands.map((band) => toAnswer(band, facts)) };
    };
    this.periods = priceHistory(model);
    this.usual = this.periods.map((period) => toDated(period, period.prices, period.name));
    this.byWindow = this.periods.map((period) =>
      period.windows.map((window) => toDated(period, window.prices, `${period.name}/${window.name}`)),
    );
  }

  /** @param atMs Unix milliseconds of the call's start; @param inputTokens all of them, cached ones included */
  priceAt(atMs: number, inputTokens: number): PriceAnswer {
    const period = periodAt(this.periods, atMs);
    const window = windowAt(this.periods[period]?.windows ?? [], atMs);
    const dated = window < 0 ? this.usual[period] : this.byWindow[period]?.[window];
    if (dated === undefined) return NOT_YET_PRICED;
    return dated.answers[bandFor(dated.bands, inputTokens)] ?? NOT_YET_PRICED;
  }
}

interface VersionFacts {
  readonly source: string;
  readonly provider: string;
  readonly model: string;
  readonly name: string;
  readonly when: string;
  readonly period: PricePeriod;
}

function toAnswer(band: ContextBand, { source, provider, model, name, when, period }: VersionFacts): PriceAnswer {
  const above = band.aboveInputTokens === undefined ? '' : `/input>${band.aboveInputTokens}`;
  const price: PriceVersion = {
    id: `${source}/${name}/${when}${above}`,
    provider,
    model,
    currency: 'USD',
    unitPrices: band.unitPrices,
    source,
    ...(Number.isFinite(period.fromMs) && { validFrom: new Date(period.fromMs) }),
    ...(Number.isFinite(period.toMs) && { validTo: new Date(period.toMs) }),
    ...(band.perCall !== undefined && { perCall: band.perCall }),
    ...(METERS.some((meter) => band.derived[meter] !== undefined) && { derived: band.derived }),
  };
  return { outcome: 'found', price };
}

interface ListedModel {
  readonly matches: NameMatcher;
  readonly info: ModelInfo;
}

/** What one seller sells, and by which names. */
export class SellerModels {
  private readonly listed: readonly ListedModel[];

  /** @throws InvalidPriceData where a matching clause cannot be read */
  constructor(private readonly provider: Provider) {
    this.listed = provider.models.map((info) => ({ matches: compileMatcher(info.match), info }));
  }

  get id(): string {
    return this.provider.id;
  }

  /** Sellers at whose prices this one sells the models that it does not list itself. */
  get sellsAtPricesOf(): readonly string[] {
    return this.provider.fallback_model_providers ?? [];
  }

  /** @param model in lower case; of several clauses that match, the first listed decides */
  modelNamed(model: string): ModelInfo | undefined {
    return this.listed.find(({ matches }) => matches(model))?.info;
  }
}
