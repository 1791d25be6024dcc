import type { PublicPriceRecord, PublicPriceRecords } from '@tokenledger/pricing/domain';

const first: PublicPriceRecord = { source: 'list@1', digest: 'aaa', recordedAt: new Date('2026-03-09T12:00:00Z') };
const second: PublicPriceRecord = { source: 'list@2', digest: 'bbb', recordedAt: new Date('2026-03-10T12:00:00Z') };

/** What every store of public prices promises. @param open an empty one */
export function itKeepsPublicPrices(open: () => Promise<PublicPriceRecords>): void {
  describe('public prices', () => {
    it('are kept in the order in which they were learned, each content once', async () => {
      const kept = await open();
      expect(await kept.keep(first, '[1]')).toBe(true);
      expect(await kept.keep(second, '[2]')).toBe(true);
      expect(await kept.keep({ ...first, recordedAt: second.recordedAt }, '[1]')).toBe(false);
      expect(await kept.list()).toEqual([first, second]);
      expect([await kept.read('bbb'), await kept.read('ccc')]).toEqual(['[2]', undefined]);
    });
  });
}
