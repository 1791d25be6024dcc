import type { TenantId } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { Meter } from './meters';

/** What decides a call's price. */
export interface PriceQuery {
  /** OpenTelemetry `gen_ai.provider.name`, canonical spelling; undefined where the emitter did not say. */
  readonly provider: string | undefined;
  /** The model that answered, else the model that was asked for. */
  readonly model: string;
  /** The call's start in Unix milliseconds, not its arrival: late calls get the price of their day. */
  readonly atMs: number;
  /** All input tokens, cached ones included: some models reprice the whole call above a context size. */
  readonly inputTokens: number;
  readonly serviceTier?: string;
  readonly region?: string;
  /** Host that served the call; tells a reseller from the vendor. */
  readonly serverAddress?: string;
}

/** One model's unit prices while they were in force. */
export interface PriceVersion {
  /** Stable and readable: names the source, provider, model and validity, so that a row can be explained years later. */
  readonly id: string;
  readonly provider: string;
  readonly model: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Price of one unit (one token, not a million). */
  readonly unitPrices: { readonly [M in Meter]?: Decimal18 };
  /** Price of the call itself, where the vendor charges one. */
  readonly perCall?: Decimal18;
  readonly source: string;
}

/** The prices known at one moment, in memory: rating asks it for every call. */
export interface PriceBook {
  /** Names the book's content; changes whenever any price in it does. */
  readonly revision: string;
  /** @returns undefined where the book has no price for that model at that time */
  priceFor(tenant: TenantId, query: PriceQuery): PriceVersion | undefined;
}

/** Where price books are loaded from. A failing store throws; it never looks like "no price". */
export interface PriceBookSource {
  load(): Promise<PriceBook>;
}
