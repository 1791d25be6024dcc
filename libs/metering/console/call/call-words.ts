import type { OneCallQuery } from '../operations';

/** One call with everything that is known of it. */
export type OneCall = NonNullable<OneCallQuery['call']>;

/**
 * Words of the API that the console has texts for. The API may learn words before the console does: such a word is shown
 * as it is, in a sentence that says so.
 */
export const CALL_WORDS = {
  bookingReason: [
    'sole-reading',
    'merged-booking',
    'container-rest',
    'container-sole-witness',
    'seen-by-several',
    'container',
    'superseded',
    'possible-duplicate',
  ],
  observer: ['vendor', 'provider-sdk', 'gateway', 'application', 'application-imprecise'],
  usageRule: ['no-cache-tokens', 'cache-exceeds-input', 'total-checksum', 'emitter-known', 'convention-default'],
  usageNote: [
    'hidden-reasoning-from-total',
    'total-does-not-add-up',
    'cache-write-split-exceeds-total',
    'cache-write-lifetime-assumed-5m',
    'modalities-exceed-input',
    'modalities-exceed-output',
  ],
  usageStatus: ['complete', 'partial', 'invalid', 'none'],
  confidence: ['certain', 'likely', 'assumed'],
  purpose: ['productive', 'overhead', 'waste'],
  purposeReason: ['failed', 'truncated', 'retrieval', 'answered'],
  from: ['span', 'log', 'scope', 'resource', 'key', 'rule', 'directory', 'trace'],
  noLines: ['unpriced', 'no-usage', 'price-book-changed'],
  signal: ['span', 'log'],
  basis: ['inclusive', 'exclusive'],
  count: [
    'input',
    'output',
    'total',
    'cacheRead',
    'cacheWrite',
    'cacheWrite5m',
    'cacheWrite1h',
    'reasoning',
    'audioInput',
    'audioCacheRead',
    'imageInput',
    'imageCacheRead',
    'audioOutput',
    'imageOutput',
    'extraInput',
    'extraOutput',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CallWordKind = keyof typeof CALL_WORDS;

/** The word where there is a text for it, else `other`: the last part of a text's key. */
export function known(kind: CallWordKind, word: string): string {
  const words: readonly string[] = CALL_WORDS[kind];
  return words.includes(word) ? word : 'other';
}
