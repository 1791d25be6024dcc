import { rangeUpTo } from './range-up-to';

describe('rangeUpTo', () => {
  it('ends with the day of the instant in the zone', () => {
    const instant = new Date('2026-03-01T23:30:00Z');
    expect(rangeUpTo(instant, 3, 'UTC')).toEqual({ from: '2026-02-27', to: '2026-03-01' });
    expect(rangeUpTo(instant, 1, 'Europe/Berlin')).toEqual({ from: '2026-03-02', to: '2026-03-02' });
  });
});
