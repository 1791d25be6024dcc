import { tenantId } from '@tokenledger/organization/domain';
import { anExchangeRate } from '@tokenledger/pricing/testing';
import { divideRounded, formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import fc from 'fast-check';

import type { RateScope, ScopedRate } from './exchange-rate';
import { dayNumber, dayOfNumber } from './rate-period';
import { rateIdOf, RateTable } from './rate-table';
import type { RateFields } from './read-rate-lines';

const acme = tenantId('acme');
const globex = tenantId('globex');

function scoped(facts: Partial<RateFields> = {}, tenant: RateScope = undefined): ScopedRate {
  return { ...anExchangeRate(facts), tenant };
}

function found(rates: readonly ScopedRate[], day: string, [from, to] = ['EUR', 'USD'], tenant = acme) {
  const rate = new RateTable(rates).find(tenant, from ?? '', to ?? '', day);
  return rate === undefined ? undefined : formatDecimal18(rate.rate);
}

describe('the table of exchange rates', () => {
  it('gives the rate of the day, as quoted', () => {
    expect(found([scoped()], '2026-03-10')).toBe('1.0834');
    expect(found([scoped()], '2026-03-09')).toBeUndefined();
  });

  it('bridges seven days without a rate, and not an eighth', () => {
    expect(found([scoped()], '2026-03-17')).toBe('1.0834');
    expect(found([scoped()], '2026-03-18')).toBeUndefined();
  });

  it('takes the day before the month, and the month where no day within a week has a rate', () => {
    const rates = [scoped(), scoped({ period: '2026-03', rate: '1.09' })];
    expect(found(rates, '2026-03-17')).toBe('1.0834');
    expect(found(rates, '2026-03-18')).toBe('1.09');
    expect(found(rates, '2026-03-09')).toBe('1.09');
    expect(found(rates, '2026-04-01')).toBeUndefined();
  });

  it('inverts a pair that is quoted the other way round, and says so', () => {
    const rate = new RateTable([scoped({ rate: '1.25' })]).find(acme, 'USD', 'EUR', '2026-03-10');
    // 1 / 1.25 = 0.8
    expect(rate).toMatchObject({ rate: parseDecimal18('0.8'), isInverse: true });
    expect(rate && rateIdOf(rate)).toBe('EUR/USD 2026-03-10, inverse: ECB');
    // 1 / 3 = 0.333…, to the nearest 10^-18
    expect(found([scoped({ rate: '3' })], '2026-03-10', ['USD', 'EUR'])).toBe('0.333333333333333333');
  });

  it('takes the direct quote of a period before the inverse of the other', () => {
    const rates = [scoped({ from: 'USD', to: 'EUR', rate: '0.9' }), scoped({ rate: '1.1' })];
    expect(found(rates, '2026-03-10')).toBe('1.1');
    expect(found(rates, '2026-03-10', ['USD', 'EUR'])).toBe('0.9');
  });

  it("takes an organisation's own rate first, and shows it to no other", () => {
    const rates = [scoped(), scoped({ period: '2026-03', rate: '1.5', source: 'treasury' }, acme)];
    expect(found(rates, '2026-03-10')).toBe('1.5');
    expect(found(rates, '2026-03-10', ['EUR', 'USD'], globex)).toBe('1.0834');
    const own = new RateTable(rates).find(acme, 'EUR', 'USD', '2026-03-10');
    expect(own && rateIdOf(own)).toBe('EUR/USD 2026-03, own: treasury');
  });

  it('puts no rate together from two others', () => {
    const rates = [scoped(), scoped({ to: 'CNY', rate: '7.8' })];
    expect(found(rates, '2026-03-10', ['CNY', 'USD'])).toBeUndefined();
  });

  describe('whatever is in it', () => {
    const currency = fc.constantFrom('EUR', 'USD', 'CNY');
    const day = fc.integer({ min: dayNumber('2026-01-25'), max: dayNumber('2026-03-05') }).map(dayOfNumber);
    const period = fc.oneof(
      day,
      day.map((one) => one.slice(0, 7)),
    );
    const rate = fc.integer({ min: 1, max: 1_000_000 }).map((units) => formatDecimal18(parseDecimal18(`${units}e-4`)));
    const line = fc
      .record({ from: currency, to: currency, period, rate, tenant: fc.constantFrom(undefined, acme) })
      .filter(({ from, to }) => from !== to)
      .map(({ tenant, ...facts }) => scoped(facts, tenant));
    const lines = fc.uniqueArray(line, {
      maxLength: 30,
      selector: ({ tenant, from, to, period: of }) => `${tenant} ${from}${to}${of}`,
    });

    it('gives the same whatever the order of its lines', () => {
      fc.assert(
        fc.property(
          lines.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
          currency,
          currency,
          day,
          ([all, shuffled], from, to, on) => {
            fc.pre(from !== to);
            expect(new RateTable(shuffled).find(acme, from, to, on)).toEqual(
              new RateTable(all).find(acme, from, to, on),
            );
          },
        ),
      );
    });

    it('gives a quote of the pair itself, not older than a week or of the month, and the nearest there is', () => {
      fc.assert(
        fc.property(lines, currency, currency, day, (all, from, to, on) => {
          fc.pre(from !== to);
          const quote = new RateTable(all).find(acme, from, to, on);
          const fits = all.filter((one) => {
            const isPair = [one.from, one.to].sort().join() === [from, to].sort().join();
            const age = dayNumber(on) - dayNumber(one.period);
            return isPair && (one.period.length === 7 ? on.startsWith(one.period) : age >= 0 && age <= 7);
          });
          const own = fits.filter(({ tenant }) => tenant === acme);
          const candidates = own.length > 0 ? own : fits;
          const newest = candidates
            .map(({ period: of }) => of)
            .sort((left, right) => right.length - left.length || (left < right ? 1 : -1))[0];
          expect(quote?.quote.period).toBe(newest);
          if (quote === undefined) return;
          const direct = candidates.find((one) => one.period === newest && one.from === from);
          expect(quote.isInverse).toBe(direct === undefined);
          expect(quote.rate).toBe(direct?.rate ?? divideRounded(parseDecimal18('1'), quote.quote.rate));
        }),
      );
    });
  });
});
