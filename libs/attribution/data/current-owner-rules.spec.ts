import type { CallFacts } from '@tokenledger/attribution/domain';
import { aRule, InMemoryRuleSets } from '@tokenledger/attribution/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { aPerson, InMemoryDirectories, planning } from '@tokenledger/organization/testing';

import { CurrentOwnerRules } from './current-owner-rules';

const [acme, globex] = [tenantId('acme'), tenantId('globex')];
const call: CallFacts = { atMs: Date.UTC(2026, 2, 10), fields: { service: 'shop' }, attributes: {} };
const saved = {
  by: { kind: 'user', id: 'u-ada', name: 'ada' } as const,
  reason: 'test',
  at: new Date('2026-03-09T12:00:00Z'),
};

describe('CurrentOwnerRules', () => {
  const failures: unknown[] = [];
  const sets = new InMemoryRuleSets();
  const directories = new InMemoryDirectories();
  let current: CurrentOwnerRules;
  beforeAll(async () => {
    current = await CurrentOwnerRules.open({
      sets,
      services: directories.services,
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

  it('know where services stand, without any rule too, once somebody looked', async () => {
    const lines = [
      { kind: 'project', id: 'store' },
      { kind: 'service', id: 'shop', parent: 'store', from: '2026-03-01' },
    ];
    await directories.change(globex, planning(lines), aPerson('eve'), saved.at);
    await current.look();
    expect(outcomes()).toEqual(['unowned', 'placed']);
  });

  it('are made anew only for whom something changed', async () => {
    const before = current.rules();
    await directories.change(acme, planning([{ kind: 'team', id: 'search' }]), aPerson('eve'), saved.at);
    await current.look();
    expect(current.rules().rulesOf(globex)).toBe(before.rulesOf(globex));
    await sets.save(globex, { rules: [aRule()], expectedRevision: 0, ...saved });
    await current.look();
    expect(outcomes()).toEqual(['unowned', 'owned']);
  });
});
