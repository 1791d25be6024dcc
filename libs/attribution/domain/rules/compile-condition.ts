import { RE2JS } from 're2js';

import type { RuleCondition } from './attribution-rule';
import type { GivenValue } from './call-facts';

/** Whether a value that a call gives meets a condition; one that it does not give meets none. */
export type ValueTest = (value: string) => boolean;

/** Of several values one is enough; where none can be compared, only `exists` is met: the call gives something. */
export function meets(
  { operator, test }: { operator: RuleCondition['operator']; test: ValueTest },
  given: GivenValue,
): boolean {
  return typeof given === 'string' ? test(given) : operator === 'exists' || given.some(test);
}

/**
 * Patterns are RE2's: matching takes time in proportion to the text, whatever the pattern, so nobody's rule can stop a
 * processor. What such an engine cannot do (back references, looking around) is refused when rules are saved.
 * @throws RE2JSException for a pattern that nobody has checked
 */
export function compileCondition({ operator, values }: RuleCondition): ValueTest {
  const [first = ''] = values;
  switch (operator) {
    case 'equals':
      return (value) => value === first;
    case 'in': {
      const any = new Set(values);
      return (value) => any.has(value);
    }
    case 'prefix':
      return (value) => value.startsWith(first);
    case 'regex': {
      const pattern = RE2JS.compile(first);
      return (value) => pattern.test(value);
    }
    case 'exists':
      return () => true;
  }
}

/** A text is matched in time that grows with this as well: `(\\pL{1,100}x){1,10}` is short to write and long to run. */
const MOST_REGEX_STEPS = 1_000;

/** @returns why it is no pattern that rules may have, undefined where it is one */
export function regexProblem(pattern: string): string | undefined {
  try {
    const size = RE2JS.compile(pattern).programSize();
    if (size <= MOST_REGEX_STEPS) return undefined;
    return `it unfolds to ${size} steps, ${MOST_REGEX_STEPS} at most: repeat less`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
