import fc from 'fast-check';

import { SPEND_DIMENSIONS, type SpendRequest } from './spend-report';
import { isSpendTimeZone, validateSpendRequest } from './validate-spend-request';

function aRequest(request: Partial<SpendRequest> = {}): SpendRequest {
  return {
    from: new Date('2026-03-01T00:00:00Z'),
    to: new Date('2026-04-01T00:00:00Z'),
    timeZone: 'Europe/Berlin',
    granularity: 'day',
    groupBy: [],
    filter: {},
    limit: 1000,
    ...request,
  };
}

function wrongFields(request: Partial<SpendRequest>): string[] {
  const verdict = validateSpendRequest(aRequest(request));
  return verdict.ok ? [] : verdict.error.map(({ field }) => field);
}

const at = (text: string) => new Date(text);
const aWeek = { from: at('2026-02-26T00:00:00Z'), to: at('2026-03-05T00:00:00Z') };

describe('validateSpendRequest', () => {
  it.each<[string, Partial<SpendRequest>]>([
    ['a month by day', {}],
    ['a quarter of an hour', { from: at('2026-03-01T00:15:00Z'), to: at('2026-03-01T00:30:00Z') }],
    ['five years', { from: at('2021-03-01T00:00:00Z'), to: at('2026-03-01T00:00:00Z'), granularity: 'month' }],
    // 1 March + 92 days = 1 June
    ['92 days by hour', { to: at('2026-06-01T00:00:00Z'), granularity: 'hour' }],
    ['three dimensions', { groupBy: ['team', 'model', 'user'] }],
    ['what is not known', { filter: { team: [null], user: ['ada', null] } }],
    ['what is not to be counted', { filter: { team: ['a'], not: { team: [null], model: ['m'] } } }],
    ['one row', { limit: 1 }],
    ['10,000 rows', { limit: 10_000 }],
    ['a comparison with an overlapping range of another length', { compareWith: aWeek }],
    ['the 100 largest groups', { top: 100, groupBy: ['user'] }],
    ['an order by change', { orderBy: 'change', compareWith: aWeek }],
  ])('takes %s', (_name, request) => {
    const asked = aRequest(request);
    expect(validateSpendRequest(asked)).toEqual({ ok: true, value: asked });
  });

  it.each<[string, Partial<SpendRequest>, string[]]>([
    ['a start off the quarter', { from: at('2026-03-01T00:14:00Z') }, ['from']],
    ['an end a millisecond off the quarter', { to: at('2026-04-01T00:00:00.001Z') }, ['to']],
    ['no instants', { from: new Date(Number.NaN), to: new Date(Number.NaN) }, ['from', 'to']],
    ['an empty range', { to: at('2026-03-01T00:00:00Z') }, ['to']],
    ['a range backwards', { to: at('2026-02-01T00:00:00Z') }, ['to']],
    ['more than five years', { from: at('2021-03-31T23:45:00Z') }, ['to']],
    ['a start before any call', { from: at('1969-12-31T00:00:00Z'), to: at('1970-01-02T00:00:00Z') }, ['from', 'to']],
    ['an end after any call', { from: at('2199-01-01T00:00:00Z'), to: at('2200-01-01T00:00:00Z') }, ['from', 'to']],
    ['92 days and a quarter by hour', { to: at('2026-06-01T00:15:00Z'), granularity: 'hour' }, ['granularity']],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, ['timeZone']],
    ['four dimensions', { groupBy: ['team', 'model', 'user', 'agent'] }, ['groupBy']],
    ['four dimensions with one twice', { groupBy: ['team', 'model', 'user', 'team'] }, ['groupBy', 'groupBy']],
    ['an empty filter', { filter: { team: [] } }, ['filter.team']],
    ['an empty exclusion', { filter: { not: { team: [] } } }, ['filter.not.team']],
    ['an empty value', { filter: { team: ['a'], model: [''] } }, ['filter.model']],
    ['501 values', { filter: { user: Array.from({ length: 501 }, (_, index) => `u${index}`) } }, ['filter.user']],
    ['a value of 1,025 characters', { filter: { user: ['x'.repeat(1_025)] } }, ['filter.user']],
    ['no rows', { limit: 0 }, ['limit']],
    ['10,001 rows', { limit: 10_001 }, ['limit']],
    ['half a row', { limit: 1.5 }, ['limit']],
    [
      'a comparison off the quarter and backwards',
      { compareWith: { from: at('2026-03-01T00:01:00Z'), to: at('2026-02-01T00:00:00Z') } },
      ['compareWith.from', 'compareWith.to'],
    ],
    [
      '93 days by hour to compare with',
      { granularity: 'hour', compareWith: { from: at('2025-01-01T00:00:00Z'), to: at('2025-04-04T00:00:00Z') } },
      ['granularity'],
    ],
    ['the largest of no groups', { top: 5 }, ['top']],
    ['no largest group', { top: 0, groupBy: ['team'] }, ['top']],
    ['101 largest groups', { top: 101, groupBy: ['team'] }, ['top']],
    ['half a group', { top: 1.5, groupBy: ['team'] }, ['top']],
    ['a change from nothing', { orderBy: 'change' }, ['orderBy']],
  ])('refuses %s and names the field', (_name, request, fields) => {
    expect(wrongFields(request)).toEqual(fields);
  });

  it('says all that is wrong at once, each with what to send instead', () => {
    const verdict = validateSpendRequest(
      aRequest({ from: at('2026-05-01T00:07:00Z'), timeZone: 'Berlin', groupBy: ['team', 'team'], limit: -1 }),
    );
    expect(verdict.ok ? [] : verdict.error).toEqual([
      { field: 'from', message: 'is not on a quarter of an hour: send 2026-05-01T00:00:00.000Z, or the next quarter' },
      { field: 'to', message: 'is not after `from`: `to` is the first instant that no longer counts' },
      { field: 'timeZone', message: 'is no IANA time zone: send one such as Europe/Berlin or UTC, spelt like that' },
      { field: 'groupBy', message: 'names team twice: send each dimension once' },
      { field: 'limit', message: 'is not a whole number from 1 to 10000' },
    ]);
  });

  it('refuses what the types rule out, from callers without types', () => {
    const unknown = JSON.parse(
      '{"granularity":"year","groupBy":["colour"],"filter":{"colour":["red"]},"orderBy":"size"}',
    ) as object;
    expect(wrongFields(unknown)).toEqual(['granularity', 'groupBy', 'filter.colour', 'orderBy']);
  });

  it('takes five years from a leap day', () => {
    // 2029 has no 29 February: five years from it end on 1 March.
    const from = at('2024-02-29T00:00:00Z');
    expect(wrongFields({ from, to: at('2029-03-01T00:00:00Z') })).toEqual([]);
    expect(wrongFields({ from, to: at('2029-03-01T00:15:00Z') })).toEqual(['to']);
  });

  const QUARTER_MS = 900_000;
  const quarters = fc.integer({
    min: Date.UTC(2016, 0, 1) / QUARTER_MS,
    max: Date.UTC(2090, 0, 1) / QUARTER_MS,
  });

  it('takes every range on quarters up to five years, and no other', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: -1_000, max: 200_000 }), fc.nat(QUARTER_MS - 1), (start, length, off) => {
        const from = new Date(start * QUARTER_MS);
        const to = new Date((start + length) * QUARTER_MS);
        const fiveYearsOn = new Date(from);
        fiveYearsOn.setUTCFullYear(from.getUTCFullYear() + 5);
        const expected = from < to && to <= fiveYearsOn;
        expect(validateSpendRequest(aRequest({ from, to })).ok).toBe(expected);
        const moved = new Date(from.getTime() - off);
        expect(wrongFields({ from: moved, to }).includes('from')).toBe(off !== 0);
      }),
    );
  });

  it('takes every choice of up to three different dimensions', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SPEND_DIMENSIONS), { maxLength: 6 }), (groupBy) => {
        const expected = groupBy.length <= 3 && new Set(groupBy).size === groupBy.length;
        expect(validateSpendRequest(aRequest({ groupBy })).ok).toBe(expected);
      }),
    );
  });
});

describe('isSpendTimeZone', () => {
  it.each([
    'UTC',
    'GMT',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'Australia/ACT',
    'Antarctica/DumontDUrville',
    'Etc/GMT+5',
    'US/Pacific',
    'Europe/Kyiv',
  ])('takes %s', (name) => expect(isSpendTimeZone(name)).toBe(true));

  it.each([
    '',
    ' ',
    'Berlin',
    'europe/berlin',
    'EUROPE/BERLIN',
    'ASIA/KOLKATA',
    'asia/kolkata',
    '+02:00',
    'CET',
    'PST',
  ])('refuses "%s", which the ledger does not know by that name', (name) => expect(isSpendTimeZone(name)).toBe(false));

  it('takes every zone that this platform lists', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isSpendTimeZone(name))).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (name) => typeof isSpendTimeZone(name) === 'boolean'));
  });
});
