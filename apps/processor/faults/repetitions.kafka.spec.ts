import { tenantId } from '@tokenledger/organization/domain';
import { describeWithKafka } from '@tokenledger/shared/testing';

import { FaultStage, FROM_MS, TO_MS } from './testing/fault-stage';
import { makeCalls, type ModelCall, type Report, withResponseId } from './testing/model-call';
import { type SeededRandom, seededRandom, seedOfRun } from './testing/seeded-random';

const seed = seedOfRun();
const MERGED = '0000000000000000';
const QUARTER_MS = 900_000;

describeWithKafka('the ledger when calls come more than once', ({ brokers }) => {
  const random = seededRandom(seed);
  const shuffled = tenantId('shuffled');
  const seenTwice = tenantId('seen-twice');
  const booked = new Map<string, readonly ModelCall[]>();
  let stage: FaultStage;

  beforeAll(async () => {
    process.stdout.write(`fault seed ${seed}\n`);
    const prefix = `repetitions-${seed}-${Date.now()}.`;
    stage = await FaultStage.open({ brokers, prefix, tenants: [shuffled, seenTwice], seed });
    await stage.untilReady(stage.startProcessor('processor'));
  }, 120_000);
  afterAll(() => stage?.close(), 60_000);

  it('counts each call once, however its records are split, repeated and reordered', async () => {
    const calls: ModelCall[] = [];
    for (let round = 1; round <= 5; round += 1) {
      const ofRound = makeCalls(400, {
        random,
        projects: [`round-${round}`, 'all-rounds'],
        fromMs: FROM_MS,
        toMs: TO_MS,
      });
      calls.push(...ofRound);
      // Three tellings of the same calls, each cut in other places, and a third of all records once more.
      const tellings = [1, 2, 3].flatMap(() => cut(random, random.shuffled(reportsOf(ofRound))));
      const records = random.shuffled([...tellings, ...tellings.filter(() => random.next() < 0.33)]);
      for (const part of cut(random, records)) await stage.produce(shuffled, part);
    }
    booked.set(shuffled, calls);
    const totals = await stage.verify(shuffled, calls);
    expect(Object.values(totals).reduce((sum, { calls: count }) => sum + Number(count), 0)).toBe(2_000);
    expect(await stage.view.countRows(shuffled)).toBe(2_000);
  }, 180_000);

  it('books a call once that a second observer reports in another trace, and keeps what both saw', async () => {
    const [before, after, interleaved] = ['before', 'after', 'interleaved'].map((project) =>
      makeCalls(250, { random, projects: [project], fromMs: FROM_MS, toMs: TO_MS }).map((call) =>
        nearBoundary(random, withResponseId(call)),
      ),
    );
    if (before === undefined || after === undefined || interleaved === undefined) throw new Error('no calls');
    const observersOf = (calls: readonly ModelCall[]) => calls.map((call) => secondReport(random, call));

    await stage.produce(seenTwice, cut(random, observersOf(before)));
    await stage.produce(seenTwice, cut(random, reportsOf(after)));
    await stage.untilSettled(seenTwice);
    await stage.produce(seenTwice, cut(random, reportsOf(before)));
    await stage.produce(seenTwice, cut(random, observersOf(after)));
    const mixed = random.shuffled([...reportsOf(interleaved), ...observersOf(interleaved)]);
    await stage.produce(seenTwice, cut(random, mixed));

    const calls = [...before, ...after, ...interleaved];
    booked.set(seenTwice, calls);
    await stage.verify(seenTwice, calls);
    const evidence = await stage.clickhouse.query<{
      readings: string;
      bookings: string;
      observers: string;
      calls: string;
    }>({
      text: `SELECT readings, bookings, observers, count() AS calls FROM (
               SELECT countIf(hex(reading_id) != {merged:String}) AS readings, countIf(booked) AS bookings,
                      uniqExact(trace_id) AS observers
               FROM usage_events FINAL WHERE tenant_id = {tenant:String} GROUP BY call_id)
             GROUP BY readings, bookings, observers`,
      params: { tenant: seenTwice, merged: MERGED },
    });
    expect(evidence).toEqual([{ readings: '2', bookings: '1', observers: '2', calls: '750' }]);
  }, 180_000);

  it('changes nothing when another group reads the whole topic again into the filled ledger', async () => {
    const rowsBefore = await stage.view.countRows(seenTwice);
    const groupId = `${stage.options.prefix}once-more`;
    await stage.untilReady(stage.startProcessor('replaying processor', { KAFKA_GROUP_ID: groupId }));
    for (const [tenant, calls] of booked) await stage.verify(tenantId(tenant), calls, { groupId });
    expect(booked.size).toBe(2);
    expect(await stage.view.countRows(seenTwice)).toBe(rowsBefore);
  }, 180_000);
});

function reportsOf(calls: readonly ModelCall[]): readonly Report[] {
  return calls.map((call) => ({ call }));
}

/** Cuts a list into pieces of random length. */
function cut<T>(random: SeededRandom, items: readonly T[]): readonly (readonly T[])[] {
  const pieces: (readonly T[])[] = [];
  for (let at = 0; at < items.length;) {
    const length = random.between(1, 25);
    pieces.push(items.slice(at, at + length));
    at += length;
  }
  return pieces;
}

/** A third of the calls start so close to a bucket's end that another clock puts them into the next one. */
function nearBoundary(random: SeededRandom, call: ModelCall): ModelCall {
  if (random.next() > 0.34) return call;
  const boundary = Math.floor(call.startMs / QUARTER_MS) * QUARTER_MS;
  return { ...call, startMs: boundary + random.pick([-1, 1]) * random.between(1, 3_000) };
}

/** The same call as an instrumentation that miscounts, or a gateway that knows no owner, reports it. */
function secondReport(random: SeededRandom, call: ModelCall): Report {
  const elsewhere = {
    call,
    traceId: call.traceId.replaceAll('a', 'c'),
    spanId: call.spanId.replaceAll('b', 'd'),
    clockMs: random.pick([-1, 1]) * random.between(500, 6_000),
  };
  return random.next() < 0.5
    ? { ...elsewhere, scope: '@traceloop/instrumentation-openai', project: 'of-the-second-observer', extraOutput: 1 }
    : { ...elsewhere, scope: 'litellm', service: 'litellm-proxy', project: null };
}
