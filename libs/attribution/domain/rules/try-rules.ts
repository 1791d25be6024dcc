import { comparable, type PlacedService } from '@tokenledger/organization/domain';
import { startOfLocalDate } from '@tokenledger/shared/time';

import { type AttributionRule, attributeOf, type RuleField, type RuleSet, type RuleSubject } from './attribution-rule';
import { type CallFacts, type GivenValue, NOT_KEPT } from './call-facts';
import { applyRule, type CompiledCondition, compileRule } from './compile-rule';
import { meets } from './compile-condition';
import { CompiledRules } from './compiled-rules';
import type { RuleVerdict } from './rule-verdict';
import { ServiceProjects } from './service-projects';

/**
 * Why a rule does not take a call.
 *
 * - `other-days`: it is not in effect when the call starts
 * - `condition`: the call does not meet one of its conditions
 * - `no-name`: the call lacks a value that a name or a label of the rule takes, or what comes out is no name
 */
export type PassReason = 'other-days' | 'condition' | 'no-name';

export interface PassedRule {
  readonly rule: AttributionRule;
  readonly why: PassReason;
  /** Where the condition stands in the rule, from 0; of `condition` only. */
  readonly condition?: number;
}

export interface RuleTrial {
  readonly verdict: Exclude<RuleVerdict, { readonly outcome: 'undecidable' }>;
  /** In their order, up to the one that takes the call. */
  readonly passed: readonly PassedRule[];
}

/** What somebody says that a call gives; what they do not say it does not give. */
export type GivenValues = ReadonlyMap<RuleSubject, GivenValue>;

/**
 * Asks rules about a call that somebody thought of, and says why those before the one that takes it do not.
 * @param placed services of the organisation in projects, which are asked after the rules
 */
export function tryRules(
  set: RuleSet,
  timeZone: string,
  given: GivenValues,
  atMs: number,
  placed: readonly PlacedService[] = [],
): RuleTrial {
  // Of 100,000 services it is one that is asked for.
  const service = comparable(firstOf(given.get('service')) ?? '');
  const asked = placed.filter(({ names }) => names.includes(service));
  const compiled = new CompiledRules(set, timeZone, new ServiceProjects(asked, timeZone));
  const facts = factsOf(given, compiled.attributes, atMs);
  const verdict = compiled.decide(facts);
  if (verdict.outcome === 'undecidable')
    throw new RangeError(`a trial leaves nothing open, rule ${verdict.rule.id} does`);
  const passed: PassedRule[] = [];
  for (const rule of set.rules) {
    if (verdict.outcome === 'owned' && verdict.rule.id === rule.id) break;
    passed.push({ rule, ...whyPassed(rule, timeZone, facts) });
  }
  return { verdict, passed };
}

function whyPassed(rule: AttributionRule, timeZone: string, facts: CallFacts): Omit<PassedRule, 'rule'> {
  if (!isInEffect(rule, timeZone, facts.atMs)) return { why: 'other-days' };
  const compiled = compileRule(rule);
  const condition = compiled.conditions.findIndex((one) => !isMet(one, facts));
  if (condition >= 0) return { why: 'condition', condition };
  if (applyRule(compiled, facts) !== undefined)
    throw new RangeError(`rule ${rule.id} takes a call that it was passed for`);
  return { why: 'no-name' };
}

function isInEffect({ from, until }: AttributionRule, timeZone: string, atMs: number): boolean {
  const isBegun = from === undefined || startOfLocalDate(from, timeZone).getTime() <= atMs;
  return isBegun && (until === undefined || atMs < startOfLocalDate(until, timeZone).getTime());
}

function isMet(condition: CompiledCondition, facts: CallFacts): boolean {
  const given = condition.read(facts);
  return given !== undefined && given !== NOT_KEPT && meets(condition, given);
}

/** Fields have one value: of several the first is meant. */
function firstOf(value: GivenValue | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

function factsOf(given: GivenValues, asked: readonly string[], atMs: number): CallFacts {
  const attributes: Record<string, GivenValue | null> = Object.fromEntries(asked.map((name) => [name, null]));
  const fields: { [F in RuleField]?: string } = {};
  for (const [subject, value] of given) {
    const attribute = attributeOf(subject);
    if (attribute !== undefined) attributes[attribute] = value;
    else {
      const first = firstOf(value);
      if (first !== undefined) fields[subject as RuleField] = first;
    }
  }
  return { atMs, fields, attributes };
}
