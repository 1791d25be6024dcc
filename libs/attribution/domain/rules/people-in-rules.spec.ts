import { aRule } from '@tokenledger/attribution/testing';

import { OWNER_ATTRIBUTES } from '../owner-names';
import type { AttributionRule, RuleSubject } from './attribution-rule';
import { peopleRuleIssues } from './people-in-rules';

const IN_GROUPS = { kind: 'groups', atLeast: 5 } as const;

function rule(subject: RuleSubject, operator: 'equals' | 'exists', owner: AttributionRule['result']['owner']) {
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

  it('refuses rules that single out a conversation, which is one person’s', () => {
    const one = rule('conversation', 'equals', { team: 'ada-only' });
    const any = rule('conversation', 'exists', { team: 'chats' });
    const byConversation = rule('service', 'equals', { project: '{conversation}' });
    const issues = peopleRuleIssues(IN_GROUPS, [one, any, byConversation], []);
    expect(issues.map(({ field }) => field)).toEqual(['0.conditions.0.subject', '2.owner.project']);
  });

  it.each([...OWNER_ATTRIBUTES.user, ...OWNER_ATTRIBUTES.conversation, 'anthropic.session.thread.id'])(
    'refuses those that ask for %s, where senders write who the user is, or in which conversation',
    (name) => {
      const subject = `attribute:${name}` as const;
      const told = (one: AttributionRule) => peopleRuleIssues(IN_GROUPS, [one], []).map(({ field }) => field);
      expect(told(rule(subject, 'equals', { team: 'ada-only' }))).toEqual(['0.conditions.0.subject']);
      expect(told(rule(subject, 'exists', { team: 'people' }))).toEqual([]);
      expect(told(rule('service', 'equals', { team: `of-{${subject}}` }))).toEqual(['0.owner.team']);
      const labelled = { ...ofService, result: { ...ofService.result, labels: { who: `{${subject}}` } } };
      expect(told(labelled)).toEqual(['0.labels.0.value']);
    },
  );

  it('lets everything be where names are shown, and what is in force already', () => {
    expect(peopleRuleIssues({ kind: 'names' }, [ofAda], [])).toEqual([]);
    expect(peopleRuleIssues(IN_GROUPS, [ofService, ofAda], [ofAda])).toEqual([]);
    expect(peopleRuleIssues(IN_GROUPS, [{ ...ofAda, name: 'another' }], [ofAda])).toHaveLength(1);
  });
});
