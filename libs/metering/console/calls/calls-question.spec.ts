import { EVERY_CALL } from './calls-address';
import { questionOf } from './calls-question';

const NOW = new Date('2026-11-26T12:00:00Z');
const rangeOf = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

function asked(from: string, to: string, order: 'newest' | 'costliest' = 'newest') {
  const { input, cutToDays } = questionOf(rangeOf(from, to), {}, { ...EVERY_CALL, order }, NOW);
  return [input.from, input.to, cutToDays];
}

describe('questionOf', () => {
  it('asks for the range of the view where that can be listed', () => {
    expect(asked('2026-10-27', '2026-11-26')).toEqual([
      '2026-10-27T00:00:00.000Z',
      '2026-11-26T00:00:00.000Z',
      undefined,
    ]);
  });

  it.each([
    // 92 days back from the end of the 26th of November
    ['newest', '2026-01-01', '2027-01-01', '2026-08-27T00:00:00.000Z', '2026-11-27T00:00:00.000Z', 92],
    ['costliest', '2026-01-01', '2027-01-01', '2026-10-27T00:00:00.000Z', '2026-11-27T00:00:00.000Z', 31],
    ['costliest', '2026-08-28', '2026-11-26', '2026-10-26T00:00:00.000Z', '2026-11-26T00:00:00.000Z', 31],
    // Nothing that has happened is cut off: the quarter began 57 days ago.
    ['newest', '2026-10-01', '2027-01-02', '2026-10-01T00:00:00.000Z', '2026-11-27T00:00:00.000Z', undefined],
  ] as const)(
    'asks for the last days of a range that is too long: %s of %s to %s',
    (order, from, to, start, end, cut) => {
      expect(asked(from, to, order)).toEqual([start, end, cut]);
    },
  );

  it('leaves out what is not chosen, and an amount that is none', () => {
    const range = rangeOf('2026-11-26', '2026-11-27');
    expect(questionOf(range, {}, { ...EVERY_CALL, minCost: 'much' }, NOW).input).toMatchObject({
      only: null,
      search: null,
      minCost: null,
    });
    const choice = { ...EVERY_CALL, only: ['FAILED'], search: 'abc', minCost: '0.05' } as const;
    expect(questionOf(range, { team: ['Search', null] }, choice, NOW).input).toMatchObject({
      filter: { team: ['Search', null] },
      only: ['FAILED'],
      search: 'abc',
      minCost: '0.05',
    });
  });
});
