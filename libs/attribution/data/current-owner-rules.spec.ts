import type { CallFacts } from '@tokenledger/attribution/domain';
import { aRule, InMemoryRuleSets } from '@tokenledger/attribution/testing';
import { tenantId } from '@tokenledger/organization/domain';

import { CurrentOwnerRules } from './current-owner-rules';

const [acme, globex] = [tenantId('acme'), tenantId('globex')];
const call: CallFacts = { atMs: Date.UTC(2026, 2, 10), fields: { service: 'shop' }, attributes: {} };
const saved = { by: 'ada', reason: 'test', at: new Date('2026-03-09T12:00:00Z') };

describe('CurrentOwnerRules', () => {
  const failures: unknown[] = [];
  const sets = new InMemoryRuleSets();
  let current: CurrentOwnerRules;
  beforeAll(async () => {
    current = await CurrentOwnerRules.open({
      sets,
      organisations: { reporting: () => Promise.resolve([acme, globex].map((id) => ({ id, timeZone: 'UTC' }))) },
      lookEveryMs: 1_000_000,
      onFailure: (error) => failures.push(error),
    });
  });
  afterAll(() => current.stop());

  const outcomes = () => [acme, globex].map((tenant) => current.rules().rulesOf(tenant).decide(call).outcome);

  it('are those that were saved, once somebody looked, and of no other organisation', async () => {
    await sets.save(acme, { rules: [aRule()], expectedRevision: 0, ...saved });
    expect(outcomes()).toEqual(['unowned', 'unowned']);
    await current.look();
    expect(outcomes()).toEqual(['owned', 'unowned']);
  });

  it('stay in force where newer ones cannot be read, and that is told', async () => {
    await sets.save(acme, { rules: [], expectedRevision: 1, ...saved });
    const all = jest.spyOn(sets, 'all').mockRejectedValueOnce(new Error('PostgreSQL is down'));
    await current.look();
    expect(outcomes()).toEqual(['owned', 'unowned']);
    expect(failures).toEqual([new Error('PostgreSQL is down')]);
    all.mockRestore();
    await current.look();
    expect(outcomes()).toEqual(['unowned', 'unowned']);
  });
});
