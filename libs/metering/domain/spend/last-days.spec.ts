import { lastDays } from './last-days';

const inBerlin = (days: number, now: string) => {
  const { from, to } = lastDays(days, 'Europe/Berlin', new Date(now));
  return [from.toISOString(), to.toISOString()];
};

describe('the last days', () => {
  it('are whole ones of the zone, today the last of them', () => {
    expect(inBerlin(1, '2026-03-10T12:00:00Z')).toEqual(['2026-03-09T23:00:00.000Z', '2026-03-10T23:00:00.000Z']);
    expect(inBerlin(3, '2026-03-10T12:00:00Z')).toEqual(['2026-03-07T23:00:00.000Z', '2026-03-10T23:00:00.000Z']);
  });

  it('are as many where one of them has 23 or 25 hours', () => {
    // 29 March has 23 hours; it is half past midnight of the 30th.
    expect(inBerlin(2, '2026-03-29T22:30:00Z')[0]).toBe('2026-03-28T23:00:00.000Z');
    // 25 October has 25.
    expect(inBerlin(2, '2026-10-25T23:30:00Z')[0]).toBe('2026-10-24T22:00:00.000Z');
  });

  it.each([0, -5])('are today where %d are asked for', (days) => {
    expect(inBerlin(days, '2026-03-10T12:00:00Z')[0]).toBe('2026-03-09T23:00:00.000Z');
  });
});
