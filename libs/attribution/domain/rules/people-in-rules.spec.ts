import { aRule } from '@tokenledger/attribution/testing';
import type { AttributionRule } from './attribution-rule';
import { peopleRuleIssues } from './people-in-rules';

const IN_GROUPS = { kind: 'groups', atLeast: 5 } as const;

function rule(subject: 'user' | 'service', operator: 'equals' | 'exists', owner: AttributionRule['result']['owner']) {
  const values = operator === 'exists' ? [] : ['ada@acme.example'];
  const result = { owner, purpose: undefined, labels: {} };
  return aRule({ id: `${subject}-${operator}`, conditions: [{ subject, operator, values }], result });
}

const ofAda = rule('user', 'equals', { team: 'ada-only' });
const ofAnybody = rule('user', 'exists', { team: 'people' });
const byName = rule('service', 'equals', { project: 'of-{user}' });
const ofService = rule('service', 'equals', { team: 'shop' });

describe('peopleRuleIssues', () => {
  it('refuses rules that single a person out, by condition or by name, where people are not shown', () => {
    const issues = peopleRuleIssues(IN_GROUPS, [ofService, ofAda, ofAnybody, byName], []);
    expect(issues.map(({ field }) => field)).toEqual(['1.conditions.0.subject', '3.owner.project']);
    expect(issues[0]?.message).toContain('have names shown first');
  });

  it('lets everything be where names are shown, and what is in force already', () => {
    expect(peopleRuleIssues({ kind: 'names' }, [ofAda], [])).toEqual([]);
    expect(peopleRuleIssues(IN_GROUPS, [ofService, ofAda], [ofAda])).toEqual([]);
    expect(peopleRuleIssues(IN_GROUPS, [{ ...ofAda, name: 'another' }], [ofAda])).toHaveLength(1);
  });
});
