import type { AttributionRule, RuleCondition } from '@tokenledger/attribution/domain';

/** `service equals shop` belongs to the team `search`, since ever and without end. */
export function aRule(rule: Partial<AttributionRule> = {}): AttributionRule {
  return {
    id: 'shop',
    name: 'The shop',
    from: undefined,
    until: undefined,
    conditions: [aCondition('service', 'equals', 'shop')],
    result: { owner: { team: 'search' }, purpose: undefined, labels: {} },
    ...rule,
  };
}

export function aCondition(
  subject: RuleCondition['subject'],
  operator: RuleCondition['operator'],
  ...values: readonly string[]
): RuleCondition {
  return { subject, operator, values };
}
