import type { CallsRequest } from '@tokenledger/metering/domain';
import { tenantId, wholeLedger } from '@tokenledger/organization/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { dimensionValuesQuery } from '../dimension-values/dimension-values-query';
import { callsQuery } from './calls-query';
import { windowsOf } from './click-house-call-reader';

const acme = tenantId('acme');
const hostile = "'; DROP TABLE usage_events; --";
const callId = '0af7651916cd43dd8448eb211c80319c';

function aRequest(request: Partial<CallsRequest> = {}): CallsRequest {
  return {
    from: new Date('2026-03-01T00:00:00Z'),
    to: new Date('2026-03-31T00:05:00Z'),
    filter: {},
    only: [],
    search: undefined,
    minCost: undefined,
    order: 'newest',
    first: 50,
    after: undefined,
    ...request,
  };
}

const WINDOW = { fromUs: Date.UTC(2026, 2, 1) * 1000, toUs: Date.UTC(2026, 2, 2) * 1000 };

/** Without the select list, which is the ledger's. */
function textOf(request: Partial<CallsRequest>): string {
  return callsQuery(wholeLedger(acme), aRequest(request), WINDOW, 51).text.replace(/^SELECT .*$/m, 'SELECT …');
}

describe('callsQuery', () => {
  it.each<[string, Partial<CallsRequest>]>([
    ['the newest', {}],
    [
      'the costliest after one, that failed or may be duplicates',
      {
        order: 'costliest',
        only: ['failed', 'possibleDuplicate'],
        after: { order: 'costliest', startedAtUs: 1, callId, cost: undefined },
      },
    ],
    ['what has an id', { search: { text: callId, id: callId }, filter: { model: ['gpt-4o'] } }],
  ])('reads %s', (_name, request) => {
    expect(textOf(request)).toMatchSnapshot();
  });

  it('binds every value and puts none into the text', () => {
    const request = aRequest({
      filter: { team: [hostile, null] },
      search: { text: hostile, id: undefined },
      minCost: parseDecimal18('0.05'),
      order: 'costliest',
      after: { order: 'costliest', startedAtUs: 7, callId, cost: parseDecimal18('1.5') },
    });
    const { text, params } = callsQuery(wholeLedger(acme), request, WINDOW, 51);
    expect(text).not.toContain('DROP');
    expect(text).not.toContain('acme');
    expect(params).toEqual({
      tenant: 'acme',
      from_us: '1772323200000000',
      to_us: '1772409600000000',
      from_bucket: 1772323200,
      to_bucket: 1772408700,
      wanted: 51,
      filter_team: [hostile, ''],
      search: hostile,
      min_cost: '0.05',
      after_us: '7',
      after_call: callId,
      after_cost: '1.5',
    });
  });
});

describe('windowsOf', () => {
  const lengthsOf = (request: Partial<CallsRequest>): readonly number[] =>
    windowsOf(aRequest(request)).map(({ fromUs, toUs }) => (toUs - fromUs) / 60_000_000);

  it('reads the newest hour first, and ever more of what is before it, up to the range', () => {
    // An hour and what is left of its first quarter; 8 hours; 64; 512; the rest of 30 days and five minutes.
    expect(lengthsOf({})).toEqual([65, 480, 3840, 30720, 43205 - 65 - 480 - 3840 - 30720]);
  });

  it('leaves no gap and reads nothing twice', () => {
    const windows = windowsOf(aRequest());
    windows.slice(1).forEach((window, index) => expect(window.toUs).toBe(windows[index]?.fromUs));
    expect(windows.at(-1)?.fromUs).toBe(Date.UTC(2026, 2, 1) * 1000);
  });

  it('goes on where the page before ended', () => {
    const startedAtUs = Date.UTC(2026, 2, 10, 12, 1) * 1000;
    const [first] = windowsOf(aRequest({ after: { order: 'newest', startedAtUs, callId, cost: undefined } }));
    expect(first).toEqual({ fromUs: Date.UTC(2026, 2, 10, 11) * 1000, toUs: startedAtUs + 1 });
  });

  it.each<[string, Partial<CallsRequest>]>([
    ['the costliest', { order: 'costliest' }],
    ['an id', { search: { text: 'x', id: undefined } }],
  ])('reads the whole range for %s', (_name, request) => {
    expect(lengthsOf(request)).toEqual([43205]);
  });
});

describe('dimensionValuesQuery', () => {
  const settings = { timeZone: 'UTC', reportingCurrency: 'EUR' };
  const request = {
    dimension: 'model',
    search: hostile,
    from: new Date('2026-03-01T00:00:00Z'),
    to: new Date('2026-03-31T00:00:00Z'),
    filter: { team: [hostile, null] },
    limit: 20,
  } as const;

  it.each(['daily', 'events'] as const)('reads values from %s', (source) => {
    expect(dimensionValuesQuery(wholeLedger(acme), request, source, settings).text).toMatchSnapshot();
  });

  it('binds every value and puts none into the text', () => {
    const { text, params } = dimensionValuesQuery(wholeLedger(acme), request, 'daily', settings);
    expect(text).not.toContain('DROP');
    expect(params).toEqual({
      tenant: 'acme',
      from: 1772323200,
      to: 1774915200,
      row_limit: 21,
      reporting_currency: 'EUR',
      rollup_zone: 'UTC',
      search: hostile,
      filter_team: [hostile, ''],
    });
  });
});
