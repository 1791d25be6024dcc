import type { Meter, Quantities } from '@tokenledger/pricing/domain';

import { COUNT_FIELDS, type CountField } from '../dialects/field-table';
import type { LedgerRow } from '../ledger/ledger-row';
import type { ReadUsage } from '../ledger/usage-reading';
import { inputTokensOf, outputTokensOf } from '../usage/token-sums';

/** A count as an emitter reported it, before it became meters. */
export interface ReceivedCount {
  readonly count: CountField;
  /** Attribute that gave it; `a + b` where it is a sum, `attribute > key` where it stood in JSON. */
  readonly attribute: string;
  /** Undefined where the meters no longer tell it. */
  readonly tokens: number | undefined;
}

/**
 * What was received of a call.
 *
 * Counts are not stored a second time: the rule that made meters of them is kept, and is undone here. Where that has
 * no single answer (a split that contradicted its total, tokens billed on top) the count is left out, never guessed.
 */
export function receivedCountsOf({ reading: { usage }, bookingReason }: LedgerRow): readonly ReceivedCount[] {
  // The rest of a container is what its calls do not explain: nobody reported that number.
  const isRest = bookingReason === 'container-rest';
  const counts = COUNT_FIELDS.map((count) => {
    const attribute = usage.evidence[count];
    if (attribute === undefined) return undefined;
    return { count, attribute, tokens: isRest ? undefined : receivedCount(count, usage) };
  });
  return counts.filter((count) => count !== undefined);
}

/** Counts from which a meter's quantity is told, the one that says it most directly first. */
const COUNTS_OF_METER: Readonly<Record<Meter, readonly CountField[]>> = {
  input: ['input', 'extraInput'],
  cacheRead: ['cacheRead'],
  cacheWrite5m: ['cacheWrite5m', 'cacheWrite'],
  cacheWrite1h: ['cacheWrite1h'],
  output: ['output', 'extraOutput'],
  // Where an endpoint reports it in the total alone.
  reasoning: ['reasoning', 'total'],
  audioInput: ['audioInput'],
  audioCacheRead: ['audioCacheRead'],
  audioOutput: ['audioOutput'],
  imageInput: ['imageInput'],
  imageOutput: ['imageOutput'],
};

/** The attribute that gave a meter's quantity; undefined where that was not kept. */
export function attributeOfMeter(meter: Meter, { evidence }: Pick<ReadUsage, 'evidence'>): string | undefined {
  for (const count of COUNTS_OF_METER[meter]) {
    const attribute = evidence[count];
    if (attribute !== undefined) return attribute;
  }
  return undefined;
}

/** @param count one that has evidence */
export function receivedCount(count: CountField, usage: ReadUsage): number | undefined {
  const { quantities, evidence, notes } = usage;
  const of = (meter: keyof Quantities): number => quantities[meter] ?? 0;
  const cacheWrite = of('cacheWrite5m') + of('cacheWrite1h');
  const cacheRead = of('cacheRead') + of('audioCacheRead');
  const splitContradicts = notes.includes('cache-write-split-exceeds-total');
  const inputContradicts = notes.includes('modalities-exceed-input');
  const outputContradicts = notes.includes('modalities-exceed-output');
  switch (count) {
    case 'input': {
      if (evidence.extraInput !== undefined) return undefined;
      const uncached = of('input') + of('audioInput') + of('imageInput');
      return usage.basis === 'inclusive' ? uncached + cacheRead + cacheWrite : uncached;
    }
    case 'output': {
      if (evidence.extraOutput !== undefined) return undefined;
      const spoken = of('output') + of('audioOutput') + of('imageOutput');
      return usage.reasoning === 'inside' ? spoken + of('reasoning') : spoken;
    }
    case 'total':
      return receivedTotal(usage);
    case 'cacheRead':
      return cacheRead;
    case 'cacheWrite':
      return cacheWrite;
    case 'cacheWrite5m':
      return splitContradicts || notes.includes('cache-write-lifetime-assumed-5m') ? undefined : of('cacheWrite5m');
    case 'cacheWrite1h':
      return splitContradicts ? undefined : of('cacheWrite1h');
    case 'reasoning':
      return of('reasoning');
    case 'audioInput':
      return inputContradicts ? undefined : of('audioInput') + of('audioCacheRead');
    case 'imageInput':
      return inputContradicts || evidence.imageCacheRead !== undefined ? undefined : of('imageInput');
    case 'audioCacheRead':
      // It was cut where it reached all that was read from the cache.
      return inputContradicts || of('cacheRead') === 0 ? undefined : of('audioCacheRead');
    case 'audioOutput':
      return outputContradicts ? undefined : of('audioOutput');
    case 'imageOutput':
      return outputContradicts ? undefined : of('imageOutput');
    case 'imageCacheRead':
    case 'extraInput':
    case 'extraOutput':
      return undefined;
  }
}

/** A total that did not add up is kept nowhere; one that did is the sum of all meters. */
function receivedTotal({ quantities, evidence, notes }: ReadUsage): number | undefined {
  const bothSides = evidence.input !== undefined && evidence.output !== undefined;
  const onTop = evidence.extraInput !== undefined || evidence.extraOutput !== undefined;
  if (!bothSides || onTop || notes.includes('total-does-not-add-up')) return undefined;
  return inputTokensOf(quantities) + outputTokensOf(quantities);
}
