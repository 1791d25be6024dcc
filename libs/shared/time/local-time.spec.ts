import { startOfLocalDate } from './local-time';
describe('startOfLocalDate', () => {
  it.each([
    ['2026-03-10', 'UTC', '2026-03-10T00:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    ['2026-01-01', 'Pacific/Auckland', '2025-12-31T11:00:00.000Z'],
    ['2026-01-01', 'Etc/GMT+12', '2026-01-01T12:00:00.000Z'],
    ['2026-01-01', 'Asia/Kolkata', '2025-12-31T18:30:00.000Z'],
  ])('of %s in %s is %s', (date, timeZone, start) => {
    expect(startOfLocalDate(date, timeZone).toISOString()).toBe(start);
  });

  it.each(['2026-02-30', '2026-3-1', '', 'today'])('refuses %j', (date) => {
    expect(() => startOfLocalDate(date, 'UTC')).toThrow('is no date: YYYY-MM-DD expected');
  });
});
