import type { TenantId } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { PercentDiscount } from './contract/contract-term';
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
  /** First instant at which it is in force; undefined where the source names none. */
  readonly validFrom?: Date;
  /** First instant at which it no longer is; undefined where it still is, as far as the source knows. */
  readonly validTo?: Date;
  /** Meters whose price the source does not state itself, and the rule that gives it. */
  readonly derived?: { readonly [M in Meter]?: PriceRule };
}

/**
 * How a meter gets a price that its source does not state.
 *
 * - `billed-as-input`, `billed-as-output`, `billed-as-cache-read`, `billed-as-audio-input`: the source knows no price
 *   of its own for this kind of token, and such tokens are billed like the wider kind that they belong to
 * - `free-variant`: the seller's name for the model says that it costs nothing
 * - `rounded`: the source's number has more places than money has; nearest 10^-18
 */
export type PriceRule =
  | 'billed-as-input'
  | 'billed-as-output'
  | 'billed-as-cache-read'
  | 'billed-as-audio-input'
  | 'free-variant'
  | 'rounded';

/**
 * Why a book has no price for a call.
 *
 * - `no-provider`: the seller is not in the book, or was not named and cannot be told
 * - `no-model`: the seller is in the book, the model is not among what it sells there
 * - `ambiguous-model`: no seller was named, and several could have sold this model
 * - `no-price-for-service-tier`: batch, flex, priority and the like cost something else, and the book does not know what
 * - `no-price-then`: the model is in the book, but not at that time
 */
export type NoPriceReason =
  'no-provider' | 'no-model' | 'ambiguous-model' | 'no-price-for-service-tier' | 'no-price-then';

export type PriceAnswer =
  | {
      readonly outcome: 'found';
      /** What is charged. */
      readonly price: PriceVersion;
      /** What the list says, where a contract says what is charged and a list says something too. */
      readonly listPrice?: PriceVersion;
      /** A list of the organisation itself states the price: it is what was negotiated. */
      readonly isNegotiated?: boolean;
      /** Percentages that a contract takes off the price, the most particular first; each meter is reduced by one of them. */
      readonly discounts?: readonly PercentDiscount[];
    }
  | { readonly outcome: 'none'; readonly reason: NoPriceReason };

/** The prices known at one moment, in memory: rating asks it for every call. */
export interface PriceBook {
  /** Names the book's content; changes whenever any price in it does. */
  readonly revision: string;
  /** @returns undefined where the book has no price for that model at that time */
  priceFor(tenant: TenantId, query: PriceQuery): PriceVersion | undefined;
}

/** A price book that also says why it has no price. */
export interface ExplainingPriceBook extends PriceBook {
  /** The same price as `priceFor`, or the reason why there is none. */
  find(tenant: TenantId, query: PriceQuery): PriceAnswer;
  /** Names what the book holds for one tenant: it does not change with lists of others. The whole revision where it is absent. */
  revisionFor?(tenant: TenantId): string;
}

/** Where price books are loaded from. A failing store throws; it never looks like "no price". */
export interface PriceBookSource {
  load(): Promise<ExplainingPriceBook>;
}
