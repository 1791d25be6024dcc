import { callsOf, type ReratingDifference, sumsOf } from './rerating-words';

function aDifference(difference: Partial<ReratingDifference> = {}): ReratingDifference {
  return {
    team: 'search',
    month: '2026-03',
    currency: 'USD',
    calls: '2',
    costBefore: '0.000000000000000001',
    costAfter: '12345678901.1',
    difference: '12345678901.099999999999999999',
    newlyPriced: '1',
    newlyUnpriced: '0',
    ...difference,
  };
}

describe('sums of differences', () => {
  it('are exact, by currency, and leave out calls without a price', () => {
    const differences = [
      aDifference(),
      aDifference({ team: 'ads' }),
      aDifference({ currency: 'CNY', calls: '9007199254740993' }),
      aDifference({ currency: null, calls: '5' }),
    ];
    expect(sumsOf(differences)).toEqual([
      {
        currency: 'CNY',
        calls: '9007199254740993',
        costBefore: '0.000000000000000001',
        costAfter: '12345678901.1',
        newlyPriced: '1',
        newlyUnpriced: '0',
      },
      {
        currency: 'USD',
        calls: '4',
        costBefore: '0.000000000000000002',
        costAfter: '24691357802.2',
        newlyPriced: '2',
        newlyUnpriced: '0',
      },
    ]);
    expect(callsOf(differences)).toBe('9007199254741002');
  });
});
