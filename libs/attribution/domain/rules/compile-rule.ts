import { readOwnerText } from '../owner-text';
import {
  type AttributionRule,
  RULE_OWNERS,
  type RuleCondition,
  type RuleOwner,
  type RulePurpose,
  type RuleSubject,
} from './attribution-rule';
import { type CallFacts, NOT_KEPT, readerOf, type ValueReader } from './call-facts';
import { compileCondition, meets, type ValueTest } from './compile-condition';
import { readTemplate, renderTemplate, subjectsOf, type ValueTemplate } from './value-template';

export interface CompiledCondition extends RuleCondition {
  readonly read: ValueReader;
  readonly test: ValueTest;
}

/** What a rule says of a call that it takes. */
export interface RuleAnswer {
  readonly owner: { readonly [D in RuleOwner]?: string };
  readonly purpose: RulePurpose | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

export interface CompiledRule {
  readonly rule: AttributionRule;
  readonly conditions: readonly CompiledCondition[];
  readonly owner: readonly (readonly [RuleOwner, ValueTemplate])[];
  readonly labels: readonly (readonly [string, ValueTemplate])[];
  /** Where no text of it takes a value of the call. */
  readonly fixedAnswer: RuleAnswer | undefined;
}

/** @throws RangeError for a rule that nobody has checked */
export function compileRule(rule: AttributionRule): CompiledRule {
  const { result } = rule;
  const owner = RULE_OWNERS.flatMap((dimension) => {
    const text = result.owner[dimension];
    return text === undefined ? [] : [[dimension, checkedTemplate(text)] as const];
  });
  const labels = Object.entries(result.labels).map(([name, text]) => [name, checkedTemplate(text)] as const);
  const conditions = rule.conditions.map((condition) => ({
    ...condition,
    read: readerOf(condition.subject),
    test: compileCondition(condition),
  }));
  const compiled = { rule, conditions, owner, labels, fixedAnswer: undefined };
  const isFixed = [...owner, ...labels].every(([, template]) => subjectsOf(template).length === 0);
  const answer = isFixed ? answerOf(compiled, NOTHING) : undefined;
  if (answer === NOT_KEPT) throw new RangeError(`rule ${rule.id} asks for values although it takes none`);
  return { ...compiled, fixedAnswer: answer };
}

const NOTHING: CallFacts = { atMs: 0, fields: {}, attributes: {} };

/** Everything of a call that a rule looks at. */
export function subjectsOfRule({ conditions, owner, labels }: CompiledRule): readonly RuleSubject[] {
  return [
    ...conditions.map(({ subject }) => subject),
    ...[...owner, ...labels].flatMap(([, template]) => subjectsOf(template)),
  ];
}

/** @returns undefined where the rule does not take the call, `NOT_KEPT` where nobody can tell any more */
export function applyRule(compiled: CompiledRule, facts: CallFacts): RuleAnswer | undefined | typeof NOT_KEPT {
  let isUnknown = false;
  for (const condition of compiled.conditions) {
    const given = condition.read(facts);
    if (given === NOT_KEPT) isUnknown = true;
    else if (given === undefined || !meets(condition, given)) return undefined;
  }
  const answer = compiled.fixedAnswer ?? answerOf(compiled, facts);
  return answer !== undefined && isUnknown ? NOT_KEPT : answer;
}

function answerOf(
  { rule, owner, labels }: Omit<CompiledRule, 'fixedAnswer'>,
  facts: CallFacts,
): RuleAnswer | undefined | typeof NOT_KEPT {
  const named = renderAll(owner, facts);
  if (named === undefined || named === NOT_KEPT) return named;
  const labelled = renderAll(labels, facts);
  if (labelled === undefined || labelled === NOT_KEPT) return labelled;
  return { owner: named, purpose: rule.result.purpose, labels: labelled };
}

function renderAll(
  templates: readonly (readonly [string, ValueTemplate])[],
  facts: CallFacts,
): Readonly<Record<string, string>> | undefined | typeof NOT_KEPT {
  const texts: [string, string][] = [];
  for (const [name, template] of templates) {
    const rendered = renderTemplate(template, facts);
    if (rendered === undefined || rendered === NOT_KEPT) return rendered;
    // Put together, it may be too long for a name.
    const reading = readOwnerText(rendered);
    if (reading.state !== 'given') return undefined;
    texts.push([name, reading.text]);
  }
  // A label may be called `__proto__`: set one by one, it would be lost.
  return Object.fromEntries(texts);
}

function checkedTemplate(text: string): ValueTemplate {
  const template = readTemplate(text);
  if (!template.ok) throw new RangeError(`a rule's text was not checked: ${template.error}`);
  return template.value;
}
