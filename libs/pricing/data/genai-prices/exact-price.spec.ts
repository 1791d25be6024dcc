import { formatDecimal18 } from '@tokenledger/shared/money';
import Decimal from 'decimal.js';
import fc from 'fast-check';

import { exactUnitPrice } from './exact-price';

const Exact = Decimal.clone({ precision: 60 });

describe('exactUnitPrice', () => {
  it.each([
    [2.5, 1_000_000, '0.0000025', false],
    [0.003625, 1_000_000, '0.000000003625', false],
    [1e-7, 1_000_000, '0.0000000000001', false],
    [0, 1_000_000, '0', false],
    [12, 1_000, '0.012', false],
    // 0.08333333333333334e-6 has 23 places; 0.000000083333333333|33334
    [0.08333333333333334, 1_000_000, '0.000000083333333333', true],
    // 0.18000000000000002e-6 has 23 places; 0.000000180000000000|00002
    [0.18000000000000002, 1_000_000, '0.00000018', true],
    // ties go to the even neighbour: ...0|5 down, ...1|5 up
    [1.0000000000005, 1_000_000, '0.000001', true],
    [1.0000000000015, 1_000_000, '0.000001000000000002', true],
  ] as const)('reads %p for %d units as %s each', (price, per, text, rounded) => {
    const exact = exactUnitPrice(price, per);
    expect([formatDecimal18(exact.unitPrice), exact.rounded]).toEqual([text, rounded]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, -1e-7])('refuses %p as a price', (price) => {
    expect(() => exactUnitPrice(price, 1_000_000)).toThrow('is not a price: a finite number of 0 or more expected');
  });

  it('is the nearest 10^-18 to the number as it is written, exact wherever that is possible', () => {
    const price = fc.double({ min: 0, max: 10_000, noNaN: true }).map((value) => (value === 0 ? 0 : value));
    fc.assert(
      fc.property(price, (value) => {
        const oracle = new Exact(String(value)).div(1_000_000);
        const { unitPrice, rounded } = exactUnitPrice(value, 1_000_000);
        const nearest = oracle.toDecimalPlaces(18, Decimal.ROUND_HALF_EVEN);
        expect(formatDecimal18(unitPrice)).toBe(nearest.toFixed());
        expect(rounded).toBe(!nearest.equals(oracle));
      }),
    );
  });
});
