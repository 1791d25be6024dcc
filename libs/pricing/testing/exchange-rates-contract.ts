import { aPerson } from '@tokenledger/organization/testing';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ExchangeRates } from '@tokenledger/pricing/domain';

import { anExchangeRate } from './exchange-rate-builder';

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day, 12));

/** What every store of exchange rates promises. @param open an empty one, in which the organisation may have rates */
export function itKeepsTheExchangeRatesContract(tenant: TenantId, open: () => Promise<ExchangeRates>): void {
  describe('exchange rates', () => {
    let rates: ExchangeRates;
    beforeEach(async () => (rates = await open()));

    it('are kept to the last digit, days and months', async () => {
      const day = anExchangeRate({ rate: '0.000000001000000001' });
      const month = anExchangeRate({ period: '2026-03', source: 'treasury, "spring"' });
      await rates.add(undefined, [day, month], aPerson('ada'), at(9));
      expect(await rates.read(undefined)).toEqual([month, day]);
      expect(await rates.all()).toEqual(
        expect.arrayContaining([
          { ...day, tenant: undefined },
          { ...month, tenant: undefined },
        ]),
      );
    });

    it('are added to those that are there; a corrected one takes the place of the one before, which stays known', async () => {
      const [monday, tuesday] = [anExchangeRate({ period: '2026-03-09' }), anExchangeRate({ period: '2026-03-10' })];
      await rates.add(undefined, [monday], aPerson('ada'), at(9));
      expect(await rates.add(undefined, [monday, tuesday], aPerson('ada'), at(10))).toEqual({
        added: [tuesday],
        superseded: [],
        unchanged: 1,
      });
      const corrected = { ...monday, source: 'corrected' };
      expect(await rates.add(undefined, [corrected], aPerson('bob'), at(12))).toEqual({
        added: [corrected],
        superseded: [monday],
        unchanged: 0,
      });
      expect(await rates.read(undefined)).toEqual([corrected, tuesday]);
      expect(await rates.read(undefined, at(11))).toEqual([monday, tuesday]);
      expect(await rates.read(undefined, at(8))).toEqual([]);
    });

    it("keep an organisation's own apart from those of the installation", async () => {
      const [shared, own] = [anExchangeRate(), anExchangeRate({ rate: '1.1' })];
      await rates.add(undefined, [shared], aPerson('ada'), at(9));
      await rates.add(tenant, [own], aPerson('ada'), at(9));
      expect(await rates.read(tenant)).toEqual([own]);
      expect(await rates.read(undefined)).toEqual([shared]);
    });

    it('can be withdrawn, and say so where there is none', async () => {
      const rate = anExchangeRate();
      await rates.add(undefined, [rate], aPerson('ada'), at(9));
      expect(await rates.withdraw(tenant, rate, aPerson('bob'), at(10))).toBe(false);
      expect(await rates.withdraw(undefined, rate, aPerson('bob'), at(10))).toBe(true);
      expect(await rates.read(undefined)).toEqual([]);
      expect(await rates.read(undefined, at(9))).toEqual([rate]);
    });

    it('have another revision after each change, and the same where nothing is new', async () => {
      const seen = [await rates.revision()];
      const rate = anExchangeRate();
      await rates.add(undefined, [rate], aPerson('ada'), at(9));
      seen.push(await rates.revision());
      await rates.add(undefined, [rate], aPerson('ada'), at(10));
      expect(await rates.revision()).toBe(seen[1]);
      await rates.withdraw(undefined, rate, aPerson('ada'), at(11));
      seen.push(await rates.revision());
      expect(new Set(seen).size).toBe(3);
    });
  });
}
