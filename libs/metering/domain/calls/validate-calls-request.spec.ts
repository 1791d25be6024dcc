import { parseDecimal18 } from '@tokenledger/shared/money';

import { formatCallCursor } from './call-cursor';
import { formatCallRef } from './call-id';
import { type AskedCalls, validateCallsRequest } from './validate-calls-request';

const NOW = new Date('2026-03-20T12:00:00Z');
const callId = '0af7651916cd43dd8448eb211c80319c';
const at = (text: string) => new Date(text);

function asked(question: Partial<AskedCalls> = {}): AskedCalls {
  return {
    from: undefined,
    to: undefined,
    filter: {},
    only: [],
    search: undefined,
    minCost: undefined,
    order: 'newest',
    first: 50,
    after: undefined,
    ...question,
  };
}

function requestOf(question: Partial<AskedCalls>) {
  const verdict = validateCallsRequest(asked(question), NOW);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.error));
  return verdict.value;
}

function issuesOf(question: Partial<AskedCalls>): readonly string[] {
  const verdict = validateCallsRequest(asked(question), NOW);
  return verdict.ok ? [] : verdict.error.map(({ field, message }) => `${field} ${message}`);
}

describe('validateCallsRequest', () => {
  it('takes the last day unless told otherwise, and a little of what clocks ahead of ours call now', () => {
    expect(requestOf({})).toMatchObject({ from: at('2026-03-19T12:00:00Z'), to: at('2026-03-20T12:15:00Z') });
    expect(requestOf({ to: at('2026-03-01T00:00:00Z') })).toMatchObject({
      from: at('2026-02-28T00:00:00Z'),
      to: at('2026-03-01T00:00:00Z'),
    });
    expect(requestOf({ from: at('2026-01-01T00:00:00Z') })).toMatchObject({
      from: at('2026-01-01T00:00:00Z'),
      to: at('2026-03-20T12:15:00Z'),
    });
  });

  it.each<[string, string, string | undefined]>([
    ['a call’s name', formatCallRef({ bucket: 900, callId }), callId],
    ['an id', ` ${callId.toUpperCase()} `, callId],
    ['an id of the provider’s', 'chatcmpl-123', undefined],
  ])('reads %s to search for', (_name, search, id) => {
    expect(requestOf({ search }).search).toEqual({ text: search.trim(), id });
  });

  it('reads amounts and cursors', () => {
    const place = { order: 'newest', startedAtUs: 1, callId, cost: undefined } as const;
    expect(requestOf({ minCost: '0.05', after: formatCallCursor(place) })).toMatchObject({
      minCost: parseDecimal18('0.05'),
      after: place,
    });
  });

  it.each<[string, Partial<AskedCalls>, string[]]>([
    [
      'everything at once',
      {
        from: at('2026-03-02T00:00:00Z'),
        to: at('2026-03-01T00:00:00Z'),
        filter: { team: [] },
        search: ' ',
        minCost: '-1',
        first: 0,
        after: 'x',
      },
      [
        'to is not after `from`: `to` is the first instant that no longer counts',
        'filter.team is empty and lets no call pass: leave it out, or send the values to keep',
        'search is empty: leave it out, or send the id of a call or a trace',
        'minCost is below zero: send 0 for all calls that have a price',
        'first is not a whole number from 1 to 200',
        'after is no cursor of this list: send the `endCursor` of the page before as it is, with the same order',
      ],
    ],
    [
      'more than 92 days',
      { from: at('2025-12-01T00:00:00Z') },
      ['to is more than 92 days after `from`: ask for a shorter range'],
    ],
    [
      'more than 31 days by cost',
      { from: at('2026-02-01T00:00:00Z'), order: 'costliest' },
      ['to is more than 31 days after `from`: ask for a shorter range, or for the newest'],
    ],
    [
      'another century',
      { from: at('1900-01-01T00:00:00Z'), to: at('1900-01-02T00:00:00Z') },
      [
        'from is outside the ledger: send an instant from 2015-01-01 to 2100-01-01',
        'to is outside the ledger: send an instant from 2015-01-01 to 2100-01-01',
      ],
    ],
    ['a long search', { search: 'x'.repeat(257) }, ['search is longer than 256 characters: send one id, exactly']],
    ['no amount', { minCost: '1e30' }, ['minCost is no amount: send a decimal below 10^20, such as 0.05']],
    ['201 calls', { first: 201 }, ['first is not a whole number from 1 to 200']],
    ['half a call', { first: 1.5 }, ['first is not a whole number from 1 to 200']],
  ])('refuses %s and says what to send instead', (_name, question, issues) => {
    expect(issuesOf(question)).toEqual(issues);
  });

  it('refuses what the types rule out, from callers without types', () => {
    const unknown = JSON.parse('{"only":["odd"],"order":"oldest"}') as object;
    expect(issuesOf(unknown).map((issue) => issue.split(' ')[0])).toEqual(['only', 'order']);
    expect(issuesOf({ from: new Date(Number.NaN) }).map((issue) => issue.split(' ')[0])).toEqual(['from']);
  });
});
