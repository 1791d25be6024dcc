import { costIn, currenciesOf, type Figures, isAmount, measureOf, sumOfKnown } from './measure';

const FIGURES: Figures = {
  calls: '3',
  tokens: { total: '9007199254740993' },
  cost: [{ amount: '0.1', currency: 'USD' }],
  costPerMillionTokens: [{ amount: '2.5', currency: 'USD' }],
  cacheReadShare: '0.25',
};

describe('measures', () => {
  it('are read exactly', () => {
    const read = (['cost', 'tokens', 'calls', 'costPerMillion', 'cacheShare'] as const).map((measure) =>
      measureOf(FIGURES, measure, 'USD'),
    );
    expect(read).toEqual(['0.1', '9007199254740993', '3', '2.5', '0.25']);
  });

  it('sum up where they are amounts, and not where they are ratios', () => {
    expect(isAmount('cost')).toBe(true);
    expect(isAmount('costPerMillion')).toBe(false);
  });

  it.each([
    ['without any price', { calls: '3', cost: [] }, null],
    ['without any call', { calls: '0', cost: [] }, '0'],
    ['priced in another currency only', { calls: '3', cost: [{ amount: '7', currency: 'EUR' }] }, '0'],
    ['of zero', { calls: '3', cost: [{ amount: '0', currency: 'USD' }] }, '0'],
  ])('know what calls %s cost', (_name, figures, expected) => {
    expect(costIn(figures, 'USD')).toBe(expected);
  });

  it('sum up what is known, and to nothing known where no part is', () => {
    expect(sumOfKnown(['0.1', '0.2'])).toBe('0.3');
    expect(sumOfKnown(['0.1', null])).toBe('0.1');
    expect(sumOfKnown([null])).toBeNull();
    expect(sumOfKnown([])).toBe('0');
  });

  it.each([
    [['EUR', 'USD'], 'USD', ['USD', 'EUR']],
    [['EUR', 'CNY'], 'USD', ['CNY', 'EUR']],
    [[], 'USD', ['USD']],
  ])('of %j in an organisation that reports in %s come in %j', (found, reporting, expected) => {
    const figures = found.map((currency) => ({ cost: [{ amount: '1', currency }] }));
    expect(currenciesOf(figures, reporting)).toEqual(expected);
  });
});
