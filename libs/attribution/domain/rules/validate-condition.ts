import { MAX_OWNER_CHARACTERS, readOwnerText } from '../owner-text';
import {
  isRuleSubject,
  LONGEST_REGEX,
  LONGEST_VALUE,
  MOST_VALUES,
  RULE_FIELDS,
  RULE_OPERATORS,
  type RuleCondition,
  type RuleField,
  type RuleOperator,
} from './attribution-rule';
import { regexProblem } from './compile-condition';
import type { TellIssue } from './validate-rules';

export interface ConditionDraft {
  readonly subject: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** @returns the condition; nothing to go by where something was told */
export function readCondition({ subject, operator, values }: ConditionDraft, tell: TellIssue): RuleCondition {
  const isKnown = isRuleSubject(subject);
  if (!isKnown) tell('subject', `is none of ${RULE_FIELDS.join(', ')}, and no attribute: write attribute:NAME for one`);
  const known = RULE_OPERATORS.find((name) => name === operator);
  if (known === undefined) tell('operator', `is none of ${RULE_OPERATORS.join(', ')}`);
  else tellOfValues(subject, known, values, tell);
  return { subject: isKnown ? subject : 'service', operator: known ?? 'exists', values };
}

function tellOfValues(subject: string, operator: RuleOperator, values: readonly string[], tell: TellIssue): void {
  if (operator === 'exists') {
    if (values.length > 0) tell('values', '`exists` takes none: leave them out, or use `equals`');
    return;
  }
  if (values.length === 0) return tell('values', 'are missing: say what to compare with');
  if (operator !== 'in' && values.length > 1)
    return tell('values', `\`${operator}\` takes one: use \`in\` for several`);
  if (values.length > MOST_VALUES) return tell('values', `are ${values.length}, ${MOST_VALUES} at most`);
  if (values.includes('')) return tell('values', 'one is empty, which no call gives: use `exists` for any value');
  if (!values.every(isStorable)) return tell('values', 'one is broken text: write plain characters');
  const longest = operator === 'regex' ? LONGEST_REGEX : LONGEST_VALUE;
  const tooLong = values.find(({ length }) => length > longest);
  if (tooLong !== undefined) return tell('values', `one has ${tooLong.length} characters: ${longest} at most`);
  const unread = isReadAsName(subject) ? values.find((value) => !canBeRead(operator, value)) : undefined;
  if (unread !== undefined) return tell('values', `no call gives "${unread}": ${HOW_NAMES_ARE_READ}`);
  const problem = operator === 'regex' ? regexProblem(values[0] ?? '') : undefined;
  if (problem !== undefined) tell('values', `is no regular expression that rules may have: ${problem}`);
}

/** The rest is kept as it was reported. */
const NAMED_FIELDS: ReadonlySet<string> = new Set<RuleField>([
  'service',
  'environment',
  'user',
  'agent',
  'conversation',
]);
const HOW_NAMES_ARE_READ = `values are read without spaces around them, in one line of ${MAX_OWNER_CHARACTERS} characters at most, and words for "nothing" as not given`;

function isReadAsName(subject: string): boolean {
  return NAMED_FIELDS.has(subject) || !(RULE_FIELDS as readonly string[]).includes(subject);
}

/** Whether a value can be what `readOwnerText` makes of a call's: a rule that waits for any other would be silent for ever. */
function canBeRead(operator: RuleOperator, value: string): boolean {
  if (operator === 'regex') return true;
  // More may follow a beginning: spaces at its end, and what makes a word for "nothing" a name.
  const whole = operator === 'prefix' && value.length < MAX_OWNER_CHARACTERS ? `${value}.` : value;
  const reading = readOwnerText(whole);
  return reading.state === 'given' && reading.text === whole;
}

/** A database holds neither NUL nor half a character. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
