import type { SpendRequest } from '@tokenledger/metering/domain';
import { ledgerOfPerson, tenantId, wholeLedger } from '@tokenledger/organization/domain';

import { rangesOf, spendQuery } from './spend-query';
import { chooseSource, type SpendSource } from './spend-source';

const acme = tenantId('acme');

function aRequest(request: Partial<SpendRequest> = {}): SpendRequest {
  return {
    from: new Date('2026-03-01T00:00:00Z'),
    to: new Date('2026-03-31T00:00:00Z'),
    timeZone: 'UTC',
    granularity: 'day',
    groupBy: ['team', 'model'],
    filter: {},
    limit: 100,
    ...request,
  };
}

describe('chooseSource', () => {
  it.each<[string, Partial<SpendRequest>, string, string]>([
    ['whole days of the tenant', {}, 'UTC', 'daily'],
    [
      'whole days of the tenant in its zone',
      { from: new Date('2026-02-28T18:30:00Z'), to: new Date('2026-03-01T18:30:00Z'), timeZone: 'Asia/Kolkata' },
      'Asia/Kolkata',
      'daily',
    ],
    [
      'a total over whole days, asked from another zone',
      { granularity: 'total', timeZone: 'Asia/Tokyo' },
      'UTC',
      'daily',
    ],
    ['days of another zone', { timeZone: 'Asia/Tokyo' }, 'UTC', 'quarterHour'],
    ['hours', { granularity: 'hour' }, 'UTC', 'quarterHour'],
    ['a range that starts within a day', { from: new Date('2026-03-01T06:15:00Z') }, 'UTC', 'quarterHour'],
    ['a grouping that no rollup keeps', { groupBy: ['user'] }, 'UTC', 'events'],
    ['a filter that no rollup keeps', { filter: { agent: ['planner'] } }, 'UTC', 'events'],
    ['one that keeps out what no rollup keeps', { filter: { not: { user: ['ada'] } } }, 'UTC', 'events'],
  ])('answers %s from the coarsest source that is exact', (_name, request, zone, source) => {
    expect(chooseSource(wholeLedger(acme), aRequest(request), zone)).toBe(source);
  });

  it('answers what a person used from the calls, whatever is asked of it', () => {
    expect(chooseSource(ledgerOfPerson(acme, ['ada']), aRequest(), 'UTC')).toBe('events');
  });
});

const february = { from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-03-01T00:00:00Z') };
const februaryAndADay = { ...february, to: new Date('2026-03-02T00:00:00Z') };

function queryOf(request: Partial<SpendRequest> = {}, source?: SpendSource): ReturnType<typeof spendQuery> {
  const asked = aRequest(request);
  const ranges = rangesOf(wholeLedger(acme), asked, 'UTC').map((range) => ({
    ...range,
    source: source ?? range.source,
  }));
  return spendQuery(wholeLedger(acme), asked, ranges, { timeZone: 'UTC', reportingCurrency: 'EUR' });
}

describe('spendQuery', () => {
  it('binds every value and puts none into the text', () => {
    const hostile = "'; DROP TABLE usage_events; --";
    const filter = { team: [hostile, null], not: { team: [hostile], model: [null] } };
    const query = queryOf({ filter, top: 7, compareWith: february });
    expect(query.text).not.toContain(hostile);
    expect(query.text).not.toContain('acme');
    expect(query.params).toEqual({
      tenant: 'acme',
      from: 1772323200,
      to: 1774915200,
      previous_from: 1769904000,
      previous_to: 1772323200,
      row_limit: 101,
      top: 7,
      time_zone: 'UTC',
      rollup_zone: 'UTC',
      reporting_currency: 'EUR',
      filter_team: [hostile, ''],
      filter_not_team: [hostile],
      filter_not_model: [''],
    });
  });

  it.each(['daily', 'quarterHour', 'events'] as const)('reads %s of one tenant', (source) => {
    const { text } = queryOf({}, source);
    expect(text).toMatchSnapshot();
    expect(text).toContain('tenant_id = {tenant:String}');
  });

  it.each<[string, Partial<SpendRequest>]>([
    ['the largest groups and the rest, by day', { top: 5 }],
    ['one figure and the one before', { granularity: 'total', groupBy: [], compareWith: february }],
    ['groups by their change', { granularity: 'total', orderBy: 'change', compareWith: february, top: 5 }],
    ['rows of two ranges', { groupBy: ['model'], compareWith: february, filter: { team: ['search'] } }],
  ])('reads %s', (_name, request) => {
    expect(queryOf(request).text).toMatchSnapshot();
  });

  it.each<[string, Partial<SpendRequest>, number]>([
    ['a range', {}, 1],
    ['two ranges that have nothing in common', { compareWith: february }, 1],
    ['two ranges that share a day, which counts in both', { compareWith: februaryAndADay }, 2],
    ['a range whose groups are chosen first', { top: 5 }, 2],
  ])('reads the ledger as often as it must for %s', (_name, request, reads) => {
    expect(queryOf(request).text.match(/FROM tenant_usage_daily/g)).toHaveLength(reads);
  });

  it('reads each range from the coarsest source that is exact for it', () => {
    const odd = { from: new Date('2026-02-01T06:15:00Z'), to: february.to };
    expect(rangesOf(wholeLedger(acme), aRequest({ compareWith: odd }), 'UTC').map(({ source }) => source)).toEqual([
      'daily',
      'quarterHour',
    ]);
  });

  it('needs no grouping for one figure', () => {
    expect(queryOf({ granularity: 'total', groupBy: [] }).text).not.toContain('GROUP BY GROUPING');
  });
});
