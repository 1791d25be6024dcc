import { readLocalDay } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import {
  attributeOf,
  type AttributionRule,
  LONGEST_VALUE,
  MOST_ATTRIBUTES,
  MOST_CONDITIONS,
  MOST_RULES,
  RULE_PURPOSES,
  type RulePurpose,
} from './attribution-rule';
import { type ConditionDraft, isStorable, readCondition } from './validate-condition';
import { readResult, type ResultDraft } from './validate-result';
import { readTemplate, subjectsOf } from './value-template';

/** A rule as somebody writes it. */
export interface RuleDraft extends ResultDraft {
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly conditions: readonly ConditionDraft[];
  readonly purpose: string | undefined;
}

export interface RuleIssue {
  /** Path within the rules: `3.conditions.0.values`. Rules count from 0. */
  readonly field: string;
  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** What calls say instead of a rule where the directory names their owner: no rule can have it, as it is no `RULE_ID`. */
export const DIRECTORY_ID = 'DIRECTORY';

/** It stands in the evidence of calls, between `:` and `@`. */
const RULE_ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Reads all rules of a set, or tells everything that is wrong with them at once. */
export function readRules(drafts: readonly RuleDraft[]): Result<readonly AttributionRule[], readonly RuleIssue[]> {
  if (drafts.length > MOST_RULES) {
    const message = `has ${drafts.length} rules, ${MOST_RULES} at most: take values from attributes instead of a rule for each`;
    return failed([{ field: 'rules', message }]);
  }
  const issues: RuleIssue[] = [];
  const rules = drafts.map((draft, index) =>
    readRule(draft, (field, message) => issues.push({ field: `${index}.${field}`, message })),
  );
  const places = new Map<string, number>();
  drafts.forEach(({ id }, index) => {
    const first = places.get(id);
    if (first === undefined) places.set(id, index);
    else issues.push({ field: `${index}.id`, message: `is the id of rule ${first} as well: each rule has its own` });
  });
  const attributes = new Set(rules.flatMap(attributesOf));
  if (attributes.size > MOST_ATTRIBUTES) {
    const message = `ask for ${attributes.size} attributes together, ${MOST_ATTRIBUTES} at most: each is kept with every call`;
    issues.push({ field: 'rules', message });
  }
  return issues.length > 0 ? failed(issues) : ok(rules);
}

export type TellIssue = (field: string, message: string) => void;

function readRule(draft: RuleDraft, tell: TellIssue): AttributionRule {
  const { id, name, from, until, conditions } = draft;
  if (!RULE_ID.test(id)) {
    tell('id', 'is no id: small letters, digits, `.`, `_`, `-`, 64 at most, beginning with a letter or digit');
  }
  if (name.trim() === '') tell('name', 'is empty: say what the rule is for');
  if (name.length > LONGEST_VALUE) tell('name', `has ${name.length} characters: ${LONGEST_VALUE} at most`);
  if (!isStorable(name)) tell('name', 'is broken text: write plain characters');
  const days = { from: readDay('from', from, tell), until: readDay('until', until, tell) };
  if (days.from !== undefined && days.until !== undefined && days.until <= days.from) {
    tell('until', 'is not after `from`: it is the first day of which calls are no longer taken');
  }
  if (conditions.length > MOST_CONDITIONS) {
    tell(
      'conditions',
      `are ${conditions.length}, ${MOST_CONDITIONS} at most: use \`in\` or \`regex\` for several values`,
    );
  }
  return {
    id,
    name: name.trim(),
    ...days,
    conditions: conditions.map((condition, index) =>
      readCondition(condition, (field, message) => tell(`conditions.${index}.${field}`, message)),
    ),
    result: { ...readResult(draft, tell), purpose: readPurpose(draft.purpose, tell) },
  };
}

function readDay(field: 'from' | 'until', text: string | undefined, tell: TellIssue) {
  if (text === undefined) return undefined;
  const day = readLocalDay(text);
  if (day === undefined) tell(field, `${text} is no day: for example 2026-03-01`);
  return day;
}

function readPurpose(text: string | undefined, tell: TellIssue): RulePurpose | undefined {
  if (text === undefined) return undefined;
  const purpose = RULE_PURPOSES.find((known) => known === text);
  if (purpose === undefined) tell('purpose', `is none of ${RULE_PURPOSES.join(', ')}`);
  return purpose;
}

function attributesOf({ conditions, result }: AttributionRule): readonly string[] {
  const texts = [...Object.values(result.owner), ...Object.values(result.labels)];
  const taken = texts.flatMap((text) => {
    const template = readTemplate(text);
    return template.ok ? subjectsOf(template.value) : [];
  });
  return [...conditions.map(({ subject }) => subject), ...taken].flatMap((subject) => attributeOf(subject) ?? []);
}
