import { isKnown, type Known } from '@tokenledger/shared/ui';

import type { CallRatingStatus } from '../operations';
import type { Words } from '../view/words';

/** Why a call has no price, as its rating says it. */
export const NO_PRICE_REASONS = [
  'no-usage',
  'invalid-usage',
  'input-not-known',
  'no-model',
  'no-provider',
  'ambiguous-model',
  'no-price-for-service-tier',
  'no-price-then',
  'no-price-for-meter',
  'other',
] as const;

export type NoPriceReason = (typeof NO_PRICE_REASONS)[number];

/** Why nobody owns a call. */
const UNALLOCATED_REASONS: ReadonlySet<string> = new Set([
  'no-metadata',
  'unreadable-metadata',
  'unmapped-value',
  'shared-without-rule',
  'unknown-key',
]);

/** A reason that the console knows, and what the API said besides: `no-price-for-meter:audioInput,output`. */
export interface NoPrice {
  readonly reason: NoPriceReason;
  /** Meters without a price, or a word that is newer than the console. */
  readonly detail: string;
}

/** @returns undefined where the call has a price */
export function noPriceOf(call: {
  readonly rating: CallRatingStatus;
  readonly ratingReason: Known<string>;
}): NoPrice | undefined {
  if (call.rating === 'PRICED') return undefined;
  if (call.rating === 'NO_USAGE') return { reason: 'no-usage', detail: '' };
  const [word = '', detail = ''] = (call.ratingReason ?? '').split(/:(.*)/s);
  const known = NO_PRICE_REASONS.find((reason) => reason === word);
  return known === undefined ? { reason: 'other', detail: call.ratingReason ?? '' } : { reason: known, detail };
}

/** In a sentence. */
export function noPriceText({ reason, detail }: NoPrice, words: Words): string {
  return words(`metering.call.noPrice.${reason}`, { detail });
}

/** Why nobody owns it, in a sentence; undefined where somebody does. */
export function unallocatedText(reason: Known<string>, words: Words): string | undefined {
  if (!isKnown(reason)) return undefined;
  return UNALLOCATED_REASONS.has(reason)
    ? words(`metering.call.unallocated.${reason}`)
    : words('metering.call.unallocated.other', { reason });
}
