import type { SpendRequest } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';

import { spendQuery } from './spend-query';
import { chooseSource } from './spend-source';

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
  ])('answers %s from the coarsest source that is exact', (_name, request, zone, source) => {
    expect(chooseSource(aRequest(request), zone)).toBe(source);
  });
});

describe('spendQuery', () => {
  it('binds every value and puts none into the text', () => {
    const hostile = "'; DROP TABLE usage_events; --";
    const query = spendQuery(acme, aRequest({ filter: { team: [hostile, null] } }), 'daily', 'UTC');
    expect(query.text).not.toContain(hostile);
    expect(query.text).not.toContain('acme');
    expect(query.params).toEqual({
      tenant: 'acme',
      from: 1772323200,
      to: 1774915200,
      row_limit: 102,
      time_zone: 'UTC',
      rollup_zone: 'UTC',
      filter_team: [hostile, ''],
    });
  });

  it.each(['daily', 'quarterHour', 'events'] as const)('reads %s of one tenant', (source) => {
    const { text } = spendQuery(acme, aRequest(), source, 'UTC');
    expect(text).toMatchSnapshot();
    expect(text).toContain('tenant_id = {tenant:String}');
  });

  it('needs no grouping for one figure', () => {
    expect(spendQuery(acme, aRequest({ granularity: 'total', groupBy: [] }), 'daily', 'UTC').text).not.toContain(
      'GROUP BY GROUPING',
    );
  });
});
