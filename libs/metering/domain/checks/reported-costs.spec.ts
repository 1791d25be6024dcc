import { parseDecimal18 } from '@tokenledger/shared/money';

import { relativeDifferenceOf } from './reported-costs';

describe('relativeDifferenceOf', () => {
  it.each([
    // (0.00047 - 0.00037) / 0.00037 = 0.270270…
    ['0.00047', '0.00037', '0.27027'],
    ['0.00007', '0.00037', '-0.81081'],
    ['1', '1', '0'],
    ['0', '5', '-1'],
    ['5', '0', null],
  ])('of %s reported and %s booked is %s, cut after 6 places', (reported, booked, expected) => {
    const cost = { reported: parseDecimal18(reported), booked: parseDecimal18(booked) };
    expect(relativeDifferenceOf(cost)).toBe(expected);
  });
});
