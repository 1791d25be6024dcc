import { parseDecimal18, formatDecimal18 } from '@tokenledger/shared/money';

import { costPerMillionTokens, NO_SPEND } from './spend-figures';

describe('costPerMillionTokens', () => {
  it('divides the cost of each currency by the tokens that it was paid for', () => {
    const figures = {
      ...NO_SPEND,
      cost: [
        { currency: 'EUR', amount: parseDecimal18('3') },
        { currency: 'USD', amount: parseDecimal18('0.00037') },
      ],
      pricedTokens: [
        { currency: 'EUR', tokens: 7_000_000n },
        { currency: 'USD', tokens: 120n },
      ],
    };
    expect(costPerMillionTokens(figures).map(({ currency, amount }) => [currency, formatDecimal18(amount)])).toEqual([
      // 3 / 7, cut after 18 places
      ['EUR', '0.428571428571428571'],
      // 370 / 120 = 3.0833…
      ['USD', '3.083333333333333333'],
    ]);
  });

  it('knows none where nothing was priced, and none of calls without tokens', () => {
    expect(costPerMillionTokens(NO_SPEND)).toEqual([]);
    const perCall = [{ currency: 'USD', amount: parseDecimal18('0.01') }];
    expect(
      costPerMillionTokens({ ...NO_SPEND, cost: perCall, pricedTokens: [{ currency: 'USD', tokens: 0n }] }),
    ).toEqual([]);
  });
});
