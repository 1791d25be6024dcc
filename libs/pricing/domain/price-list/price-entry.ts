import type { Decimal18 } from '@tokenledger/shared/money';

import type { Meter } from '../meters';
import type { PriceWindow } from './price-window';

/** What providers call the tier whose prices their lists state. */
export const STANDARD_TIERS: ReadonlySet<string> = new Set([
  '',
  'default',
  'standard',
  'auto',
  'standard_only',
  'on_demand',
]);

/** What a list states a price for: a meter, or the call itself. */
export type PricedUnit = Meter | 'perCall';

/**
 * One line of a price list: what one meter of one model costs, when, and under which conditions.
 *
 * A call is billed at the most particular line that holds for it: of its service tier; of its region rather than of any; of a
 * window of the day rather than of the whole day; of the highest context limit that its input exceeds.
 */
export interface PriceEntry {
  /** The seller, by its canonical name: who bills, not who made the model. */
  readonly provider: string;
  /** Lower case; `*` stands for any characters. An exact name wins over a pattern, a longer pattern over a shorter. */
  readonly model: string;
  readonly meter: PricedUnit;
  /** As listed, for `unit` units: `2.5` for 1,000,000 tokens. */
  readonly price: Decimal18;
  /** 1 or more; 1,000,000 for most tokens. */
  readonly unit: number;
  /** ISO 4217. */
  readonly currency: string;
  /** First instant at which it is in force; undefined where the list does not say. */
  readonly validFrom: Date | undefined;
  /** First instant at which it no longer is. */
  readonly validTo: Date | undefined;
  /** Holds for calls with more input tokens than this, cached ones included, and then for the whole call. 0: for all. */
  readonly aboveInputTokens: number;
  /** Empty for the standard tier. */
  readonly serviceTier: string;
  /** Empty for any region. */
  readonly region: string;
  /** Undefined for the whole day. */
  readonly window: PriceWindow | undefined;
  /** Where the price was read: an address, a contract's number, a list and its date. */
  readonly source: string;
  readonly note: string;
}

/** What of an entry says when it applies; two entries that agree in it must not be in force at the same time. */
export function conditionsOf(entry: PriceEntry): string {
  const { provider, model, meter, aboveInputTokens, serviceTier, region, window } = entry;
  return [provider, model, meter, aboveInputTokens, serviceTier, region, window?.name ?? ''].join('\n');
}
