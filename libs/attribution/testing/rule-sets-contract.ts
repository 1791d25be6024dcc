import type { AttributionRule, RuleSets } from '@tokenledger/attribution/domain';
import { localDay, tenantId } from '@tokenledger/organization/domain';

import { aCondition, aRule } from './a-rule';

const [acme, globex] = [tenantId('acme'), tenantId('globex')];
const ADA = { kind: 'user', id: 'u-ada', name: 'ada' } as const;
const at = (day: number): Date => new Date(Date.UTC(2026, 2, day, 12));

/** What every store of attribution rules promises. @param open an empty one */
export function itKeepsTheRuleSetsContract(open: () => Promise<RuleSets>): void {
  describe('attribution rules', () => {
    let sets: RuleSets;
    beforeEach(async () => (sets = await open()));

    const save = (expectedRevision: number, rules: readonly AttributionRule[], day = 9, tenant = acme) =>
      sets.save(tenant, { rules, expectedRevision, by: ADA, reason: `day ${day}`, at: at(day) });

    it('are none before somebody saves some', async () => {
      expect(await sets.read(acme)).toBeUndefined();
      expect(await sets.history(acme, 10)).toEqual([]);
      expect(await sets.all()).toEqual([]);
    });

    it('keep all that they say, in their order', async () => {
      const rules = [
        aRule({
          id: 'z',
          from: localDay('2026-03-01'),
          until: localDay('2026-04-01'),
          conditions: [aCondition('attribute:acme.unit', 'in', 'a', "b'\\"), aCondition('user', 'exists')],
          result: {
            owner: { team: '{service}', costCenter: 'CC-1' },
            purpose: 'overhead',
            labels: { zone: 'eu', area: 'ä' },
          },
        }),
        aRule({ id: 'a', conditions: [] }),
      ];
      await save(0, rules);
      const expected = { revision: 1, rules, recordedAt: at(9), recordedBy: 'ada', reason: 'day 9' };
      expect(await sets.read(acme)).toEqual({ ...expected, supersededAt: undefined });
    });

    it('are never overwritten: each version is there to be asked, and when another took its place', async () => {
      const [first, second] = [[aRule()], [aRule({ id: 'other' })]];
      await save(0, first, 9);
      expect(await save(1, second, 11)).toMatchObject({ ok: true, value: { revision: 2, rules: second } });
      expect(await sets.read(acme, 1)).toMatchObject({ rules: first, supersededAt: at(11) });
      expect(await sets.read(acme)).toMatchObject({ revision: 2, supersededAt: undefined });
      expect(await sets.read(acme, 3)).toBeUndefined();
      expect((await sets.history(acme, 10)).map(({ revision }) => revision)).toEqual([2, 1]);
      expect((await sets.history(acme, 1)).map(({ revision }) => revision)).toEqual([2]);
      expect((await sets.history(acme, 10, 2)).map(({ revision }) => revision)).toEqual([1]);
      expect(await sets.history(acme, 10, 1)).toEqual([]);
    });

    it('are not changed by whoever has not seen the newest', async () => {
      await save(0, [aRule()]);
      await save(1, [aRule({ id: 'kept' })]);
      for (const seen of [0, 1, 3]) expect(await save(seen, [])).toEqual({ ok: false, error: 'other-revision' });
      expect(await sets.read(acme)).toMatchObject({ revision: 2, rules: [{ id: 'kept' }] });
    });

    it('are changed by one of two who save at the same time', async () => {
      for (const seen of [0, 1]) {
        const both = await Promise.all([save(seen, [aRule({ id: 'one' })]), save(seen, [aRule({ id: 'two' })])]);
        expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      }
      expect(await sets.read(acme)).toMatchObject({ revision: 2 });
    });

    it('may become none again', async () => {
      await save(0, [aRule()]);
      await save(1, []);
      expect(await sets.read(acme)).toMatchObject({ revision: 2, rules: [] });
    });

    it('of one organisation say nothing of another', async () => {
      await save(0, [aRule()]);
      await save(0, [aRule({ id: 'theirs' })], 9, globex);
      expect(await sets.read(globex)).toMatchObject({ revision: 1, rules: [{ id: 'theirs' }] });
      expect((await sets.all()).map(({ tenant, set }) => `${tenant} ${set.rules[0]?.id}`)).toEqual([
        'acme shop',
        'globex theirs',
      ]);
    });

    it('have another revision after each change alone', async () => {
      const before = await sets.revision();
      await save(0, [aRule()]);
      const after = await sets.revision();
      expect(after).not.toBe(before);
      await save(0, []);
      expect(await sets.revision()).toBe(after);
      await save(1, [aRule()]);
      expect(await sets.revision()).not.toBe(after);
    });
  });
}
