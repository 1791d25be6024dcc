import { type AskedDimensionValues, validateDimensionValuesRequest } from './dimension-values';

const NOW = new Date('2026-04-10T12:34:56Z');

function verdictOf(question: Partial<AskedDimensionValues>, timeZone = 'UTC') {
  const asked = {
    dimension: 'team',
    search: undefined,
    from: undefined,
    to: undefined,
    filter: {},
    limit: 20,
  } as const;
  return validateDimensionValuesRequest({ ...asked, ...question }, NOW, timeZone);
}

describe('validateDimensionValuesRequest', () => {
  it.each([
    ['UTC', '2026-03-12T00:00:00Z', '2026-04-11T00:00:00Z'],
    // Thirty days over the day of 23 hours: both ends are midnights in Berlin.
    ['Europe/Berlin', '2026-03-11T23:00:00Z', '2026-04-10T22:00:00Z'],
    ['Asia/Kolkata', '2026-03-11T18:30:00Z', '2026-04-10T18:30:00Z'],
  ])('takes thirty whole days of %s unless told otherwise', (timeZone, from, to) => {
    expect(verdictOf({}, timeZone)).toMatchObject({ ok: true, value: { from: new Date(from), to: new Date(to) } });
  });

  it('refuses what is wrong, all at once, each with what to send instead', () => {
    const verdict = verdictOf({
      from: new Date('2026-03-01T00:01:00Z'),
      to: new Date('2026-02-01T00:00:00Z'),
      search: '',
      filter: { user: [''] },
      limit: 101,
    });
    expect(verdict.ok ? [] : verdict.error.map(({ field, message }) => `${field} ${message}`)).toEqual([
      'from is not on a quarter of an hour: send 2026-03-01T00:00:00.000Z, or the next quarter',
      'to is not after `from`: `to` is the first instant that no longer counts',
      'search is empty: leave it out for all values',
      'filter.user has an empty value: send null for calls where it is not known',
      'limit is not a whole number from 1 to 100',
    ]);
    const long = verdictOf({ search: 'x'.repeat(1025), ...(JSON.parse('{"dimension":"colour"}') as object) });
    expect(long.ok ? [] : long.error.map(({ field }) => field)).toEqual(['dimension', 'search']);
    expect(verdictOf({ to: new Date(Number.NaN) }).ok).toBe(false);
  });
});
