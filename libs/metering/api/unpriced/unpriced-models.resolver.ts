import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  formatCallRef,
  type SpendReader,
  type SpendRange,
  type UnpricedModel,
  type UnpricedModelReader,
  usualRange,
  validateUnpricedRange,
} from '@tokenledger/metering/domain';
import { type Permission, type ReadIdentity, type TenantId, wholeLedger } from '@tokenledger/organization/domain';
import {
  type ExplainingPriceBook,
  type Meter,
  METERS,
  type SellerDirectory,
  type SimilarPrice,
  similarPrice,
} from '@tokenledger/pricing/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';
import { formatDecimal18, multiplyByCount } from '@tokenledger/shared/money';
import type { Clock } from '@tokenledger/shared/time';

import { shareOf } from '../spend/share-of';
import type { TenantTimeZones } from '../spend/spend.resolver';
import {
  type InvalidUnpricedModelsInputType,
  type SuggestedPriceType,
  UnpricedModelsInput,
  UnpricedModelsResultUnion,
  type UnpricedModelsType,
  type UnpricedModelType,
} from './unpriced-models-types';

export interface UnpricedModelsPorts {
  readonly unpriced: UnpricedModelReader;
  readonly spend: SpendReader;
  /** Today's. */
  readonly priceBook: () => ExplainingPriceBook;
  readonly sellers: SellerDirectory;
  readonly timeZones: TenantTimeZones;
  readonly clock: Clock;
}

export const UNPRICED_MODELS_PORTS = Symbol('UnpricedModelsPorts');

@Resolver()
export class UnpricedModelsResolver {
  constructor(@Inject(UNPRICED_MODELS_PORTS) private readonly ports: UnpricedModelsPorts) {}

  @Needs<Permission>('checks.read')
  @Query(() => UnpricedModelsResultUnion, {
    description: 'Models whose calls have no price, each with what is missing and a price that may fit.',
  })
  async unpricedModels(
    @CurrentReader() { tenant }: ReadIdentity,
    @Args('input', { type: () => UnpricedModelsInput }) input: UnpricedModelsInput,
  ): Promise<UnpricedModelsType | InvalidUnpricedModelsInputType> {
    const { unpriced, spend, timeZones, clock } = this.ports;
    const timeZone = await timeZones.timeZoneOf(tenant);
    const asked = usualRange({ from: input.from ?? undefined, to: input.to ?? undefined }, clock.now(), timeZone);
    const range = validateUnpricedRange(asked);
    if (!range.ok) return { issues: [...range.error] };
    const [found, { totals }] = await Promise.all([
      unpriced.unpriced(tenant, range.value),
      spend.spend(wholeLedger(tenant), wholeOf(range.value, timeZone)),
    ]);
    return {
      ...range.value,
      models: found.models.map((model) => this.toApiModel(tenant, model, totals.tokens.total)),
      truncated: found.truncated,
      allTokens: totals.tokens.total,
      unpricedTokens: totals.unpriced.tokens,
      unpricedShare: shareOf(totals.unpriced.tokens, totals.tokens.total),
      beyondPricing: found.beyondPricing,
    };
  }

  private toApiModel(tenant: TenantId, model: UnpricedModel, allTokens: bigint): UnpricedModelType {
    const { provider, example, serviceTier, used } = model;
    const tokens = used.reduce((sum, one) => sum + one.tokens, 0n);
    return {
      provider: provider ?? null,
      seller: this.ports.sellers.sellerOf(provider, example.serverAddress) ?? provider ?? '',
      model: model.model,
      reason: model.reason,
      serviceTier: serviceTier ?? null,
      calls: model.calls,
      tokens,
      tokenShare: shareOf(tokens, allTokens),
      used: [...used],
      firstAt: model.firstAt,
      lastAt: model.lastAt,
      exampleCallId: formatCallRef(example),
      suggestion: this.suggestionFor(tenant, model),
    };
  }

  private suggestionFor(tenant: TenantId, { provider, model, serviceTier, lastAt, used }: UnpricedModel) {
    const similar = similarPrice(this.ports.priceBook(), tenant, {
      provider,
      model,
      atMs: lastAt.getTime(),
      inputTokens: 0,
      ...(serviceTier !== undefined && { serviceTier }),
    });
    return similar === undefined ? null : toApiSuggestion(similar, new Set(used.map(({ meter }) => meter)));
  }
}

function wholeOf(range: SpendRange, timeZone: string) {
  return { ...range, timeZone, granularity: 'total', groupBy: [], filter: {}, limit: 1 } as const;
}

/** What the price states itself, and what the calls used: the rest is only a rule of the book. */
function toApiSuggestion({ price, because }: SimilarPrice, used: ReadonlySet<Meter>): SuggestedPriceType {
  return {
    provider: price.provider,
    model: price.model,
    because,
    currency: price.currency,
    prices: METERS.flatMap((meter) => {
      const unitPrice = price.unitPrices[meter];
      if (unitPrice === undefined || (price.derived?.[meter] !== undefined && !used.has(meter))) return [];
      return [{ meter, pricePerMillion: formatDecimal18(multiplyByCount(unitPrice, 1_000_000)) }];
    }),
  };
}
