import { aReading, aUsage, type ReadingFacts, StoredRows } from '@tokenledger/metering/testing';
import fc from 'fast-check';

import type { UsageReading } from '../ledger/usage-reading';

const native = aReading({
  observer: 'provider-sdk',
  scope: 'com.anthropic.sdk.python',
  traceId: '1'.repeat(32),
  spanId: '1'.repeat(16),
  responseId: 'msg_01',
  providerRequestId: 'req_01',
  owner: { values: {}, evidence: {}, unallocatedReason: 'no-metadata' },
});
const application = aReading({
  observer: 'application-imprecise',
  traceId: '2'.repeat(32),
  spanId: '2'.repeat(16),
  responseId: 'msg_01',
  startedAtUs: native.startedAtUs + 1_000_000,
  // The stream's placeholder token is counted as well: 21 instead of 20.
  usage: aUsage({ quantities: { input: 36, cacheRead: 64, output: 21 } }),
});

describe('planBookings', () => {
  it('leaves a call with one reading as it was written', () => {
    const ledger = new StoredRows();
    ledger.arrive(native);
    expect(ledger.resolve()).toEqual([]);
    expect(ledger.totals.calls).toBe(1);
  });

  it('books a call that two observers saw in two traces once: tokens of the one that knows, owner of the other', () => {
    const ledger = new StoredRows();
    ledger.arrive(native, application);
    ledger.resolve();
    // 36 × 2.50 + 64 × 1.25 + 20 × 10.00 = 370 dollars per million
    expect(ledger.totals).toEqual({ calls: 1, input: 100, output: 20, cost: '0.00037' });
    expect(ledger.booked[0]?.reading.owner.values).toEqual({ team: 'search' });
    expect(ledger.booked[0]?.bookingReason).toBe('merged-booking');
  });

  it('takes the cache split from the reading that has it, where the totals agree', () => {
    const withoutSplit = aReading({
      responseId: 'resp_1',
      traceId: '3'.repeat(32),
      usage: aUsage({ quantities: { input: 100, output: 20 }, detail: { ...aUsage().detail, cacheRead: false } }),
    });
    const withSplit = aReading({ responseId: 'resp_1', traceId: '4'.repeat(32), observer: 'application-imprecise' });
    const ledger = new StoredRows();
    ledger.arrive(withoutSplit, withSplit);
    ledger.resolve();
    expect(ledger.booked[0]?.reading.usage.quantities).toEqual({ input: 36, cacheRead: 64, output: 20 });
  });

  describe('of instrumentations that stand side by side', () => {
    const beside = { traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16) };
    const withId = aReading({
      ...beside,
      spanId: '1'.repeat(16),
      responseId: 'msg_01',
      scope: 'com.anthropic.sdk.python',
    });
    const unnamed: ReadingFacts = {
      ...beside,
      spanId: '2'.repeat(16),
      scope: 'openinference.instrumentation.anthropic',
      startedAtUs: withId.startedAtUs - 1_000,
      owner: { values: { team: 'search', project: 'atlas' }, evidence: {}, unallocatedReason: undefined },
      // The stream's placeholder: only the input is the same.
      usage: aUsage({ quantities: { input: 36, cacheRead: 64, output: 21 } }),
    };
    const withoutId = aReading(unnamed);

    it.each([
      ['the one with an id first', [withId, withoutId]],
      ['the one without first', [withoutId, withId]],
    ])('books one call, %s', (_case, arrivals) => {
      const ledger = new StoredRows();
      for (const reading of arrivals) {
        ledger.arrive(reading);
        ledger.resolve();
      }
      expect(ledger.totals).toMatchObject({ calls: 1, input: 100 });
      expect(ledger.booked[0]?.reading).toMatchObject({
        responseId: 'msg_01',
        owner: { values: { team: 'search', project: 'atlas' } },
      });
      expect(ledger.resolve()).toEqual([]);
    });

    it('charges none that may be either of two calls, and shows it', () => {
      const another = aReading({ ...beside, spanId: '3'.repeat(16), responseId: 'msg_02', scope: withId.scope });
      const ledger = new StoredRows();
      ledger.arrive(withId, another, withoutId);
      ledger.resolve();
      expect(ledger.totals).toMatchObject({ calls: 2, input: 200, output: 40 });
      expect(ledger.reasonOf(withoutId)).toBe('possible-duplicate');
    });

    it.each<[string, ReadingFacts]>([
      ['of the same instrumentation', { scope: withId.scope }],
      ['of another model', { requestModel: 'gpt-4o-mini', responseModel: 'gpt-4o-mini' }],
      ['with another input', { usage: aUsage({ quantities: { input: 37, cacheRead: 64, output: 20 } }) }],
      ['of another trace', { traceId: 'd'.repeat(32) }],
      [
        'that started after it ended',
        { startedAtUs: withId.endedAtUs + 1_000_000, endedAtUs: withId.endedAtUs + 2_000_000 },
      ],
    ])('books both where one is %s', (_case, facts) => {
      const ledger = new StoredRows();
      ledger.arrive(withId, aReading({ ...unnamed, ...facts }));
      ledger.resolve();
      expect(ledger.totals.calls).toBe(2);
    });
  });

  it('finds one call in two neighbouring buckets', () => {
    const late = aReading({
      responseId: 'msg_01',
      traceId: '5'.repeat(32),
      startedAtUs: native.startedAtUs - 2_000_000, // 11:59:58, a bucket earlier
    });
    const ledger = new StoredRows();
    ledger.arrive(native, late);
    ledger.resolve();
    expect(ledger.totals.calls).toBe(1);
  });

  it('ties a reading that saw only the request id to the one that saw both ids', () => {
    const failedForVendor = aReading({
      provider: 'openai',
      observer: 'vendor',
      traceId: '6'.repeat(32),
      providerRequestId: 'req_01',
    });
    const ledger = new StoredRows();
    ledger.arrive(
      aReading({ responseId: 'resp_9', providerRequestId: 'req_01', traceId: '7'.repeat(32) }),
      failedForVendor,
    );
    ledger.resolve();
    expect(ledger.totals.calls).toBe(1);
  });

  it('keeps calls apart that share nothing but their trace', () => {
    const ledger = new StoredRows();
    ledger.arrive(aReading({ spanId: 'a'.repeat(16) }), aReading({ spanId: 'b'.repeat(16) }));
    ledger.resolve();
    expect(ledger.totals.calls).toBe(2);
  });

  it('moves a booking when a more trusted reading starts in another bucket, and leaves one behind nowhere', () => {
    const ledger = new StoredRows();
    const early = { responseId: 'msg_02', startedAtUs: native.startedAtUs - 1_000_000 };
    ledger.arrive(
      aReading({ ...early, traceId: '8'.repeat(32) }),
      aReading({ ...early, traceId: '9'.repeat(32), observer: 'application-imprecise' }),
    );
    ledger.resolve();
    ledger.arrive(aReading({ responseId: 'msg_02', traceId: 'a'.repeat(32), observer: 'vendor' }));
    ledger.resolve();
    expect(ledger.totals.calls).toBe(1);
    expect(ledger.booked[0]?.reading.startedAtUs).toBe(native.startedAtUs);
  });

  it('moves a booking to another slice of its bucket, and leaves none behind in the first', () => {
    const ledger = new StoredRows();
    const early = { responseId: 'msg_03', startedAtUs: native.startedAtUs + 60_000_000 };
    ledger.arrive(
      aReading({ ...early, traceId: '8'.repeat(32) }),
      aReading({ ...early, traceId: '9'.repeat(32), observer: 'application-imprecise' }),
    );
    ledger.resolve();
    const vendor = { startedAtUs: native.startedAtUs + 71_000_000, observer: 'vendor' } as const;
    ledger.arrive(aReading({ responseId: 'msg_03', traceId: 'a'.repeat(32), ...vendor }));
    ledger.resolve();
    expect(ledger.totals.calls).toBe(1);
    expect(ledger.booked[0]?.reading.startedAtUs).toBe(vendor.startedAtUs);
    expect(ledger.resolve()).toEqual([]);
  });

  it('ties a span to the event of its call where only one of them has an id', () => {
    for (const [span, event] of [
      [{ responseId: 'resp_7' }, {}],
      [{}, { responseId: 'resp_7' }],
    ]) {
      const ledger = new StoredRows();
      ledger.arrive(aReading({ ...span }), aReading({ ...event, signal: 'log' }));
      ledger.resolve();
      expect(ledger.totals.calls).toBe(1);
      expect(ledger.resolve()).toEqual([]);
    }
  });

  it('takes events of one span for calls of their own where there are several, and the span for one of them', () => {
    const second = aUsage({ quantities: { input: 30, output: 7 } });
    const span = aReading({ usage: second, endedAtUs: native.startedAtUs + 60_000_000 });
    const event = { signal: 'log', startedAtUs: native.startedAtUs + 1_000_000 } as const;
    const readings = [aReading(event), aReading({ ...event, startedAtUs: event.startedAtUs + 1, usage: second }), span];
    for (const order of [readings, [...readings].reverse()]) {
      const ledger = new StoredRows();
      for (const reading of order) {
        ledger.arrive(reading);
        ledger.resolve();
      }
      // 100 and 20, 30 and 7
      expect(ledger.totals).toMatchObject({ calls: 2, input: 130, output: 27 });
      expect(ledger.resolve()).toEqual([]);
    }
  });

  it('ties a span over a request id to a response id', () => {
    const ledger = new StoredRows();
    ledger.arrive(
      aReading({ signal: 'log' }),
      aReading({ providerRequestId: 'req_5' }),
      aReading({ traceId: 'd'.repeat(32), providerRequestId: 'req_5', responseId: 'resp_5' }),
    );
    ledger.resolve();
    expect(ledger.totals.calls).toBe(1);
  });

  it('knows one call by a long response id although an observer does not name the provider', () => {
    const responseId = '0f2b61c3-52ce-4a55-9f4f-3d9a1b7ce0aa';
    const ledger = new StoredRows();
    ledger.arrive(
      aReading({ responseId, provider: 'deepseek' }),
      aReading({ responseId, provider: undefined, traceId: 'e'.repeat(32) }),
    );
    ledger.resolve();
    expect(ledger.totals.calls).toBe(1);
  });

  it("counts a framework's chat span around the chat span it makes once, and goes on with what is not in it", () => {
    const outer = aReading({ spanId: 'a'.repeat(16), endedAtUs: native.startedAtUs + 3_000_000 });
    const inner = aReading({ spanId: 'b'.repeat(16), parentSpanId: 'a'.repeat(16), responseId: 'resp_8' });
    const beside = aReading({ spanId: 'c'.repeat(16), startedAtUs: native.startedAtUs + 1 });
    const ledger = new StoredRows();
    ledger.arrive(outer);
    ledger.resolve();
    expect(ledger.totals.calls).toBe(1);
    ledger.arrive(inner, beside);
    ledger.resolve();
    expect(ledger.totals).toMatchObject({ calls: 2, input: 200, output: 40 });
    expect(ledger.resolve()).toEqual([]);
  });

  it('keeps a call around a call that the provider named both', () => {
    const outer = aReading({ spanId: 'a'.repeat(16), responseId: 'resp_9' });
    const inner = aReading({ spanId: 'b'.repeat(16), parentSpanId: 'a'.repeat(16), responseId: 'resp_10' });
    const ledger = new StoredRows();
    ledger.arrive(outer, inner);
    ledger.resolve();
    expect(ledger.totals.calls).toBe(2);
  });

  describe('with a container', () => {
    const agent = aReading({
      role: 'container',
      operation: 'invoke_agent',
      spanId: 'c'.repeat(16),
      endedAtUs: native.startedAtUs + 60_000_000,
      usage: aUsage({ quantities: { input: 200, output: 40 }, detail: { ...aUsage().detail, cacheRead: false } }),
    });
    const child = (spanId: string): UsageReading =>
      aReading({
        spanId: spanId.repeat(16),
        parentSpanId: 'c'.repeat(16),
        startedAtUs: native.startedAtUs + 1_000_000,
      });

    it('counts nothing for it where the calls below explain it', () => {
      const ledger = new StoredRows();
      ledger.arrive(agent, child('d'), child('e'));
      ledger.resolve();
      // two calls of 100 input and 20 output; the agent repeats them
      expect(ledger.totals).toMatchObject({ calls: 2, input: 200, output: 40 });
    });

    it('counts what they do not explain', () => {
      const ledger = new StoredRows();
      ledger.arrive(agent, child('d'));
      ledger.resolve();
      expect(ledger.totals).toMatchObject({ input: 200, output: 40 });
      expect(ledger.booked.map((row) => row.bookingReason).sort()).toEqual(['container-rest', 'sole-reading']);
    });

    it('counts all of it where it is the only witness, until its calls arrive late', () => {
      const ledger = new StoredRows();
      ledger.arrive(agent);
      ledger.resolve();
      expect(ledger.totals).toMatchObject({ calls: 1, input: 200, output: 40 });
      ledger.arrive(child('d'), child('e'));
      ledger.resolve();
      expect(ledger.totals).toMatchObject({ calls: 2, input: 200, output: 40 });
    });

    it('counts nested containers once', () => {
      const workflow = {
        ...agent,
        spanId: 'f'.repeat(16),
        operation: 'invoke_workflow',
        endedAtUs: agent.endedAtUs + 1,
      };
      const inner = aReading({ ...agent, parentSpanId: 'f'.repeat(16) });
      const ledger = new StoredRows();
      ledger.arrive(aReading(workflow), inner);
      ledger.resolve();
      expect(ledger.totals).toMatchObject({ calls: 1, input: 200, output: 40 });
    });

    it('counts an agent whose calls nobody reported, though another runs beside it', () => {
      const beside = aReading({ ...agent, parentSpanId: '7'.repeat(16) });
      const alone = aReading({ ...agent, spanId: 'f'.repeat(16), parentSpanId: '7'.repeat(16) });
      const ledger = new StoredRows();
      ledger.arrive(alone, beside, child('d'), child('e'));
      ledger.resolve();
      // two calls of 100 and 20 that explain the one agent, and the other's own 200 and 40
      expect(ledger.totals).toMatchObject({ calls: 3, input: 400, output: 80 });
    });

    it('keeps agents apart that hang from one workflow with usage', () => {
      const workflow = aReading({
        ...agent,
        spanId: '7'.repeat(16),
        endedAtUs: agent.endedAtUs + 1,
        usage: aUsage({ quantities: { input: 400, output: 80 } }),
      });
      const beside = aReading({ ...agent, parentSpanId: '7'.repeat(16) });
      const alone = aReading({ ...agent, spanId: 'f'.repeat(16), parentSpanId: '7'.repeat(16) });
      const ledger = new StoredRows();
      ledger.arrive(alone, child('e'), workflow, beside, child('d'));
      ledger.resolve();
      expect(ledger.totals).toMatchObject({ calls: 3, input: 400, output: 80 });
    });

    it('counts a call below a tool whose span is no reading with the agent that runs meanwhile', () => {
      const ledger = new StoredRows();
      ledger.arrive(agent, child('d'), aReading({ ...child('e'), parentSpanId: '8'.repeat(16) }));
      ledger.resolve();
      expect(ledger.totals).toMatchObject({ calls: 2, input: 200, output: 40 });
    });
  });

  it('comes to the same totals in any order and any batching, and a second run changes nothing', () => {
    const observers = ['vendor', 'provider-sdk', 'gateway', 'application', 'application-imprecise'] as const;
    const readings = fc
      .array(
        fc.record({
          call: fc.integer({ min: 0, max: 4 }),
          observer: fc.constantFrom(...observers),
          seconds: fc.constantFrom(-12, -3, -2, -1, 0, 1, 2, 3, 9, 10, 11),
          output: fc.integer({ min: 1, max: 3 }),
          role: fc.constantFrom('call', 'call', 'call', 'container'),
        }),
        { minLength: 1, maxLength: 12 },
      )
      .map((seeds) =>
        seeds.map(({ call, observer, seconds, output, role }, index) =>
          aReading({
            observer,
            role,
            ...(role === 'call' && { responseId: `msg_${call}` }),
            traceId: String(call % 2).repeat(32),
            spanId: index.toString(16).padStart(16, '0'),
            startedAtUs: native.startedAtUs + seconds * 1_000_000,
            endedAtUs: native.startedAtUs + seconds * 1_000_000 + 100_000,
            usage: aUsage({ quantities: { input: 36, cacheRead: 64, output } }),
          }),
        ),
      );
    fc.assert(
      fc.property(
        readings.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.array(fc.boolean(), { minLength: all.length, maxLength: all.length }),
          ),
        ),
        ([all, shuffled, resolveAfter]) => {
          const atOnce = new StoredRows();
          atOnce.arrive(...all);
          atOnce.resolve();
          const piecemeal = new StoredRows();
          shuffled.forEach((reading, index) => {
            piecemeal.arrive(reading);
            if (resolveAfter[index] === true) piecemeal.resolve();
          });
          piecemeal.resolve();
          expect(piecemeal.totals).toEqual(atOnce.totals);
          piecemeal.arrive(...all);
          expect(piecemeal.totals).toEqual(atOnce.totals);
          expect(piecemeal.resolve()).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
