import {
  type AttributionRule,
  NO_RULE_SET,
  type RuleDraft,
  type RuleIssue,
  type RuleSetVersion,
} from '@tokenledger/attribution/domain';

import type { AttributionRuleIssueType, AttributionRuleSetType, AttributionRuleType } from './attribution-rules-types';

/** @param version undefined where there never were rules */
export function toApiRuleSet(version: RuleSetVersion | undefined): AttributionRuleSetType {
  const { revision, rules } = version ?? NO_RULE_SET;
  return {
    revision,
    rules: rules.map(toApiRule),
    recordedAt: version?.recordedAt ?? null,
    recordedBy: version?.recordedBy ?? null,
    reason: version?.reason ?? null,
    supersededAt: version?.supersededAt ?? null,
  };
}

function toApiRule({ id, name, from, until, conditions, result }: AttributionRule): AttributionRuleType {
  return {
    id,
    name,
    from: from ?? null,
    until: until ?? null,
    conditions: conditions.map(({ subject, operator, values }) => ({ subject, operator, values: [...values] })),
    team: result.owner.team ?? null,
    project: result.owner.project ?? null,
    costCenter: result.owner.costCenter ?? null,
    purpose: result.purpose ?? null,
    labels: Object.entries(result.labels).map(([label, value]) => ({ name: label, value })),
  };
}

export function fromApiRule(rule: AttributionRuleType): RuleDraft {
  return {
    id: rule.id,
    name: rule.name,
    from: rule.from ?? undefined,
    until: rule.until ?? undefined,
    conditions: rule.conditions,
    owner: {
      team: rule.team ?? undefined,
      project: rule.project ?? undefined,
      costCenter: rule.costCenter ?? undefined,
    },
    purpose: rule.purpose ?? undefined,
    labels: rule.labels,
  };
}

/** The domain knows rules alone; a client sent them as a part of its input. */
export function toApiIssue({ field, message }: RuleIssue): AttributionRuleIssueType {
  if (field === 'rules') return { field, message };
  return { field: `rules.${field.replace('owner.', '')}`, message };
}
