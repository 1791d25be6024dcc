import {
  MAX_UNPRICED_MODELS,
  type SpendRange,
  type UnpricedModel,
  type UnpricedModelReader,
  type UnpricedModels,
} from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import { METERS } from '@tokenledger/pricing/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { unpricedModelsQuery } from './unpriced-models-query';

interface StoredGroup {
  readonly not_priceable: boolean | number;
  readonly seller: string;
  readonly model: string;
  readonly reason: string;
  readonly tier: string;
  readonly calls: string;
  readonly used: readonly string[];
  readonly first_ms: string;
  readonly last_ms: string;
  readonly example: readonly [bucket: number, callId: string, serverAddress: string];
}

/** Finds what has no price among the calls themselves: no rollup keeps the reason. */
export class ClickHouseUnpricedModelReader implements UnpricedModelReader {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  async unpriced(tenant: TenantId, range: SpendRange): Promise<UnpricedModels> {
    const groups = await this.clickhouse.query<StoredGroup>(unpricedModelsQuery(tenant, range));
    const [beyond] = groups.filter(({ not_priceable }) => Boolean(not_priceable));
    const models = groups.filter(({ not_priceable }) => !not_priceable);
    return {
      models: models.slice(0, MAX_UNPRICED_MODELS).map(toModel),
      truncated: models.length > MAX_UNPRICED_MODELS,
      beyondPricing: BigInt(beyond?.calls ?? 0),
    };
  }
}

function toModel({ seller, model, reason, tier, calls, used, first_ms, last_ms, example }: StoredGroup): UnpricedModel {
  const [bucket, callId, serverAddress] = example;
  return {
    provider: seller === '' ? undefined : seller,
    model,
    reason,
    serviceTier: tier === '' ? undefined : tier,
    calls: BigInt(calls),
    used: METERS.map((meter, place) => ({ meter, tokens: BigInt(used[place] ?? 0) })).filter(
      ({ tokens }) => tokens > 0n,
    ),
    firstAt: new Date(Number(first_ms)),
    lastAt: new Date(Number(last_ms)),
    example: { bucket, callId, serverAddress: serverAddress === '' ? undefined : serverAddress },
  };
}
