import { aPerson } from '@tokenledger/organization/testing';
import { type TenantId } from '@tokenledger/organization/domain';
import type { PriceFields, PriceLists } from '@tokenledger/pricing/domain';
import { failed, ok } from '@tokenledger/shared/result';

import { aPriceLine } from './price-line-builder';

const OURS = { tenant: undefined, name: 'ours' };
const at = (day: number): Date => new Date(Date.UTC(2026, 2, day, 12));

/** What every store of price lists promises. @param open an empty one, in which the organisation may have lists */
export function itKeepsThePriceListsContract(tenant: TenantId, open: () => Promise<PriceLists>): void {
  describe('price lists', () => {
    let lists: PriceLists;
    beforeEach(async () => (lists = await open()));

    it('keep every field as it was written, in one spelling', async () => {
      const line = aPriceLine({
        price: '0.00000000000123',
        unit: '1',
        valid_from: '2026-03-13T08:00:00.500+08:00',
        valid_to: '2026-05-01',
        above_input_tokens: '200000',
        service_tier: 'batch',
        region: 'eu',
        window_start: '00:30',
        window_end: '08:30',
        window_zone: 'Asia/Shanghai',
        window_days: '1-5',
        note: 'a "note",\nin two lines',
      });
      await lists.replace(OURS, [line], aPerson('ada'), at(9));
      const stored = [{ ...line, valid_from: '2026-03-13T00:00:00.500Z' }];
      expect(await lists.all()).toEqual([{ ...OURS, revision: 1n, lines: stored }]);
      expect((await lists.read(OURS))?.lines).toEqual(stored);
    });

    it('change only in what changed, and know what was known before', async () => {
      const [input, output] = [aPriceLine(), aPriceLine({ meter: 'output', price: '10' })];
      const cheaper = aPriceLine({ meter: 'output', price: '8' });
      await lists.replace(OURS, [input, output], aPerson('ada'), at(9));
      expect(await lists.replace(OURS, [cheaper, input], aPerson('bob'), at(11))).toEqual({
        added: [cheaper],
        superseded: [output],
        unchanged: 1,
      });
      expect((await lists.read(OURS))?.lines).toEqual([input, cheaper]);
      expect((await lists.read(OURS, at(10)))?.lines).toEqual([input, output]);
      expect((await lists.read(OURS, at(8)))?.lines).toEqual([]);
    });

    it('do not change where the same is said again, in another order and spelling', async () => {
      await lists.replace(
        OURS,
        [aPriceLine({ price: '2.50' }), aPriceLine({ meter: 'output' })],
        aPerson('ada'),
        at(9),
      );
      const revision = await lists.revision();
      const again = [aPriceLine({ meter: 'output' }), aPriceLine({ price: '2.5', above_input_tokens: '0' })];
      expect(await lists.replace(OURS, again, aPerson('bob'), at(10))).toMatchObject({
        added: [],
        superseded: [],
        unchanged: 2,
      });
      expect(await lists.revision()).toBe(revision);
    });

    it('are amended in view of what they say, or not at all', async () => {
      const [input, output] = [aPriceLine(), aPriceLine({ meter: 'output', price: '10' })];
      const withOutput = (lines: readonly PriceFields[]) => ok([...lines, output]);
      expect(await lists.amend(OURS, () => ok([input]), aPerson('ada'), at(9))).toMatchObject({
        value: { added: [input] },
      });
      expect(await lists.amend(OURS, withOutput, aPerson('bob'), at(10))).toEqual(
        ok({ added: [output], superseded: [], unchanged: 1 }),
      );
      const revision = await lists.revision();
      expect(await lists.amend(OURS, () => failed('no such model'), aPerson('eve'), at(11))).toEqual(
        failed('no such model'),
      );
      expect((await lists.read(OURS))?.lines).toEqual([input, output]);
      expect(await lists.revision()).toBe(revision);
    });

    it("keep an organisation's list apart from one of the same name", async () => {
      const contract = { tenant, name: 'ours' };
      await lists.replace(OURS, [aPriceLine()], aPerson('ada'), at(9));
      await lists.replace(contract, [aPriceLine({ price: '2' })], aPerson('ada'), at(9));
      expect((await lists.read(contract))?.lines.map(({ price }) => price)).toEqual(['2']);
      expect((await lists.read(OURS))?.lines.map(({ price }) => price)).toEqual(['2.5']);
      expect(await lists.read({ tenant, name: 'others' })).toBeUndefined();
    });

    it('have another revision after each change', async () => {
      const before = await lists.revision();
      await lists.replace(OURS, [aPriceLine()], aPerson('ada'), at(9));
      const after = await lists.revision();
      expect(after).not.toBe(before);
      await lists.replace(OURS, [], aPerson('ada'), at(10));
      expect(await lists.revision()).not.toBe(after);
      expect((await lists.read(OURS))?.lines).toEqual([]);
    });
  });
}
