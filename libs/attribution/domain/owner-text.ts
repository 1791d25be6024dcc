import type { AttributeValue } from '@tokenledger/shared/otlp';

/** Longer names are broken emitters; cutting them could make two owners one. In UTF-16 units. */
export const MAX_OWNER_CHARACTERS = 200;

/** Why a value does not name an owner. */
export type OwnerTextProblem = 'not a text' | 'too long' | 'control character' | 'broken text';

export type OwnerText =
  | { readonly state: 'given'; readonly text: string }
  | { readonly state: 'absent' }
  | { readonly state: 'refused'; readonly problem: OwnerTextProblem };

const ABSENT: OwnerText = { state: 'absent' };
/** Controls, and the two separators that break a line in exports. */
const CONTROL_CHARACTER = /[\p{Cc}\u2028\u2029]/u;
/** What languages write for "nothing" when an emitter turns an unset field into text. */
const NOTHING: ReadonlySet<string> = new Set(['None', 'null', 'undefined']);

/**
 * An attribute's value as an owner's name: taken as it is named, without the spaces around it.
 *
 * Whole numbers are names too (`team.id=42`). Empty text and the words for "nothing" are as good as no attribute.
 */
export function readOwnerText(value: AttributeValue | undefined): OwnerText {
  if (value === undefined || value === null) return ABSENT;
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))) {
    return { state: 'given', text: value.toString() };
  }
  if (typeof value !== 'string') return { state: 'refused', problem: 'not a text' };
  const text = value.trim();
  if (text === '' || NOTHING.has(text)) return ABSENT;
  if (text.length > MAX_OWNER_CHARACTERS) return { state: 'refused', problem: 'too long' };
  if (CONTROL_CHARACTER.test(text)) return { state: 'refused', problem: 'control character' };
  if (!text.isWellFormed()) return { state: 'refused', problem: 'broken text' };
  return { state: 'given', text };
}
