import { costIn, currencyShown, inOtherCurrencies } from './spend-figures';

const USD = { amount: '12.345', currency: 'USD' };
const EUR = { amount: '3', currency: 'EUR' };

function charged(cost: readonly (typeof USD)[], unpricedCalls = '0') {
  return { cost, coverage: { unpriced: { calls: unpricedCalls } } };
}

describe('costIn', () => {
  it.each([
    ['the amount of the currency', charged([EUR, USD]), '12.345'],
    ['zero where nothing was charged', charged([]), '0'],
    ['zero where all was charged in another currency', charged([EUR], '4'), '0'],
    ['unknown where no call had a price', charged([], '4'), null],
  ])('gives %s', (_, figures, expected) => expect(costIn(figures, 'USD')).toBe(expected));
});

describe('currencyShown', () => {
  it.each([
    ['the organisation’s', [EUR, USD], 'USD'],
    ['the organisation’s where nothing was charged', [], 'USD'],
    ['another where all was charged in it', [EUR], 'EUR'],
  ])('is %s', (_, costs, expected) => expect(currencyShown(costs, 'USD')).toBe(expected));

  it('leaves the others to be named beside', () => {
    expect(inOtherCurrencies([EUR, USD], 'USD')).toEqual([EUR]);
  });
});
