import { MAX_TOKENS_PER_CALL } from './meters';

/** A token count as an emitter wrote it: a whole number, not given, or something that cannot be a count. */
export type CountReading =
  | { readonly state: 'given'; readonly count: number }
  | { readonly state: 'absent' }
  | { readonly state: 'invalid'; readonly problem: string };

const ABSENT: CountReading = { state: 'absent' };
const WHOLE_NUMBER_TEXT = /^\d{1,16}(?:\.0+)?$/;

/**
 * Reads a token count strictly: integers, whole doubles and numeric text (Spring AI and Codex send text).
 *
 * Semantic Kernel writes -1 for "unknown": a negative is refused like every other non-count, never summed.
 */
export function readCount(value: unknown): CountReading {
  if (value === undefined || value === null || value === '') return ABSENT;
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value === 'string') {
    const text = value.trim();
    if (WHOLE_NUMBER_TEXT.test(text)) return fromNumber(Number(text));
    return invalid(`text that is not a whole number (${text.length} characters)`);
  }
  if (typeof value === 'bigint') return invalid(value < 0n ? 'negative' : 'larger than any call');
  return invalid('not a number');
}

function fromNumber(count: number): CountReading {
  if (Number.isNaN(count)) return invalid('NaN');
  if (count < 0) return invalid(`negative (${count})`);
  if (count > MAX_TOKENS_PER_CALL) return invalid('larger than any call');
  if (!Number.isInteger(count)) return invalid(`not a whole number (${count})`);
  return { state: 'given', count: count === 0 ? 0 : count };
}

function invalid(problem: string): CountReading {
  return { state: 'invalid', problem };
}
