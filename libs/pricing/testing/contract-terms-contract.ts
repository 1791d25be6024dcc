import { aPerson } from '@tokenledger/organization/testing';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ContractTerms } from '@tokenledger/pricing/domain';
import { failed, ok } from '@tokenledger/shared/result';

import { aContractTerm } from './contract-term-builder';

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day, 12));

/** What every store of contract terms promises. @param open an empty one, in which both organisations may have terms */
export function itKeepsTheContractTermsContract(
  acme: TenantId,
  globex: TenantId,
  open: () => Promise<ContractTerms>,
): void {
  describe('contract terms', () => {
    let terms: ContractTerms;
    beforeEach(async () => (terms = await open()));

    it('keep all that each kind says', async () => {
      const all = [
        aContractTerm({
          percent: '12.345678',
          meters: 'input cacheRead',
          service_tier: 'batch',
          valid_to: '2027-01-01',
        }),
        aContractTerm({ kind: 'allowance', amount: '0.000000000000000001', currency: 'EUR', note: 'a "gift"' }),
        aContractTerm({ kind: 'allowance', model: 'gpt-*', tokens: '100000000000000000' }),
        aContractTerm({ kind: 'commitment', amount: '5000', currency: 'USD', period: 'quarter', provider: '' }),
      ];
      await terms.replace(acme, all, aPerson('ada'), at(9));
      expect(await terms.read(acme)).toEqual(all);
      expect(await terms.all()).toEqual(all.map((term) => ({ tenant: acme, term })));
      expect(await terms.read(globex)).toEqual([]);
    });

    it('change only in what changed, and know what was known before', async () => {
      const [kept, old] = [aContractTerm({ model: 'gpt-4o' }), aContractTerm({ percent: '10' })];
      const better = aContractTerm({ percent: '15' });
      await terms.replace(acme, [kept, old], aPerson('ada'), at(9));
      const before = await terms.revision();
      expect(await terms.replace(acme, [better, kept], aPerson('bob'), at(11))).toEqual({
        added: [better],
        superseded: [old],
        unchanged: 1,
      });
      expect(await terms.read(acme)).toEqual([kept, better]);
      expect(await terms.read(acme, at(10))).toEqual([kept, old]);
      expect(await terms.read(acme, at(8))).toEqual([]);
      const after = await terms.revision();
      expect(after).not.toBe(before);
      await terms.replace(acme, [kept, better], aPerson('bob'), at(12));
      expect(await terms.revision()).toBe(after);
    });

    it('are amended in view of what they say, or not at all', async () => {
      const [kept, old] = [aContractTerm({ model: 'gpt-4o' }), aContractTerm({ percent: '10' })];
      await terms.replace(acme, [kept, old], aPerson('ada'), at(9));
      const without = await terms.amend(
        acme,
        (all) => ok(all.filter(({ model }) => model === '*')),
        aPerson('bob'),
        at(11),
      );
      expect(without).toEqual(ok({ added: [], superseded: [kept], unchanged: 1 }));
      expect(await terms.read(acme)).toEqual([old]);
      expect(await terms.amend(acme, () => failed('no'), aPerson('bob'), at(12))).toEqual(failed('no'));
      expect(await terms.read(acme)).toEqual([old]);
    });
  });
}
