import {
  type AttributionRule,
  type GivenValues,
  isRuleSubject,
  readGivenValues,
  type RuleSubject,
  type RuleTrial,
} from '@tokenledger/attribution/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { AttributionRuleIssueType } from './attribution-rules-types';
import type { AttributionTrialType, CallValueInput } from './attribution-trial-types';

const MOST_VALUES = 100;
const LONGEST_VALUE = 1_000;

/** @returns what a call gives, or what is wrong with how it is told */
export function readCallValues(
  given: readonly CallValueInput[],
): Result<GivenValues, readonly AttributionRuleIssueType[]> {
  if (given.length > MOST_VALUES) {
    return failed([{ field: 'values', message: `are ${given.length}, ${MOST_VALUES} at most: leave some out` }]);
  }
  const issues: AttributionRuleIssueType[] = [];
  const read = new Map<RuleSubject, readonly string[] | string>();
  given.forEach(({ subject, values }, index) => {
    const tell = (field: string, message: string) => issues.push({ field: `values.${index}.${field}`, message });
    if (!isRuleSubject(subject)) return tell('subject', 'is nothing of a call: name a field, or write attribute:NAME');
    if (read.has(subject)) return tell('subject', 'is there already: give all its values at once');
    if (values.length > MOST_VALUES) return tell('values', `are ${values.length}, ${MOST_VALUES} at most`);
    const longest = Math.max(0, ...values.map(({ length }) => length));
    if (longest > LONGEST_VALUE) return tell('values', `one has ${longest} characters, ${LONGEST_VALUE} at most`);
    const given = readGivenValues(values);
    if (given === undefined) return tell('values', 'say nothing: leave the line out where the call gives nothing');
    return read.set(subject, given);
  });
  return issues.length > 0 ? failed(issues) : ok(read);
}

function takerOf(
  verdict: Exclude<RuleTrial['verdict'], { readonly outcome: 'unowned' }>,
  rules: readonly AttributionRule[],
): Pick<AttributionTrialType, 'place' | 'rule' | 'byDirectory'> {
  if (verdict.outcome === 'placed') return { place: null, rule: null, byDirectory: true };
  return { place: rules.indexOf(verdict.rule), rule: verdict.rule.id, byDirectory: false };
}

/** @param rules that were tried, in their order */
export function toApiTrial({ verdict, passed }: RuleTrial, rules: readonly AttributionRule[]): AttributionTrialType {
  const told = passed.map(({ rule, why, condition }, place) => ({
    place,
    id: rule.id,
    why,
    condition: condition ?? null,
  }));
  if (verdict.outcome === 'unowned') {
    const nobody = { place: null, rule: null, team: null, project: null, costCenter: null, purpose: null, labels: [] };
    return { ...nobody, byDirectory: false, unallocatedReason: verdict.reason ?? 'no-metadata', passed: told };
  }
  const { owner, purpose, labels } = verdict.answer;
  return {
    ...takerOf(verdict, rules),
    team: owner.team ?? null,
    project: owner.project ?? null,
    costCenter: owner.costCenter ?? null,
    purpose: purpose ?? null,
    labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    unallocatedReason: null,
    passed: told,
  };
}
