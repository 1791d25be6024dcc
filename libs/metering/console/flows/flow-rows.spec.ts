import { differenceOfDecimals, sumOfDecimals } from '@tokenledger/shared/ui';
import fc from 'fast-check';

import { type FlowReport, flowsOf } from './flow-rows';

type Row = FlowReport['rows'][number];

function aRow(from: string | null, to: string | null, amount: string, calls = '1'): Row {
  return {
    group: [{ value: from }, { value: to }],
    ...{ calls, tokens: { total: '100' }, cost: [{ amount, currency: 'USD' }] },
    coverage: { unpriced: { calls: '0' } },
  };
}

describe('flows between owners', () => {
  const rows = [
    aRow('apps', 'apps', '10'),
    aRow('apps', 'search', '2.5', '4'),
    aRow('search', 'search', '7'),
    aRow('apps', null, '0.25'),
    aRow('data', 'data', '3'),
  ];

  it('are calls that one made for another, the dearest first', () => {
    const { flows, flowing } = flowsOf(rows, 'USD');
    expect(flows.map(({ from, to, calls, cost }) => [from, to, calls, cost])).toEqual([
      ['apps', 'search', 4n, '2.5'],
      ['apps', null, 1n, '0.25'],
    ]);
    expect(flowing).toBe('2.75');
  });

  it('say of everybody in them what they are charged and what they caused', () => {
    const { balances } = flowsOf(rows, 'USD');
    expect(balances).toEqual([
      // charged 10; 2.5 + 0.25 is charged to others for them
      { owner: 'apps', charged: '10', forOthers: '0', byOthers: '2.75', originated: '12.75' },
      { owner: 'search', charged: '9.5', forOthers: '2.5', byOthers: '0', originated: '7' },
      { owner: null, charged: '0.25', forOthers: '0.25', byOthers: '0', originated: '0' },
    ]);
  });

  it('do not guess what calls without a price cost', () => {
    const unpriced = { ...aRow('apps', 'search', '0'), cost: [], coverage: { unpriced: { calls: '1' } } };
    expect(flowsOf([unpriced], 'USD').flows[0]?.cost).toBeNull();
  });

  it('come to the same money from both sides: what is charged is what was caused', () => {
    const name = fc.constantFrom('a', 'b', 'c', null);
    const amount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2));
    const some = fc.array(fc.tuple(name, name, amount), { maxLength: 12 });
    fc.assert(
      fc.property(some, (all) => {
        const { balances } = flowsOf(
          all.map(([from, to, cost]) => aRow(from, to, cost)),
          'USD',
        );
        const sum = (key: 'charged' | 'originated' | 'forOthers' | 'byOthers') =>
          sumOfDecimals(balances.map((balance) => balance[key]));
        expect(differenceOfDecimals(sum('forOthers'), sum('byOthers'))).toMatch(/^0(\.0+)?$/);
        for (const { charged, forOthers, byOthers, originated } of balances) {
          const net = sumOfDecimals([differenceOfDecimals(charged, forOthers), byOthers]);
          expect(differenceOfDecimals(net, originated)).toMatch(/^-?0(\.0+)?$/);
        }
        expect(differenceOfDecimals(sum('charged'), sum('originated'))).toMatch(/^-?0(\.0+)?$/);
      }),
    );
  });
});
