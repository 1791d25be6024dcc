import {
  BEYOND_PRICING,
  type LedgerRow,
  MAX_UNPRICED_MODELS,
  type SpendRange,
  type UnpricedModel,
  type UnpricedModelReader,
  type UnpricedModels,
} from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import { METERS } from '@tokenledger/pricing/domain';
import { bucketOf } from '@tokenledger/shared/time';

const BEYOND: ReadonlySet<string> = new Set(BEYOND_PRICING);

/** Unpriced models among the rows that it was given. */
export class InMemoryUnpricedModels implements UnpricedModelReader {
  private readonly rows: LedgerRow[] = [];

  add(...rows: readonly LedgerRow[]): void {
    this.rows.push(...rows);
  }

  unpriced(tenant: TenantId, { from, to }: SpendRange): Promise<UnpricedModels> {
    const groups = new Map<string, LedgerRow[]>();
    let beyondPricing = 0n;
    for (const row of this.rows) {
      const startedAtMs = row.reading.startedAtUs / 1000;
      const isInRange = startedAtMs >= from.getTime() && startedAtMs < to.getTime();
      if (row.reading.tenant !== tenant || !row.booked || !isInRange || row.rating.status !== 'unpriced') continue;
      if (modelOf(row) === '' || BEYOND.has(row.rating.reason)) {
        beyondPricing += 1n;
        continue;
      }
      const key = JSON.stringify([row.reading.provider, modelOf(row), row.rating.reason, tierOf(row)]);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const models = [...groups.values()].map(toModel).sort((left, right) => Number(tokensOf(right) - tokensOf(left)));
    return Promise.resolve({
      models: models.slice(0, MAX_UNPRICED_MODELS),
      truncated: models.length > MAX_UNPRICED_MODELS,
      beyondPricing,
    });
  }
}

function toModel(rows: readonly LedgerRow[]): UnpricedModel {
  const byStart = rows.toSorted((left, right) => left.reading.startedAtUs - right.reading.startedAtUs);
  const [first] = byStart;
  const last = byStart.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a group has at least one row');
  const { reading, rating } = last;
  const used = METERS.map((meter) => ({
    meter,
    tokens: rows.reduce((sum, row) => sum + BigInt(row.reading.usage.quantities[meter] ?? 0), 0n),
  }));
  return {
    provider: reading.provider,
    model: modelOf(last),
    reason: rating.status === 'unpriced' ? rating.reason : '',
    serviceTier: tierOf(last),
    calls: BigInt(rows.length),
    used: used.filter(({ tokens }) => tokens > 0n),
    firstAt: new Date(Math.floor(first.reading.startedAtUs / 1000)),
    lastAt: new Date(Math.floor(reading.startedAtUs / 1000)),
    example: { bucket: bucketOf(reading.startedAtUs), callId: reading.callId, serverAddress: reading.serverAddress },
  };
}

function modelOf({ reading }: LedgerRow): string {
  return reading.responseModel ?? reading.requestModel ?? '';
}

function tierOf({ reading, rating }: LedgerRow): string | undefined {
  const isForTier = rating.status === 'unpriced' && rating.reason === 'no-price-for-service-tier';
  return isForTier ? reading.serviceTier : undefined;
}

function tokensOf({ used }: UnpricedModel): bigint {
  return used.reduce((sum, { tokens }) => sum + tokens, 0n);
}
