import type { TenantId } from '@tokenledger/organization/domain';
import type { Meter } from '@tokenledger/pricing/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { CallRef } from '../calls/call-id';
import { MAX_CALLS_DAYS } from '../calls/validate-calls-request';
import type { InvalidSpendRequest, SpendRange } from '../spend/spend-report';
import { spendRangeIssues } from '../spend/validate-spend-request';

/** Models told at once; each is an item of work, and nobody works down more of them. */
export const MAX_UNPRICED_MODELS = 200;

const DAY_MS = 86_400_000;

/** Calls of one model that have usage and no price, for one reason: an item of work for whoever keeps the prices. */
export interface UnpricedModel {
  /** Undefined where no emitter named one. */
  readonly provider: string | undefined;
  readonly model: string;
  /** As on the calls: `no-model`, `no-price-for-meter:audioInput`. */
  readonly reason: string;
  /** Of the calls, where the reason is that there is no price for it. */
  readonly serviceTier: string | undefined;
  readonly calls: bigint;
  /** What the calls used together: the meters that a price is needed for, at least one. */
  readonly used: readonly MeterTotal[];
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** The newest of the calls. */
  readonly example: CallRef & { readonly serverAddress: string | undefined };
}

/** Tokens of one meter, of many calls: more than a number can hold. */
export interface MeterTotal {
  readonly meter: Meter;
  readonly tokens: bigint;
}

export interface UnpricedModels {
  /** By tokens, the most first. */
  readonly models: readonly UnpricedModel[];
  /** There are more than `MAX_UNPRICED_MODELS`. */
  readonly truncated: boolean;
  /** Calls that are unpriced and that no price helps: their usage is broken, or they name no model. */
  readonly beyondPricing: bigint;
}

/** Reads what has no price. A failing store throws; it never looks like "everything is priced". */
export interface UnpricedModelReader {
  unpriced(tenant: TenantId, range: SpendRange): Promise<UnpricedModels>;
}

/** Reasons that a price does not mend (`rateReading`); nor does one help a call that names no model. */
export const BEYOND_PRICING = ['invalid-usage', 'input-not-known'] as const;

/** A range that may be looked through for calls without a price, or what is wrong with it. */
export function validateUnpricedRange(range: SpendRange): Result<SpendRange, readonly InvalidSpendRequest[]> {
  const issues: InvalidSpendRequest[] = [...spendRangeIssues(range, '')];
  const days = (range.to.getTime() - range.from.getTime()) / DAY_MS;
  if (days > MAX_CALLS_DAYS) {
    issues.push({ field: 'to', message: `is more than ${MAX_CALLS_DAYS} days after \`from\`: ask for less at once` });
  }
  return issues.length === 0 ? ok(range) : failed(issues);
}
