/**
 * The API's stable words that the receipt explains, by family. A word that is newer than the console is shown as it is:
 * better than a key, or nothing.
 */
export const KNOWN_WORDS = {
  rule: ['no-cache-tokens', 'cache-exceeds-input', 'total-checksum', 'emitter-known', 'convention-default'],
  confidence: ['certain', 'likely', 'assumed'],
  usageStatus: ['complete', 'partial', 'invalid', 'none'],
  note: [
    'cache-write-split-exceeds-total',
    'cache-write-lifetime-assumed-5m',
    'hidden-reasoning-from-total',
    'total-does-not-add-up',
    'modalities-exceed-input',
    'modalities-exceed-output',
    'invalid-count',
  ],
  booking: [
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
  purpose: ['productive', 'overhead', 'waste'],
  purposeReason: ['answered', 'failed', 'truncated', 'retrieval'],
  evidence: ['span', 'log', 'scope', 'resource', 'key'],
} as const;

export type WordFamily = keyof typeof KNOWN_WORDS;

/** A text as its key within the page's texts, and what goes into it. */
export interface Said {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** How to say a word: `rule` and `total-checksum` is `rule.total-checksum`. @param detail what the word came with */
export function sayWord(family: WordFamily, word: string, detail = ''): Said {
  const known: readonly string[] = KNOWN_WORDS[family];
  return known.includes(word)
    ? { key: `${family}.${word}`, values: { detail } }
    : { key: 'otherWord', values: { word: detail === '' ? word : `${word} ${detail}` } };
}

/** A note may say which count it is about: `invalid-count gen_ai.usage.input_tokens: negative (-1)`. */
export function sayNote(note: string): Said {
  const [word = '', detail = ''] = note.split(/ (.*)/s);
  return sayWord('note', word, detail);
}
