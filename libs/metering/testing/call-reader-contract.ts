import { NO_OWNER_RULES } from '@tokenledger/attribution/domain';
import {
  type CallOwner,
  type CallReader,
  callRefOf,
  type CallsPage,
  type CallsRequest,
  type LedgerRow,
  planBookings,
  positionOf,
  type SeenCall,
} from '@tokenledger/metering/domain';
import {
  BY_NAME,
  type LedgerScope,
  type PeopleView,
  pseudonymOf,
  type TenantId,
  tenantId,
  wholeLedger,
} from '@tokenledger/organization/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { flatPriceBook } from './flat-price-book';
import { aReading, asSeen, aUsage, type ReadingFacts } from './reading-builder';

const acme = tenantId('acme');
const NOON = Date.UTC(2026, 2, 10, 12);
const MINUTE_MS = 60_000;

/** A store of calls under test; rows of one key replace each other by version. */
export interface CallStore {
  readonly calls: CallReader;
  add(rows: readonly LedgerRow[]): Promise<void>;
}

/** @param open an empty store */
export function callReaderContract(open: () => Promise<CallStore>): void {
  let store: CallStore;
  let spans = 0;

  beforeEach(async () => {
    store = await open();
  });

  /** A call some minutes before noon of 10 March, in a trace of its own. */
  function aCall(minutesAgo: number, facts: ReadingFacts = {}): LedgerRow {
    const startedAtUs = (NOON - minutesAgo * MINUTE_MS) * 1000;
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

  function ask(request: Partial<CallsRequest> = {}, tenant: TenantId = acme): Promise<CallsPage> {
    return store.calls.recent(wholeLedger(tenant), aRequest(request));
  }

  function aRequest(request: Partial<CallsRequest> = {}): CallsRequest {
    return {
      from: new Date(NOON - 30 * 24 * 60 * MINUTE_MS),
      to: new Date(NOON + MINUTE_MS),
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

  async function idsOf(request: Partial<CallsRequest> = {}, tenant?: TenantId): Promise<readonly string[]> {
    return (await ask(request, tenant)).calls.map(({ reading }) => reading.callId);
  }

  function idOf({ reading }: LedgerRow): string {
    return reading.callId;
  }

  /** All pages in turn. */
  async function pagesOf(request: Partial<CallsRequest>, first: number): Promise<readonly string[]> {
    const ids: string[] = [];
    let after: CallsRequest['after'];
    for (let page = 0; page < 100; page += 1) {
      const { calls, hasMore } = await ask({ ...request, first, after });
      ids.push(...calls.map(idOf));
      const last = calls.at(-1);
      if (!hasMore || last === undefined) return ids;
      after = positionOf(last, request.order ?? 'newest');
    }
    throw new Error('the pages do not end');
  }

  it('gives back a call as it was booked, the newest first', async () => {
    const older = aCall(10);
    const newer = aCall(5);
    await store.add([older, newer]);
    expect((await ask()).calls).toEqual([newer, older]);
  });

  it('reaches from minutes to weeks back, page by page, each call once', async () => {
    // 0, 1, 4, 9, … 39² = 1,521 minutes, then weeks
    const minutes = [...Array.from({ length: 40 }, (_, index) => index * index), 10_000, 20_000, 30_000, 40_000];
    const calls = minutes.map((ago) => aCall(ago));
    await store.add(calls);
    expect(await pagesOf({}, 7)).toEqual(calls.map(idOf));
    expect((await ask({ first: 44 })).hasMore).toBe(false);
    expect((await ask({ first: 43 })).hasMore).toBe(true);
  });

  it('tells calls of the same instant apart', async () => {
    const calls = Array.from({ length: 9 }, () => aCall(3));
    await store.add(calls);
    const ids = await pagesOf({}, 2);
    expect([...ids].sort()).toEqual(calls.map(idOf).sort());
  });

  it('goes on where a page ended, whatever arrived meanwhile', async () => {
    const calls = [1, 2, 3, 4].map((ago) => aCall(ago));
    await store.add(calls);
    const page = await ask({ first: 2 });
    await store.add([aCall(0), aCall(1.5)]);
    const last = page.calls.at(-1);
    const next = await idsOf({ first: 2, ...(last && { after: positionOf(last, 'newest') }) });
    expect(next).toEqual(calls.slice(2).map(idOf));
  });

  it('counts the first instant of a range and not the last', async () => {
    const calls = [10, 20, 30].map((ago) => aCall(ago));
    await store.add(calls);
    const range = { from: new Date(NOON - 30 * MINUTE_MS), to: new Date(NOON - 10 * MINUTE_MS) };
    expect(await idsOf(range)).toEqual(calls.slice(1).map(idOf));
  });

  it('orders by cost, calls without a price last, page by page', async () => {
    const call = (output: number, model = 'gpt-4o'): LedgerRow =>
      aCall(output % 7, { usage: aUsage({ quantities: { input: 1, output } }), responseModel: model });
    const [small, large, middle, one, other] = [call(10), call(5000), call(200), call(7, 'x'), call(1, 'x')];
    const same = call(200);
    await store.add([small, large, middle, one, other, same]);
    const ids = await pagesOf({ order: 'costliest' }, 2);
    expect(ids[0]).toBe(idOf(large));
    expect([...ids.slice(1, 3)].sort()).toEqual([idOf(middle), idOf(same)].sort());
    // 7 % 7 = 0 minutes ago is newer than 1 % 7 = 1
    expect(ids.slice(3)).toEqual([small, one, other].map(idOf));
    expect(await idsOf({ order: 'costliest', first: 1 })).toEqual([idOf(large)]);
  });

  it('keeps calls that cost enough, and none without a price', async () => {
    // 36 × 2.50 + 64 × 1.25 + 20 × 10.00 = 370 dollars per million
    const [priced, unpriced] = [aCall(1), aCall(2, { responseModel: 'unknown-model' })];
    await store.add([priced, unpriced]);
    expect(await idsOf({ minCost: parseDecimal18('0.00037') })).toEqual([idOf(priced)]);
    expect(await idsOf({ minCost: parseDecimal18('0.000370000000000001') })).toEqual([]);
    expect(await idsOf({ minCost: parseDecimal18('0') })).toEqual([idOf(priced)]);
  });

  it('keeps calls that have one of several conditions', async () => {
    const nobody = { values: {}, evidence: {}, unallocatedReason: 'no-metadata' };
    const failed = aCall(1, { errorType: 'timeout', usage: aUsage({ quantities: {}, status: 'none' }) });
    const unpriced = aCall(2, { responseModel: 'unknown-model' });
    const unallocated = aCall(3, { owner: nobody });
    const incomplete = aCall(4, { usage: aUsage({ status: 'partial' }) });
    const silent = aCall(5, { usage: aUsage({ quantities: {}, status: 'none' }) });
    const duplicate = { ...aCall(6), booked: false, bookingReason: 'possible-duplicate' } as const;
    const unseen = { ...aCall(7), booked: false, bookingReason: 'seen-by-several' } as const;
    const fine = aCall(8);
    await store.add([failed, unpriced, unallocated, incomplete, silent, duplicate, unseen, fine]);
    expect(await idsOf()).toEqual([failed, unpriced, unallocated, incomplete, silent, duplicate, fine].map(idOf));
    expect(await idsOf({ only: ['failed'] })).toEqual([idOf(failed)]);
    expect(await idsOf({ only: ['unpriced'] })).toEqual([idOf(unpriced)]);
    expect(await idsOf({ only: ['unallocated'] })).toEqual([idOf(unallocated)]);
    expect(await idsOf({ only: ['incomplete'] })).toEqual([incomplete, silent].map(idOf));
    expect(await idsOf({ only: ['possibleDuplicate'] })).toEqual([idOf(duplicate)]);
    expect(await idsOf({ only: ['failed', 'unallocated'] })).toEqual([failed, unallocated].map(idOf));
  });

  it('keeps calls by their dimensions, whatever is in the names', async () => {
    const hostile = "'; DROP TABLE usage_events; -- <b>" + 'x'.repeat(300);
    const owned = (team: string, user?: string) => ({
      owner: { values: { team, ...(user && { user }) }, evidence: {}, unallocatedReason: undefined },
    });
    const calls = [aCall(1, owned(hostile, 'ada')), aCall(2, owned('search')), aCall(3, owned(hostile))];
    await store.add(calls);
    expect(await idsOf({ filter: { team: [hostile] } })).toEqual(
      [calls[0], calls[2]].map((call) => call && idOf(call)),
    );
    expect(await idsOf({ filter: { team: [hostile], user: [null] } })).toEqual([calls[2] && idOf(calls[2])]);
    expect(await idsOf({ filter: { team: [hostile], not: { user: [null] } } })).toEqual([calls[0] && idOf(calls[0])]);
    expect(await idsOf({ filter: { not: { team: [hostile] } } })).toEqual([calls[1] && idOf(calls[1])]);
    expect(await idsOf({ filter: { model: ['gpt-4o'], user: ['ada', 'bob'] } })).toEqual([calls[0] && idOf(calls[0])]);
  });

  it('finds calls by any id of theirs, exactly', async () => {
    const responseId = "msg_'; --";
    const call = aCall(5, { responseId });
    await store.add([call, aCall(6), aCall(7)]);
    const hex = (id: string) => ({ search: { text: id, id } });
    expect(await idsOf(hex(call.reading.callId))).toEqual([idOf(call)]);
    expect(await idsOf(hex(call.reading.traceId))).toEqual([idOf(call)]);
    expect(await idsOf({ search: { text: responseId, id: undefined } })).toEqual([idOf(call)]);
    expect(await idsOf({ search: { text: 'msg_', id: undefined } })).toEqual([]);
    expect(await idsOf(hex('f'.repeat(32)))).toEqual([]);
  });

  describe('a call that two observers saw in neighbouring buckets', () => {
    let first: LedgerRow;
    let second: LedgerRow;
    let booking: LedgerRow;

    beforeEach(async () => {
      // 11:30:00 and, by another clock, 11:29:57
      first = aCall(30, { responseId: 'msg_1', observer: 'application' });
      second = aCall(30.05, { responseId: 'msg_1', observer: 'provider-sdk' });
      const rows = [first, second];
      const planned = planBookings({ rows, book: flatPriceBook, rules: NO_OWNER_RULES, closed: [], version: 1001n });
      await store.add([...rows.filter((row) => !planned.some((change) => sameKey(change, row))), ...planned]);
      booking = planned.find(({ booked }) => booked) ?? first;
    });

    it('is listed once and has two readings', async () => {
      const { calls } = await ask();
      expect(calls).toEqual([booking]);
      expect(await store.calls.countReadings(wholeLedger(acme), [...calls, aCall(90)])).toEqual([2, 1]);
    });

    it('is found by the name that it had in either bucket, with everything that was seen', async () => {
      for (const row of [first, second, booking]) {
        const seen = await store.calls.find(wholeLedger(acme), callRefOf(row));
        expect(seen?.booking).toEqual(booking);
        expect(seen?.readings.map(({ reading, booked }) => [reading.readingId, booked])).toEqual([
          [second.reading.readingId, false],
          [first.reading.readingId, false],
        ]);
      }
    });

    it('is found by the trace of either', async () => {
      for (const { reading } of [first, second]) {
        expect(await idsOf({ search: { text: reading.traceId, id: reading.traceId } })).toEqual([idOf(booking)]);
      }
    });
  });

  describe('calls that two instrumentations saw side by side', () => {
    const place = { traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16) } as const;

    async function decided(...rows: readonly LedgerRow[]): Promise<readonly LedgerRow[]> {
      const planned = planBookings({ rows, book: flatPriceBook, rules: NO_OWNER_RULES, closed: [], version: 1001n });
      const stored = [...rows.filter((row) => !planned.some((change) => sameKey(change, row))), ...planned];
      await store.add(stored);
      return stored;
    }

    it('are one call with both readings, by the name of either', async () => {
      const named = aCall(30, { ...place, responseId: 'msg_1', scope: 'sdk' });
      const unnamed = aCall(30, { ...place, scope: 'instrumentation' });
      const stored = await decided(named, unnamed);
      for (const row of [named, unnamed]) {
        const seen = await store.calls.find(wholeLedger(acme), callRefOf(row));
        expect(seen?.booking.bookingReason).toBe('merged-booking');
        expect(seen?.readings.map(({ reading }) => reading.scope).sort()).toEqual(['instrumentation', 'sdk']);
        expect(seen?.mayRepeat).toEqual([]);
      }
      expect(
        await store.calls.countReadings(
          wholeLedger(acme),
          stored.filter(({ booked }) => booked),
        ),
      ).toEqual([2]);
    });

    it('stay apart where it may be either of two calls, and the duplicate names both', async () => {
      const first = aCall(30, { ...place, responseId: 'msg_1', scope: 'sdk' });
      const second = aCall(30, { ...place, responseId: 'msg_2', scope: 'sdk' });
      const unnamed = aCall(30, { ...place, scope: 'instrumentation' });
      await decided(first, second, unnamed);
      const seen = await store.calls.find(wholeLedger(acme), callRefOf(unnamed));
      expect(seen?.booking.bookingReason).toBe('possible-duplicate');
      expect(seen?.readings).toHaveLength(1);
      expect(seen?.mayRepeat.map(({ callId }) => callId).sort()).toEqual([idOf(first), idOf(second)].sort());
      expect((await store.calls.find(wholeLedger(acme), callRefOf(first)))?.readings).toHaveLength(1);
    });

    it('stay apart in two traces of one service, and the one without an id names the other', async () => {
      const owner = { values: { service: 'shop' }, evidence: {}, unallocatedReason: undefined };
      const named = aCall(30, { traceId: 'a'.repeat(32), responseId: 'msg_1', scope: 'sdk', owner });
      const apart = aCall(30, { traceId: 'c'.repeat(32), parentSpanId: '', scope: 'instrumentation', owner });
      await decided(named, apart);
      const seen = await store.calls.find(wholeLedger(acme), callRefOf(apart));
      expect(seen?.booking.bookingReason).toBe('possible-duplicate');
      expect(seen?.mayRepeat.map(({ callId }) => callId)).toEqual([idOf(named)]);
    });
  });

  it('finds no call that is not there, or is another bucket’s', async () => {
    const call = aCall(30);
    await store.add([call]);
    const ref = callRefOf(call);
    const found = async (away: Partial<typeof ref>): Promise<SeenCall | undefined> =>
      store.calls.find(wholeLedger(acme), { ...ref, ...away });
    expect((await found({}))?.booking).toEqual(call);
    expect(await found({ callId: 'f'.repeat(32) })).toBeUndefined();
    expect(await found({ bucket: ref.bucket + 1800 })).toBeUndefined();
  });

  it('shows nothing that lies outside of what somebody may read, in no list and by no id', async () => {
    const owner = (values: CallOwner['values']) => ({ owner: { values, evidence: {}, unallocatedReason: undefined } });
    const own = aCall(5, owner({ team: 'PAY', project: 'checkout' }));
    const late = aCall(5, { ...owner({ project: 'checkout' }), startedAtUs: NOON * 1000 });
    const foreign = aCall(6, owner({ team: 'search', project: 'checkout' }));
    await store.add([own, late, foreign]);
    const scope: LedgerScope = {
      tenant: acme,
      people: BY_NAME,
      units: [],
      rows: [
        { owner: 'team', names: ['payments', 'pay'], unnamed: [], from: undefined, until: undefined },
        // The project was theirs until 11:45.
        {
          owner: 'project',
          names: ['checkout'],
          unnamed: ['team'],
          from: undefined,
          until: new Date(NOON - 15 * MINUTE_MS),
        },
      ],
    };
    expect((await store.calls.recent(scope, aRequest())).calls.map(idOf)).toEqual([idOf(own)]);
    const byTrace = { search: { text: foreign.reading.traceId, id: foreign.reading.traceId } };
    expect((await store.calls.recent(scope, aRequest(byTrace))).calls).toEqual([]);
    expect((await store.calls.find(scope, callRefOf(own)))?.booking).toEqual(own);
    expect(await store.calls.find(scope, callRefOf(late))).toBeUndefined();
    expect(await store.calls.find(scope, callRefOf(foreign))).toBeUndefined();
  });

  it('shows one tenant nothing of another', async () => {
    const call = aCall(5);
    await store.add([call]);
    const globex = tenantId('globex');
    expect(await idsOf({}, globex)).toEqual([]);
    expect(await idsOf({ search: { text: call.reading.traceId, id: call.reading.traceId } }, globex)).toEqual([]);
    expect(await store.calls.find(wholeLedger(globex), callRefOf(call))).toBeUndefined();
  });

  describe('for somebody who sees no names', () => {
    const secret = '5e'.repeat(32);
    const ada = 'ada@acme.example';
    const named: CallOwner = {
      values: { team: 'payments', user: ada, conversation: `chat of ${ada}` },
      evidence: {},
      unallocatedReason: undefined,
      rule: { id: 'shop', revision: 1, purpose: undefined, labels: { by: `x-${ada}`, kind: 'chat' }, statedReason: '' },
    };
    const views: readonly PeopleView[] = [
      { kind: 'pseudonyms', secret },
      { kind: 'groups', atLeast: 5 },
    ];

    it.each(views)('says no name, in a list or of one call, with $kind', async (people) => {
      const call = aCall(5, { owner: named });
      await store.add([call]);
      const scope = wholeLedger(acme, people);
      const page = await store.calls.recent(scope, aRequest());
      const one = await store.calls.find(scope, callRefOf(call));
      const shown = people.kind === 'pseudonyms' ? pseudonymOf(secret, ada) : undefined;
      for (const row of [...page.calls, one?.booking, ...(one?.readings ?? [])]) {
        expect(row?.reading.owner.values.user).toBe(shown);
        expect(row?.reading.owner.values.team).toBe('payments');
        expect(JSON.stringify(row?.reading.owner)).not.toContain('ada');
      }
    });

    it('finds the calls of a pseudonym', async () => {
      await store.add([
        aCall(5, { owner: named }),
        aCall(6, { owner: { ...named, values: { user: 'bob@acme.example' } } }),
      ]);
      const scope = wholeLedger(acme, { kind: 'pseudonyms', secret });
      const filter = { user: [pseudonymOf(secret, ada)] };
      const { calls } = await store.calls.recent(scope, aRequest({ filter }));
      expect(calls.map(({ reading }) => reading.owner.values.user)).toEqual(filter.user);
    });
  });
}

function sameKey(left: LedgerRow, right: LedgerRow): boolean {
  return left.reading.callId === right.reading.callId && left.reading.readingId === right.reading.readingId;
}
