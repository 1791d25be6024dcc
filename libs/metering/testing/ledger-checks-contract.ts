import {
  avoidedOf,
  type CallOwner,
  type ChecksRequest,
  callRefOf,
  type LedgerChecks,
  type LedgerRow,
  planBookings,
  type SpendFilter,
} from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

import { flatPriceBook } from './flat-price-book';
import { aReading, asSeen, aUsage, type ReadingFacts } from './reading-builder';

export const CHECKED_TENANT = tenantId('acme');
export const CHECKED_NOON = Date.UTC(2026, 2, 10, 12);
const MINUTE_MS = 60_000;

/** A ledger under test; rows of one key replace each other by version. */
export interface CheckedLedger {
  readonly checks: LedgerChecks;
  add(rows: readonly LedgerRow[]): Promise<void>;
}

/** The tenth of March, whole. */
export function checksRequest(request: Partial<ChecksRequest> = {}): ChecksRequest {
  return { from: new Date('2026-03-10T00:00:00Z'), to: new Date('2026-03-11T00:00:00Z'), filter: {}, ...request };
}

let spans = 0;

/** A call some minutes before noon, in a trace of its own: 36 × 2.50 + 64 × 1.25 + 20 × 10 a million = $0.00037. */
export function aCheckedCall(minutesAgo: number, facts: ReadingFacts = {}): LedgerRow {
  const startedAtUs = (CHECKED_NOON - minutesAgo * MINUTE_MS) * 1000;
  const id = (spans += 1).toString(16);
  return asSeen(
    aReading({
      startedAtUs,
      endedAtUs: startedAtUs + 1_500_000,
      traceId: id.padStart(32, '0'),
      spanId: id.padStart(16, '0'),
      ...facts,
    }),
    flatPriceBook,
  );
}

/** Rows as a roller leaves them. */
export function decided(...rows: readonly LedgerRow[]): readonly LedgerRow[] {
  const planned = planBookings({ rows, book: flatPriceBook, version: 1001n });
  const keyOf = ({ reading }: LedgerRow): string => `${reading.callId}/${reading.readingId}`;
  const replaced = new Set(planned.map(keyOf));
  return [...rows.filter((row) => !replaced.has(keyOf(row))), ...planned];
}

function usd(amount: string) {
  return { amount: parseDecimal18(amount), currency: 'USD' };
}

/** @param open an empty ledger */
export function ledgerChecksContract(open: () => Promise<CheckedLedger>): void {
  let ledger: CheckedLedger;

  beforeEach(async () => {
    ledger = await open();
  });

  describe('avoided counts', () => {
    it('tells by reason what would have been added, and what counts in its place', async () => {
      const trace = 'a'.repeat(32);
      const agent = {
        traceId: trace,
        role: 'container' as const,
        operation: 'invoke_agent',
        spanId: 'f'.repeat(16),
        endedAtUs: CHECKED_NOON * 1000,
      };
      await ledger.add([
        ...decided(
          aCheckedCall(30, { responseId: 'msg_1' }),
          aCheckedCall(30, { responseId: 'msg_1', observer: 'gateway' }),
          aCheckedCall(30, { responseId: 'msg_1', observer: 'vendor' }),
          aCheckedCall(20),
        ),
        ...decided(aCheckedCall(10, agent), aCheckedCall(9, { traceId: trace, parentSpanId: 'f'.repeat(16) })),
      ]);
      const { counts } = await ledger.checks.avoidedCounts(CHECKED_TENANT, checksRequest());
      expect(counts.map(({ reason, calls }) => [reason, calls])).toEqual([
        ['seen-by-several', 1n],
        ['container', 1n],
      ]);
      const avoided = counts.map((count) => {
        const { rows, tokens, cost } = avoidedOf(count);
        return [rows, tokens, cost.map(({ currency, amount }) => `${currency} ${formatDecimal18(amount)}`)];
      });
      expect(avoided).toEqual([
        // Three readings of 120 tokens and $0.00037, one booking: two are too many.
        [2n, 240n, ['USD 0.00074']],
        // The agent repeats the one call below it.
        [1n, 120n, ['USD 0.00037']],
      ]);
    });

    it('keeps what may be a duplicate apart, with what it would cost', async () => {
      const place = { traceId: 'b'.repeat(32), parentSpanId: 'b'.repeat(16) };
      await ledger.add(
        decided(
          aCheckedCall(30, { ...place, responseId: 'msg_1', scope: 'sdk' }),
          aCheckedCall(30, { ...place, responseId: 'msg_2', scope: 'sdk' }),
          aCheckedCall(30, { ...place, scope: 'instrumentation' }),
        ),
      );
      const { counts } = await ledger.checks.avoidedCounts(CHECKED_TENANT, checksRequest());
      expect(counts).toEqual([
        {
          reason: 'possible-duplicate',
          calls: 1n,
          reported: { rows: 1n, tokens: 120n, cost: [usd('0.00037')], unpricedRows: 0n },
          booked: { rows: 0n, tokens: 0n, cost: [], unpricedRows: 0n },
        },
      ]);
    });

    it('tells nothing of another range, another team or another tenant', async () => {
      await ledger.add(
        decided(aCheckedCall(30, { responseId: 'm' }), aCheckedCall(30, { responseId: 'm', observer: 'vendor' })),
      );
      const { checks } = ledger;
      const empty = { counts: [], pendingBuckets: 0 };
      const later = checksRequest({ from: new Date('2026-03-10T12:00:00Z') });
      expect(await checks.avoidedCounts(CHECKED_TENANT, later)).toMatchObject({ counts: [] });
      const ads = checksRequest({ filter: { team: ['ads'] } });
      expect(await checks.avoidedCounts(CHECKED_TENANT, ads)).toMatchObject({ counts: [] });
      expect(await checks.avoidedCounts(tenantId('globex'), checksRequest())).toEqual(empty);
    });
  });

  describe('avoided counts under a filter', () => {
    const ownedBy = (values: CallOwner['values']) => ({
      owner: { values, evidence: {}, unallocatedReason: undefined },
    });
    const place = { traceId: 'e'.repeat(32), parentSpanId: 'e'.repeat(16) };
    const NONE: readonly unknown[] = [];

    /** What is avoided for calls that several observers saw; nothing where none is told. */
    async function avoidedUnder(filter: SpendFilter) {
      const { counts } = await ledger.checks.avoidedCounts(CHECKED_TENANT, checksRequest({ filter }));
      return counts.map((count) => {
        const { rows, tokens, cost } = avoidedOf(count);
        return [count.calls, rows, tokens, cost.map(({ amount }) => formatDecimal18(amount))];
      });
    }

    it('follow the booking of a call, whatever team its readings name', async () => {
      // 1,000 tokens of output at $10 a million: $0.01.
      const usage = aUsage({ quantities: { output: 1_000 } });
      await ledger.add(
        decided(
          aCheckedCall(30, { responseId: 'a', usage, ...ownedBy({ team: 'search' }) }),
          aCheckedCall(30, { responseId: 'a', usage, observer: 'gateway', ...ownedBy({}) }),
        ),
      );
      expect(await avoidedUnder({ team: ['search'] })).toEqual([[1n, 1n, 1_000n, ['0.01']]]);
      expect(await avoidedUnder({ team: [null] })).toEqual(NONE);
    });

    it('are none for a team that only a reading names', async () => {
      await ledger.add(
        decided(
          aCheckedCall(30, { responseId: 'a', ...ownedBy({ team: 'search' }) }),
          aCheckedCall(30, { responseId: 'a', observer: 'gateway', ...ownedBy({ team: 'platform' }) }),
        ),
      );
      expect(await avoidedUnder({ team: ['platform'] })).toEqual(NONE);
      expect(await avoidedUnder({ team: ['search'] })).toEqual([[1n, 1n, 120n, ['0.00037']]]);
    });

    it('follow the model that is booked, whatever name another observer has for it', async () => {
      await ledger.add(
        decided(
          aCheckedCall(30, { responseId: 'a', responseModel: 'main' }),
          aCheckedCall(30, { responseId: 'a', observer: 'gateway' }),
        ),
      );
      // The service's own name has no price: counting it as well would have added tokens and no cost.
      expect(await avoidedUnder({ model: ['gpt-4o'] })).toEqual([[1n, 1n, 120n, []]]);
      expect(await avoidedUnder({ model: ['main'] })).toEqual(NONE);
    });

    it('are not negative where one reading names the team and another the service', async () => {
      await ledger.add(
        decided(
          aCheckedCall(30, { responseId: 'a', ...ownedBy({ service: 'web' }) }),
          aCheckedCall(30, { responseId: 'a', observer: 'gateway', ...ownedBy({ team: 'search' }) }),
        ),
      );
      // Two readings, one booking.
      expect(await avoidedUnder({ team: ['search'], service: ['web'] })).toEqual([[1n, 1n, 120n, ['0.00037']]]);
    });

    it('hold readings under other ids: a request, a span, an instrumentation beside the call', async () => {
      const gateway = { observer: 'gateway' as const, ...ownedBy({}) };
      const span = { traceId: '9'.repeat(32), spanId: '9'.repeat(16) };
      await ledger.add([
        ...decided(
          aCheckedCall(50, { responseId: 'a', providerRequestId: 'req_1', ...gateway }),
          aCheckedCall(50, { providerRequestId: 'req_1' }),
        ),
        ...decided(
          aCheckedCall(40, { responseId: 'b', ...span, ...gateway }),
          aCheckedCall(40, { ...span, signal: 'log' }),
        ),
        ...decided(
          aCheckedCall(30, { ...place, responseId: 'c', scope: 'gateway', ...gateway }),
          aCheckedCall(30, { ...place, scope: 'instrumentation' }),
        ),
        // Of the same span, and another team's.
        ...decided(
          aCheckedCall(20, { ...place, responseId: 'd', ...ownedBy({ team: 'ads' }) }),
          aCheckedCall(20, { ...place, responseId: 'd', ...gateway }),
        ),
      ]);
      // Two readings and one booking a call.
      expect(await avoidedUnder({ team: ['search'] })).toEqual([[3n, 3n, 360n, ['0.00111']]]);
      expect(await avoidedUnder({ team: ['ads'] })).toEqual([[1n, 1n, 120n, ['0.00037']]]);
    });

    it('hold an agent that repeats its calls, as its own team', async () => {
      const agent = {
        traceId: place.traceId,
        role: 'container' as const,
        operation: 'invoke_agent',
        spanId: place.parentSpanId,
      };
      await ledger.add(
        decided(
          aCheckedCall(10, { ...agent, endedAtUs: CHECKED_NOON * 1000, ...ownedBy({ team: 'ads' }) }),
          aCheckedCall(9, place),
        ),
      );
      expect(await avoidedUnder({ team: ['ads'] })).toEqual([[1n, 1n, 120n, ['0.00037']]]);
      expect(await avoidedUnder({ team: ['search'] })).toEqual(NONE);
    });
  });

  describe('reported costs', () => {
    it('sets them beside what is booked, the largest difference first, and says who says more', async () => {
      const first = aCheckedCall(30, { reportedCost: usd('0.00047'), responseModel: 'gpt-4o' });
      const second = aCheckedCall(20, { reportedCost: usd('0.00007'), dialect: 'litellm' });
      await ledger.add([
        first,
        second,
        aCheckedCall(10, { reportedCost: usd('0.00037') }),
        aCheckedCall(9),
        aCheckedCall(8, { reportedCost: { ...usd('1'), currency: 'EUR' } }),
        aCheckedCall(7, { reportedCost: usd('1'), requestModel: 'other', responseModel: 'other' }),
      ]);
      const costs = await ledger.checks.reportedCosts(CHECKED_TENANT, checksRequest());
      const of = { currency: 'USD', provider: 'openai', model: 'gpt-4o' };
      expect(costs).toMatchObject({
        // 0.00047 + 0.00007 + 0.00037 against 3 × 0.00037
        totals: [{ currency: 'USD', calls: 3n, reportedMore: 1n, bookedMore: 1n }],
        groups: [
          { ...of, dialect: 'litellm', calls: 1n, bookedMore: 1n, reportedMore: 0n },
          { ...of, dialect: 'otel-genai', calls: 2n, bookedMore: 0n, reportedMore: 1n },
        ],
        truncated: false,
        otherCurrencyCalls: 1n,
        withoutPriceCalls: 1n,
      });
      expect(costs.totals.map(({ reported, booked }) => [reported, booked].map(formatDecimal18))).toEqual([
        ['0.00091', '0.00111'],
      ]);
      // 0.00030 less, then 0.00010 more; the one that agrees is not among them.
      expect(costs.largest).toEqual(
        [second, first].map((row) => ({
          ...of,
          call: callRefOf(row),
          startedAt: new Date(row.reading.startedAtUs / 1000),
          dialect: row.reading.dialect,
          reported: row.reading.reportedCost?.amount,
          booked: parseDecimal18('0.00037'),
        })),
      );
    });

    it('does not hold the rest of an agent against what its emitter says of the whole', async () => {
      const trace = 'c'.repeat(32);
      const agent = { traceId: trace, role: 'container' as const, spanId: 'f'.repeat(16), operation: 'invoke_agent' };
      const usage = aUsage({ quantities: { input: 500, output: 100 } });
      await ledger.add(
        decided(
          aCheckedCall(10, { ...agent, usage, reportedCost: usd('1') }),
          aCheckedCall(10, { traceId: trace, parentSpanId: 'f'.repeat(16) }),
        ),
      );
      const costs = await ledger.checks.reportedCosts(CHECKED_TENANT, checksRequest());
      expect(costs).toMatchObject({ totals: [], groups: [], largest: [], withoutPriceCalls: 0n });
    });
  });

  describe('uninstrumented spend', () => {
    const outside = { provider: 'anthropic', workspace: 'wrkspc_1', apiKey: 'batch' } as const;

    it('is what only a vendor or a gateway tells of, by workspace and key', async () => {
      await ledger.add([
        aCheckedCall(30, { ...outside, observer: 'vendor', provider: 'openai' }),
        aCheckedCall(20, { ...outside, observer: 'vendor', provider: 'openai' }),
        aCheckedCall(10, { observer: 'gateway', requestModel: 'odd', responseModel: 'odd' }),
        aCheckedCall(9),
      ]);
      const spend = await ledger.checks.uninstrumentedSpend(CHECKED_TENANT, checksRequest());
      expect(spend).toEqual({
        total: { calls: 3n, tokens: 360n, cost: [usd('0.00074')], unpricedCalls: 1n },
        groups: [
          {
            observer: 'vendor',
            provider: 'openai',
            workspace: 'wrkspc_1',
            apiKey: 'batch',
            calls: 2n,
            tokens: 240n,
            // 2 × 0.00037
            cost: [usd('0.00074')],
            unpricedCalls: 0n,
            firstSeen: new Date(CHECKED_NOON - 30 * MINUTE_MS),
            lastSeen: new Date(CHECKED_NOON - 20 * MINUTE_MS),
          },
          {
            observer: 'gateway',
            provider: 'openai',
            workspace: null,
            apiKey: null,
            calls: 1n,
            tokens: 120n,
            cost: [],
            unpricedCalls: 1n,
            firstSeen: new Date(CHECKED_NOON - 10 * MINUTE_MS),
            lastSeen: new Date(CHECKED_NOON - 10 * MINUTE_MS),
          },
        ],
        truncated: false,
        outsideCalls: 3n,
        pendingBuckets: 0,
      });
    });

    it('leaves out calls that a service saw as well, however the two were tied', async () => {
      const place = { traceId: 'd'.repeat(32), parentSpanId: 'b'.repeat(16) };
      await ledger.add([
        // By the response, by the request, side by side.
        ...decided(aCheckedCall(50, { responseId: 'a', observer: 'vendor' }), aCheckedCall(50, { responseId: 'a' })),
        ...decided(
          aCheckedCall(40, { responseId: 'b', providerRequestId: 'req_1', observer: 'vendor' }),
          aCheckedCall(40, { providerRequestId: 'req_1', observer: 'provider-sdk' }),
        ),
        ...decided(
          aCheckedCall(30, { ...place, responseId: 'c', scope: 'gateway', observer: 'gateway' }),
          aCheckedCall(30, { ...place, scope: 'instrumentation' }),
        ),
        // Both saw it from outside.
        ...decided(
          aCheckedCall(20, { responseId: 'd', observer: 'vendor' }),
          aCheckedCall(20, { responseId: 'd', observer: 'gateway', apiKey: 'batch' }),
        ),
      ]);
      const spend = await ledger.checks.uninstrumentedSpend(CHECKED_TENANT, checksRequest());
      expect(spend).toMatchObject({
        total: { calls: 1n },
        groups: [{ observer: 'vendor', apiKey: 'batch', calls: 1n }],
        outsideCalls: 4n,
      });
    });

    it('tells the calls of an agent that no service saw, whoever saw another one of its trace', async () => {
      const agent = { traceId: 'd'.repeat(32), parentSpanId: 'b'.repeat(16) };
      const onlyOutside = (minutesAgo: number, responseId: string, input: number) => {
        const facts = { ...agent, responseId, usage: aUsage({ quantities: { input, output: 20 } }) };
        return decided(
          aCheckedCall(minutesAgo, { ...facts, observer: 'gateway' }),
          aCheckedCall(minutesAgo, { ...facts, observer: 'vendor' }),
        );
      };
      await ledger.add([
        ...decided(
          aCheckedCall(30, { ...agent, responseId: 'a', scope: 'gateway', observer: 'gateway' }),
          aCheckedCall(30, { ...agent, scope: 'instrumentation' }),
        ),
        // As long as the one that was seen, at another time.
        ...onlyOutside(20, 'b', 100),
        ...onlyOutside(10, 'c', 300),
      ]);
      const spend = await ledger.checks.uninstrumentedSpend(CHECKED_TENANT, checksRequest());
      // 100 + 20 and 300 + 20 tokens.
      expect(spend).toMatchObject({ total: { calls: 2n, tokens: 440n } });
    });

    it('is nothing where services report all that they do', async () => {
      await ledger.add([aCheckedCall(30)]);
      const spend = await ledger.checks.uninstrumentedSpend(CHECKED_TENANT, checksRequest());
      expect(spend).toMatchObject({ total: { calls: 0n, cost: [] }, groups: [], outsideCalls: 0n });
    });
  });

  describe('served models', () => {
    it('are told where they have another name than was asked for', async () => {
      const at = (minutes: number) => new Date(CHECKED_NOON - minutes * MINUTE_MS);
      await ledger.add([
        aCheckedCall(30, { responseModel: 'gpt-4o-2024-08-06' }),
        aCheckedCall(20, { responseModel: 'gpt-4o-2024-08-06' }),
        aCheckedCall(10, { requestModel: 'gpt-5', responseModel: 'gpt-4o' }),
        aCheckedCall(9),
        aCheckedCall(8, { responseModel: undefined }),
      ]);
      const served = await ledger.checks.servedModels(CHECKED_TENANT, checksRequest());
      expect(served).toMatchObject({
        pairs: [
          { requested: 'gpt-4o', served: 'gpt-4o-2024-08-06', calls: 2n, firstSeen: at(30), lastSeen: at(20) },
          { requested: 'gpt-5', served: 'gpt-4o', calls: 1n, tokens: 120n, cost: [usd('0.00037')] },
        ],
        truncated: false,
        comparedCalls: 4n,
      });
    });
  });

  describe('answers', () => {
    const DAY_MINUTES = 24 * 60;
    const writing = (output: number) => aUsage({ quantities: { input: 100, output } });

    it('are told for the range and for the 28 days before it, and by week', async () => {
      await ledger.add([
        aCheckedCall(30, { usage: writing(0) }),
        aCheckedCall(20, { usage: writing(3) }),
        aCheckedCall(10, { usage: writing(1_024), finishReason: 'length' }),
        aCheckedCall(28 * DAY_MINUTES, {
          usage: writing(7),
          owner: { values: { service: 'web' }, evidence: {}, unallocatedReason: undefined },
        }),
        // Outside of both, failed, incomplete, or no answer at all.
        aCheckedCall(29 * DAY_MINUTES),
        aCheckedCall(5, { errorType: 'timeout' }),
        aCheckedCall(5, { operation: 'embeddings' }),
        aCheckedCall(5, { usage: aUsage({ status: 'partial' }) }),
      ]);
      const { models } = await ledger.checks.answerShapes(CHECKED_TENANT, checksRequest());
      const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
      expect(models).toEqual([
        {
          provider: 'openai',
          model: 'gpt-4o',
          now: {
            calls: 3n,
            outputTokens: 1_027n,
            median: 3,
            p90: 1_024,
            lengths: [1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            endings: { stop: 2, length: 1 },
            services: { '': 3 },
            // 3 × 100 × 2.50 + 1,027 × 10 a million
            cost: [usd('0.01102')],
            pricedCalls: { USD: 3n },
          },
          before: {
            calls: 1n,
            outputTokens: 7n,
            median: 7,
            p90: 7,
            lengths: [0, 0, 0, 1],
            endings: { stop: 1 },
            services: { web: 1 },
            cost: [usd('0.00032')],
            pricedCalls: { USD: 1n },
          },
          weeks: [
            // The range ends on 11 March; five weeks before that begin on 4 February, the baseline on the 10th.
            { from: day('2026-02-10'), calls: 1n, outputTokens: 7n, median: 7, p90: 7 },
            { from: day('2026-03-04'), calls: 3n, outputTokens: 1_027n, median: 3, p90: 1_024 },
          ],
        },
      ]);
    });

    it('are told of no model that was not called in the range', async () => {
      await ledger.add([aCheckedCall(5 * DAY_MINUTES)]);
      expect((await ledger.checks.answerShapes(CHECKED_TENANT, checksRequest())).models).toEqual([]);
    });
  });
}
