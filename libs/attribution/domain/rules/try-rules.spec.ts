import { localDay } from '@tokenledger/organization/domain';
import { aCondition, aRule } from '@tokenledger/attribution/testing';

import type { AttributionRule, RuleSubject } from './attribution-rule';
import type { GivenValue } from './call-facts';
import { tryRules } from './try-rules';

const NOON = Date.parse('2026-03-10T12:00:00Z');

/** `march(other-days), shop(condition 1) → search` */
function tried(
  rules: readonly AttributionRule[],
  given: Partial<Record<RuleSubject, GivenValue>>,
  atMs = NOON,
): string {
  const values = new Map(Object.entries(given) as [RuleSubject, GivenValue][]);
  const { verdict, passed } = tryRules({ revision: 1, rules }, 'Europe/Berlin', values, atMs);
  const before = passed.map(
    ({ rule, why, condition }) => `${rule.id}(${[why, condition].filter((x) => x !== undefined).join(' ')})`,
  );
  const outcome = 'answer' in verdict ? Object.values(verdict.answer.owner).join('/') : (verdict.reason ?? 'nothing');
  return `${before.join(', ')} → ${outcome}`;
}

const owner = (team: string) => ({ owner: { team }, purpose: undefined, labels: {} });
const march = aRule({ id: 'march', from: localDay('2026-03-11'), conditions: [], result: owner('later') });
const shop = aRule({
  id: 'shop',
  conditions: [aCondition('service', 'equals', 'shop'), aCondition('attribute:tags', 'in', 'prod', 'canary')],
  result: owner('search'),
});
const ofUnit = aRule({ id: 'unit', conditions: [], result: owner('unit-{attribute:acme.unit}') });

describe('tryRules', () => {
  it('says which rule takes a call, and why those before it do not', () => {
    const rules = [march, shop, ofUnit];
    expect(tried(rules, { service: 'shop', 'attribute:tags': ['eu', 'canary'] })).toBe('march(other-days) → search');
    expect(tried(rules, { service: 'shop', 'attribute:tags': 'test', 'attribute:acme.unit': '42' })).toBe(
      'march(other-days), shop(condition 1) → unit-42',
    );
  });

  it('says why nobody owns it where none does', () => {
    expect(tried([shop, ofUnit], { service: 'web' })).toBe('shop(condition 0), unit(no-name) → unmapped-value');
    expect(tried([shop, ofUnit], { 'attribute:acme.unit': 'x'.repeat(200) })).toBe(
      'shop(condition 0), unit(no-name) → nothing',
    );
    expect(tried([], {})).toBe(' → nothing');
  });

  it('counts days in the zone of the organisation', () => {
    // 23:30 in UTC is the 11th in Berlin already.
    expect(tried([march], {}, Date.parse('2026-03-10T23:30:00Z'))).toBe(' → later');
  });
});
