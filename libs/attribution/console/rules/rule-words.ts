import type { RuleFieldsFragment, RuleOperator, RulePurpose } from '../operations';

/** A rule as the API tells it; lists of it are read only. */
export type Rule = RuleFieldsFragment;

export type Translate = (key: string, values?: Record<string, string>) => string;

export const SUBJECTS = [
  'service',
  'environment',
  'provider',
  'model',
  'operation',
  'key',
  'user',
  'agent',
  'conversation',
  'workspace',
  'apiKey',
] as const;

export const OPERATORS: readonly RuleOperator[] = ['EQUALS', 'IN', 'PREFIX', 'REGEX', 'EXISTS'];
export const PURPOSES: readonly RulePurpose[] = ['PRODUCTIVE', 'OVERHEAD', 'WASTE'];
export const OWNER_LEVELS = ['team', 'project', 'costCenter'] as const;
export type OwnerLevel = (typeof OWNER_LEVELS)[number];

const ATTRIBUTE = 'attribute:';

export function attributeIn(subject: string): string | undefined {
  return subject.startsWith(ATTRIBUTE) ? subject.slice(ATTRIBUTE.length) : undefined;
}

export function attributeSubject(name: string): string {
  return `${ATTRIBUTE}${name}`;
}

export function subjectText(subject: string, translate: Translate): string {
  return attributeIn(subject) ?? translate('subjects.' + subject);
}

/** `service is shop`. */
export function conditionText({ subject, operator, values }: Rule['conditions'][number], translate: Translate): string {
  const shown =
    values.length > 5 ? [...values.slice(0, 4), translate('more', { count: String(values.length - 4) })] : values;
  return translate('sentence.' + operator, { subject: subjectText(subject, translate), values: shown.join(', ') });
}

/** What a call must be that the rule takes, in a sentence. */
export function sentenceOf({ conditions }: Rule, translate: Translate): string {
  if (conditions.length === 0) return translate('everyCall');
  return conditions.map((condition) => conditionText(condition, translate)).join(translate('and'));
}

/** Who is charged, each level with its name. */
export function ownersOf(
  rule: Pick<Rule, OwnerLevel>,
): readonly { readonly level: OwnerLevel; readonly name: string }[] {
  return OWNER_LEVELS.flatMap((level) => {
    const name = rule[level];
    return name === null ? [] : [{ level, name }];
  });
}

export type RuleTime = 'now' | 'later' | 'over';

/** @param today `YYYY-MM-DD` in the zone of the organisation */
export function timeOf({ from, until }: Rule, today: string): RuleTime {
  if (from !== null && from > today) return 'later';
  return until !== null && until <= today ? 'over' : 'now';
}
