import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { buildSchema, parse, validate } from 'graphql';

import type { RecordedCall } from '../traces/recorded-call';
import { awaitSettled, type SettleClock } from './await-settled';
import { allEqual, compareTotals, formatComparison } from './compare-totals';
import { ExpectedTotals, type LedgerTotals } from './expected-totals';
import { SPEND_QUERY, SpendApiError, type SpendAnswer, SpendClient, toSpendInput } from './spend-client';

const call = (inputTokens: number, cacheReadTokens: number, outputTokens: number): RecordedCall => ({
  line: 1,
  offsetNs: 0,
  inputTokens,
  cacheReadTokens,
  outputTokens,
});

const GPT_4O = { input: '0.0000025', cacheRead: '0.00000125', output: '0.00001' };

const TOTALS: LedgerTotals = {
  calls: 2n,
  inputTokens: 110n,
  cacheReadTokens: 64n,
  outputTokens: 25n,
  possibleDuplicates: 0n,
  unpricedCalls: 0n,
  costUsd: '0.000445',
};

describe('ExpectedTotals', () => {
  it('prices uncached input, cache reads and output apart', () => {
    const sums = new ExpectedTotals();
    sums.add(call(100, 64, 20), GPT_4O);
    sums.add(call(10, 0, 5), GPT_4O);
    // (36 × 2.50 + 64 × 1.25 + 20 × 10) + (10 × 2.50 + 5 × 10) = 370 + 75 dollars per million
    expect(sums.totals()).toEqual(TOTALS);
  });

  it('counts a call without a price, and adds nothing for it', () => {
    const sums = new ExpectedTotals();
    sums.add(call(100, 0, 20), undefined);
    expect(sums.totals()).toMatchObject({ calls: 1n, inputTokens: 100n, unpricedCalls: 1n, costUsd: '0' });
  });

  it('is exact at any size', () => {
    const Exact = Decimal.clone({ precision: 100, toExpNeg: -100, toExpPos: 100 });
    const price = fc
      .bigInt({ min: 0n, max: 10n ** 18n })
      .map((units) => new Exact(units.toString()).div('1e18').toFixed());
    const tokens = fc.nat(1_000_000_000);
    fc.assert(
      fc.property(
        price,
        price,
        price,
        fc.array(fc.tuple(tokens, tokens, tokens)),
        (input, cacheRead, output, calls) => {
          const sums = new ExpectedTotals();
          let expected = new Exact(0);
          for (const [uncached, cached, written] of calls) {
            sums.add(call(uncached + cached, cached, written), { input, cacheRead, output });
            expected = expected
              .plus(new Exact(input).times(uncached))
              .plus(new Exact(cacheRead).times(cached))
              .plus(new Exact(output).times(written));
          }
          expect(sums.totals().costUsd).toBe(expected.toFixed());
        },
      ),
    );
  });
});

describe('compareTotals', () => {
  it('finds a difference in the last digit', () => {
    const figures = compareTotals(TOTALS, { ...TOTALS, costUsd: '0.0004450000000000001' });
    expect(figures.filter(({ equal }) => !equal)).toEqual([
      { figure: 'cost in USD', file: '0.000445', ledger: '0.0004450000000000001', equal: false },
    ]);
    expect(allEqual(figures)).toBe(false);
    expect(allEqual(compareTotals(TOTALS, TOTALS))).toBe(true);
  });

  it('prints both side by side', () => {
    expect(formatComparison(compareTotals(TOTALS, { ...TOTALS, calls: 1n })).split('\n')).toEqual([
      '                           file    ledger',
      'calls                         2         1  ← differs',
      'input tokens                110       110',
      '  of them cache reads        64        64',
      'output tokens                25        25',
      'possible duplicates           0         0',
      'calls without a price         0         0',
      'cost in USD            0.000445  0.000445',
    ]);
  });
});

describe('awaitSettled', () => {
  const equal: SpendAnswer = { totals: TOTALS, pendingBuckets: 0 };
  const partial: SpendAnswer = { totals: { ...TOTALS, calls: 1n }, pendingBuckets: 0 };
  const limits = { timeoutMs: 10_000, pollMs: 500 };

  function clock(): SettleClock {
    let nowMs = 0;
    return { now: () => nowMs, sleep: (ms) => Promise.resolve(void (nowMs += ms)) };
  }

  function answers(...given: (SpendAnswer | Error)[]): () => Promise<SpendAnswer> {
    let next = 0;
    return () => {
      const answer = given[Math.min(next, given.length - 1)] ?? equal;
      next += 1;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
  }

  it('waits until the figures are equal and nothing is pending', async () => {
    const ask = answers(partial, { ...equal, pendingBuckets: 1 }, new SpendApiError('restarting', true), equal);
    expect(await awaitSettled(TOTALS, ask, limits, clock())).toMatchObject({ pendingBuckets: 0, waitedMs: 1_500 });
  });

  it('says what differs when the time is over', async () => {
    const settled = await awaitSettled(TOTALS, answers(partial), limits, clock());
    expect(settled.waitedMs).toBe(10_000);
    expect(allEqual(settled.figures)).toBe(false);
  });

  it('fails at once where the api refuses the question', async () => {
    const ask = answers(new SpendApiError('wrong key', false), equal);
    await expect(awaitSettled(TOTALS, ask, limits, clock())).rejects.toThrow('wrong key');
  });

  it('fails where the api could not be asked to the end, and at once on a defect', async () => {
    await expect(awaitSettled(TOTALS, answers(new SpendApiError('away', true)), limits, clock())).rejects.toThrow(
      'away',
    );
    await expect(awaitSettled(TOTALS, answers(new TypeError('bug'), equal), limits, clock())).rejects.toThrow('bug');
  });
});

describe('SpendClient', () => {
  let server: Server;
  let answer = { status: 200, body: '' };
  const requests: { url: string | undefined; authorization: string | undefined; body: string }[] = [];

  beforeAll(async () => {
    server = createServer((incoming, outgoing) => {
      let body = '';
      incoming.on('data', (chunk) => (body += String(chunk)));
      incoming.on('end', () => {
        requests.push({ url: incoming.url, authorization: incoming.headers.authorization, body });
        outgoing.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (): Promise<SpendAnswer> => {
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const question = {
      fromMs: Date.parse('2026-11-23T11:59:59Z'),
      toMs: Date.parse('2026-11-23T12:15:00Z'),
      project: 'p',
    };
    return new SpendClient(url, 'read-key').totalsOf(question, new AbortController().signal);
  };

  it('asks for whole buckets of one project, and reads counts and money as text', async () => {
    const totals = {
      calls: '2',
      tokens: { input: '110', cacheRead: '64', output: '25' },
      cost: [{ currency: 'USD', amount: '0.000445' }],
      coverage: { unpriced: { calls: '0' } },
    };
    const spend = {
      __typename: 'SpendReport',
      totals,
      possibleDuplicates: { calls: '0' },
      freshness: { pendingBuckets: 3 },
    };
    answer = { status: 200, body: JSON.stringify({ data: { spend } }) };
    expect(await ask()).toEqual({ totals: TOTALS, pendingBuckets: 3 });
    expect(requests.at(-1)).toMatchObject({ url: '/graphql', authorization: 'Bearer read-key' });
  });

  it('asks what the api’s schema offers', () => {
    const schema = buildSchema(readFileSync(resolve(__dirname, '../../api/schema.graphql'), 'utf8'));
    expect(validate(schema, parse(SPEND_QUERY))).toEqual([]);
  });

  it('takes the bucket of the last call in', () => {
    const input = toSpendInput({
      fromMs: Date.parse('2026-11-23T11:59:59Z'),
      toMs: Date.parse('2026-11-23T12:15:00Z'),
      project: 'p',
    });
    expect(input).toMatchObject({ from: '2026-11-23T11:45:00.000Z', to: '2026-11-23T12:30:00.000Z' });
  });

  it.each([
    [401, '{}', 'refuses the read key (401)', false],
    [200, '{"errors":[{"message":"ask again","extensions":{"retriable":true}}]}', 'ask again', true],
    [200, '{"errors":[{"message":"no such field"}]}', 'no such field', false],
    [
      200,
      '{"data":{"spend":{"__typename":"InvalidSpendInput","issues":[{"field":"to","message":"too far"}]}}}',
      'to: too far',
      false,
    ],
    [502, '<html>', 'answers 502', true],
    [200, '<html>', 'answers another shape', false],
    [200, '{"data":{"spend":null}}', 'answers another shape', false],
  ])('fails at %d %s: nothing missing becomes 0', async (status, body, message, retriable) => {
    answer = { status, body };
    const error = await ask().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SpendApiError);
    expect(error).toMatchObject({ message: expect.stringContaining(message) as unknown, retriable });
  });
});
