import { aCount, aSum } from '../testing/check-examples';
import { avoidedInAll } from './avoided-view';

describe('avoidedInAll', () => {
  it('adds what would have been counted twice, by currency, and nothing else', () => {
    const usd = (amount: string) => [{ currency: 'USD', amount }];
    const sum = avoidedInAll([
      aCount({ reason: 'SEEN_BY_SEVERAL', avoided: aSum({ readings: '2', tokens: '240', cost: usd('0.1') }) }),
      aCount({
        reason: 'CONTAINER',
        avoided: aSum({ readings: '1', tokens: '60', cost: [{ currency: 'CNY', amount: '3' }, ...usd('0.2')] }),
      }),
      aCount({ reason: 'SUPERSEDED', avoided: aSum({ readings: '9', tokens: '9', cost: usd('9') }) }),
      aCount({ reason: 'POSSIBLE_DUPLICATE', avoided: aSum({ readings: '9', tokens: '9', cost: usd('9') }) }),
    ]);
    // 0.1 + 0.2 = 0.3, exactly.
    expect(sum).toEqual({
      readings: '3',
      tokens: '300',
      cost: [
        { currency: 'CNY', amount: '3' },
        { currency: 'USD', amount: '0.3' },
      ],
    });
  });

  it('is nothing where only possible duplicates are', () => {
    expect(avoidedInAll([aCount({ reason: 'POSSIBLE_DUPLICATE' })])).toBeUndefined();
  });
});
