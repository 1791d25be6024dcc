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
    ]);
  });

  it('do not guess what calls without a price cost', () => {
    const unpriced = { ...aRow('apps', 'search', '0'), cost: [], coverage: { unpriced: { calls: '1' } } };
    const { flows, flowing, balances } = flowsOf([unpriced], 'USD');
    expect(flows[0]?.cost).toBeNull();
    expect(flowing).toBeNull();
    expect(balances.map(({ owner, charged, byOthers }) => [owner, charged, byOthers])).toEqual([
      ['apps', '0', null],
      ['search', null, '0'],
    ]);
  });

  it('come to the same money from both sides: what is charged is what was caused', () => {
    const name = fc.constantFrom('a', 'b', 'c', null);
    const amount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2));
    const some = fc.array(fc.tuple(name, name, amount), { maxLength: 12 });
    fc.assert(
      fc.property(some, (all) => {
        const rows = all.map(([from, to, cost]) => aRow(from, to, cost));
        const { balances } = flowsOf(rows, 'USD');
        const named = new Set(balances.map(({ owner }) => owner));
        const sumWhere = (isMeant: (from: string | null, to: string | null) => boolean) =>
          sumOfDecimals(all.filter(([from, to]) => isMeant(from, to)).map(([, , cost]) => cost));
        const isNothing = /^-?0(\.0+)?$/;
        for (const { charged, forOthers, byOthers, originated } of balances) {
          const net = sumOfDecimals([differenceOfDecimals(charged ?? '', forOthers ?? ''), byOthers ?? '']);
          expect(differenceOfDecimals(net, originated ?? '')).toMatch(isNothing);
        }
        const sum = (key: 'charged' | 'originated') => sumOfDecimals(balances.map((one) => one[key] ?? ''));
        expect(
          differenceOfDecimals(
            sum('charged'),
            sumWhere((_, to) => named.has(to ?? '')),
          ),
        ).toMatch(isNothing);
        expect(
          differenceOfDecimals(
            sum('originated'),
            sumWhere((from) => named.has(from ?? '')),
          ),
        ).toMatch(isNothing);
      }),
    );
  });
});
