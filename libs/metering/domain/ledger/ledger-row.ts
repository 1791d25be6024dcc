import type { Conversion } from '@tokenledger/pricing/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { UsageReading } from './usage-reading';

/**
 * Why a row counts or does not. Booked: `sole-reading`, `merged-booking`, `container-rest` (what the calls below a
 * container do not explain), `container-sole-witness`. Not booked: `seen-by-several` (its call is booked by a merged
 * row), `container` (repeats calls below it), `superseded` (a booking that a later reading made void).
 */
export const BOOKING_REASONS = [
  'sole-reading',
  'merged-booking',
  'container-rest',
  'container-sole-witness',
  'seen-by-several',
  'container',
  'superseded',
  'possible-duplicate',
] as const;

export type BookingReason = (typeof BOOKING_REASONS)[number];

/** What a call costs, or why that is not known. Amounts are of the whole call, unrounded. */
export type CallRating =
  | {
      readonly status: 'priced';
      readonly priceId: string;
      readonly priceBook: string;
      readonly currency: string;
      /** At the vendor's public price. */
      readonly listCost: Decimal18;
      /** After the contract's unit prices. */
      readonly contractedCost: Decimal18;
      /** After every discount: what is charged. */
      readonly effectiveCost: Decimal18;
      /** The effective cost in the organisation's reporting currency, or why it is not known there. */
      readonly conversion: Conversion;
    }
  | { readonly status: 'unpriced'; readonly reason: string; readonly priceBook: string }
  /** Nothing was reported that could be priced. */
  | { readonly status: 'no-usage' };

/** What a call was for. */
export interface CallPurpose {
  readonly purpose: 'productive' | 'overhead' | 'waste';
  readonly reason: string;
}

/** One row of the ledger: what was seen, and whether and at what cost it counts. */
export interface LedgerRow {
  readonly reading: UsageReading;
  readonly booked: boolean;
  readonly bookingReason: BookingReason;
  readonly rating: CallRating;
  readonly purpose: CallPurpose;
  /** Unix milliseconds at which the stream took the record; of a merged booking, the earliest of its readings. */
  readonly arrivedAtMs: number;
  /** Rows of one key replace each other; the highest stands. `AS_SEEN` for what a processor writes. */
  readonly version: bigint;
}

/**
 * Version of a row as a processor writes it. Always the same, so that a redelivered record never displaces what was
 * decided about its call since; decisions take versions from the generation sequence, which starts above it.
 */
export const AS_SEEN = 1n;
