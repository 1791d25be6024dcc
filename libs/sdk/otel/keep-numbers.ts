/** Larger blocks are not usage: a provider's whole usage object is a few hundred bytes. */
const MAX_BLOCK_CHARACTERS = 65_536;
const MAX_DEPTH = 6;
const MAX_NUMBERS = 128;
const PLAIN_KEY = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

type Kept = number | { [key: string]: Kept };

/**
 * Reduces a JSON text to its numbers, with the keys that lead to them: usage survives, everything that could be content
 * does not. Lists are dropped (log probabilities and citations are lists of numbers about content), keys that are not
 * plain names too (some maps are keyed by text).
 *
 * @returns undefined where the text is not JSON, too long, or holds no number
 */
export function keepNumbers(json: string): string | undefined {
  if (json.length > MAX_BLOCK_CHARACTERS) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return undefined;
  }
  const kept = reduce(parsed, MAX_DEPTH, { numbersLeft: MAX_NUMBERS });
  return typeof kept === 'object' ? JSON.stringify(kept) : undefined;
}

function reduce(value: unknown, depthLeft: number, budget: { numbersLeft: number }): Kept | undefined {
  if (typeof value === 'number') return budget.numbersLeft-- > 0 ? value : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depthLeft === 0) return undefined;
  const kept: { [key: string]: Kept } = {};
  for (const [key, inner] of Object.entries(value)) {
    const reduced = PLAIN_KEY.test(key) ? reduce(inner, depthLeft - 1, budget) : undefined;
    if (reduced !== undefined) kept[key] = reduced;
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}
