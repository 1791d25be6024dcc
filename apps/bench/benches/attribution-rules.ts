import { PostgresRuleSets } from '@tokenledger/attribution/data';
import type { AttributionRule, RuleCondition } from '@tokenledger/attribution/domain';
import { appendAudit } from '@tokenledger/organization/data';
import { systemClock } from '@tokenledger/shared/time';

import { SERVICES } from '../load/generate-load';
import type { Testbed } from '../testbed/testbed';

const PRODUCTIVE: RuleCondition = { subject: 'environment', operator: 'in', values: ['production', 'staging'] };

/** The first rules of an empty testbed. Processes that run learn of them within some seconds. */
export async function saveRules({ store, tenant }: Testbed, rules: readonly AttributionRule[]): Promise<void> {
  await new PostgresRuleSets(store.pool, appendAudit).save(tenant, {
    rules,
    expectedRevision: 0,
    by: { kind: 'system', id: 'bench', name: 'bench' },
    reason: 'bench',
    at: systemClock.now(),
  });
}

/** One for each of the first `count` services. */
export function rulesByService(count: number): readonly AttributionRule[] {
  return Array.from({ length: count }, (_, index) =>
    ownedBy(`service-${index}`, equals('service', `service-${index}`)),
  );
}

/**
 * Rules of every operator over the calls of the load generator. Those that take a call stand last, one for each of its services,
 * so that the ones before them must all be found not to.
 */
export function mixedRules(count: number): readonly AttributionRule[] {
  const taking = rulesByService(Math.min(count, SERVICES));
  const refusing = Array.from({ length: count - taking.length }, (_, index) => ownedBy(`other-${index}`, other(index)));
  return [...refusing, ...taking];
}

/** Holds for no call of the load generator, which has to be looked at to be known. */
function other(index: number): RuleCondition {
  const kinds: readonly RuleCondition[] = [
    equals('service', `service-of-old-${index}`),
    { subject: 'user', operator: 'regex', values: [`^(robot|batch)-[a-z]+-${index}$`] },
    { subject: 'model', operator: 'prefix', values: [`fine-tuned-${index}-`] },
    { subject: 'agent', operator: 'in', values: [`agent-${index}`, `agent-${index}-next`] },
    { subject: `attribute:acme.unit-${index % 15}`, operator: 'exists', values: [] },
  ];
  return kinds[index % kinds.length] as RuleCondition;
}

function equals(subject: RuleCondition['subject'], value: string): RuleCondition {
  return { subject, operator: 'equals', values: [value] };
}

function ownedBy(name: string, condition: RuleCondition): AttributionRule {
  return {
    id: name,
    name,
    from: undefined,
    until: undefined,
    conditions: [condition, PRODUCTIVE],
    result: { owner: { team: 'team-{service}' }, purpose: undefined, labels: {} },
  };
}
