import { tenantId } from '@tokenledger/organization/domain';
import { anExchangeRate } from '@tokenledger/pricing/testing';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

import { RateTable } from './rate-table';
import { convert, OrganisationNotLoaded, ReportingRates } from './reporting-rates';

const berlin = tenantId('berlin');
const shanghai = tenantId('shanghai');
const rates = new ReportingRates(
  'rates@2',
  new RateTable([
    { ...anExchangeRate(), tenant: undefined },
    { ...anExchangeRate({ period: '2026-03-11', rate: '1.09' }), tenant: undefined },
  ]),
  new Map([
    [berlin, { timeZone: 'Europe/Berlin', currency: 'USD' }],
    [shanghai, { timeZone: 'Asia/Shanghai', currency: 'USD' }],
  ]),
);
/** Still the 10th in Berlin, already the 11th in Shanghai. */
const evening = Date.parse('2026-03-10T20:00:00Z');

describe('the rates that organisations report by', () => {
  it("are those of the organisation's own day", () => {
    expect(rates.reportingRate(berlin, 'EUR', evening)).toEqual({
      state: 'converted',
      currency: 'USD',
      rate: parseDecimal18('1.0834'),
      rateId: 'EUR/USD 2026-03-10: ECB',
    });
    expect(rates.reportingRate(shanghai, 'EUR', evening)).toMatchObject({ rateId: 'EUR/USD 2026-03-11: ECB' });
  });

  it('are none within one currency: the amount stays as it is', () => {
    const rate = rates.reportingRate(berlin, 'USD', evening);
    expect(rate).toEqual({ state: 'same-currency', currency: 'USD' });
    expect(convert(parseDecimal18('0.1'), rate)).toMatchObject({ cost: parseDecimal18('0.1') });
  });

  it('say which pair and day is missing, and nothing stands for 1', () => {
    const rate = rates.reportingRate(berlin, 'CNY', evening);
    expect(rate).toEqual({ state: 'no-rate', currency: 'USD', missing: 'CNY/USD 2026-03-10' });
    expect(convert(parseDecimal18('0.1'), rate)).toEqual(rate);
  });

  it('are asked for again where the organisation was not there when they were loaded', () => {
    expect(() => rates.reportingRate(tenantId('new'), 'EUR', evening)).toThrow(OrganisationNotLoaded);
  });

  it('round an amount once, a half to the even digit', () => {
    const half = { state: 'converted', currency: 'USD', rate: parseDecimal18('0.5'), rateId: 'x' } as const;
    const amountOf = (cost: string) => {
      const converted = convert(parseDecimal18(cost), half);
      return converted.state === 'no-rate' ? undefined : formatDecimal18(converted.cost);
    };
    // 3 × 10^-18 / 2 = 1.5 × 10^-18 → 2; 1 × 10^-18 / 2 = 0.5 × 10^-18 → 0
    expect(amountOf('0.000000000000000003')).toBe('0.000000000000000002');
    expect(amountOf('0.000000000000000001')).toBe('0');
  });
});
