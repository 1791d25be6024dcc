import fc from 'fast-check';

import { ResourceStripper } from '../otel/strip-resource';
import { type StrippedSpan, stripSpan } from '../otel/strip-span';
import { ManualTimers, settlePromises } from '../testing/manual-timers';
import { modelCallSpan } from '../testing/model-call-span';
import { type Answer, indexOf, ScriptedTransport } from '../testing/scripted-transport';
import type { SendOutcome } from '../transport/usage-transport';
import { type DeliveryLimits, UsageDelivery } from './usage-delivery';

const resources = new ResourceStripper();
const span = (index: number): StrippedSpan => stripSpan(modelCallSpan(index), resources, undefined);
const DELIVERED: SendOutcome = { outcome: 'delivered' };
const AWAY: SendOutcome = { outcome: 'retry', detail: 'away', mayBeContent: false };

const LIMITS: DeliveryLimits = {
  maxBufferedSpans: 100,
  maxBufferedBytes: 1_000_000,
  maxBatchSpans: 4,
  maxBatchBytes: 1_000_000,
  maxDelayMs: 1_000,
  backoff: { firstMs: 500, longestMs: 8_000 },
};

function start(answer?: Answer, limits: Partial<DeliveryLimits> = {}) {
  const timers = new ManualTimers();
  const transport = new ScriptedTransport(answer);
  const troubles: string[] = [];
  const delivery = new UsageDelivery(transport, { ...LIMITS, ...limits }, timers, (detail) => troubles.push(detail));
  const offer = (...indexes: number[]): void => indexes.forEach((index) => delivery.offer(span(index)));
  return { timers, transport, delivery, offer, troubles };
}

describe('UsageDelivery', () => {
  it('lets a call wait for company, and sends at once when a batch is full', async () => {
    const { timers, transport, offer } = start();
    offer(1, 2);
    await timers.advance(999);
    expect(transport.attempts).toEqual([]);
    await timers.advance(1);
    expect(transport.attempts).toEqual([[1, 2]]);

    offer(3, 4, 5, 6, 7);
    await timers.advance(0);
    expect(transport.attempts).toEqual([
      [1, 2],
      [3, 4, 5, 6],
    ]);
  });

  it('keeps batches below their bytes', async () => {
    const { timers, transport, offer } = start(undefined, { maxBatchBytes: span(1).estimatedBytes * 2 });
    offer(1, 2, 3, 4);
    await timers.advance(2_000);
    expect(transport.attempts).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('keeps everything while the receiver is away, with doubled waits, and delivers it all afterwards', async () => {
    const { timers, transport, delivery, offer } = start(() => AWAY);
    offer(1, 2, 3, 4);
    await timers.advance(0);
    // half of 500, 1,000, 2,000, 4,000, 8,000, then no longer than 8,000 (the lower end of the spread)
    const waits: number[] = [];
    for (let failure = 0; failure < 6; failure += 1) {
      const [wait = 0] = timers.waits();
      waits.push(wait);
      await timers.advance(wait);
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
    expect(delivery.stats()).toMatchObject({ sent: 0, retries: 7, dropped: { total: 0 }, buffered: { spans: 4 } });

    offer(5, 6);
    transport.answer = () => DELIVERED;
    await timers.advance(20_000);
    expect([...transport.delivered].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(delivery.stats()).toMatchObject({ sent: 6, dropped: { total: 0 }, buffered: { spans: 0, bytes: 0 } });
  });

  it('waits at least as long as the receiver asks, also when somebody flushes', async () => {
    const { timers, transport, delivery, offer } = start(() => ({ ...AWAY, retryAfterMs: 30_000 }));
    offer(1, 2, 3, 4);
    await timers.advance(0);
    expect(timers.waits()).toEqual([30_000]);

    transport.answer = () => DELIVERED;
    const flush = delivery.flush(60_000);
    await timers.advance(29_999);
    expect(transport.delivered).toEqual([]);
    await timers.advance(1);
    expect((await flush).complete).toBe(true);
    expect(transport.delivered).toEqual([1, 2, 3, 4]);
  });

  it('does not let a flush wait for its own back-off', async () => {
    const { timers, transport, delivery, offer } = start(() => AWAY);
    offer(1, 2, 3, 4);
    await timers.advance(60_000);
    transport.answer = () => DELIVERED;
    const flush = delivery.flush(100);
    await timers.advance(0);
    expect((await flush).complete).toBe(true);
  });

  it('drops the newest call when the buffer is full, and counts it', async () => {
    const { timers, transport, delivery, offer } = start(() => AWAY, { maxBufferedSpans: 5 });
    offer(1, 2, 3, 4, 5, 6, 7);
    expect(delivery.stats()).toMatchObject({ received: 7, buffered: { spans: 5 } });
    expect(delivery.stats().dropped.byReason['buffer-full']).toBe(2);

    transport.answer = () => DELIVERED;
    await timers.advance(60_000);
    expect(transport.delivered).toEqual([1, 2, 3, 4, 5]);
    expect(delivery.stats()).toMatchObject({ received: 7, sent: 5, dropped: { total: 2 } });
  });

  it('bounds the buffer by bytes too', () => {
    const { delivery, offer } = start(() => AWAY, { maxBufferedBytes: span(1).estimatedBytes * 3 });
    offer(1, 2, 3, 4);
    expect(delivery.stats().dropped.byReason['buffer-full']).toBe(1);
  });

  it('finds the one span that is refused, and delivers the others of its batch', async () => {
    const { timers, transport, delivery, offer } = start((spans) =>
      spans.some((each) => indexOf(each) === 3) ? { outcome: 'split', reason: 'rejected', detail: 'no' } : DELIVERED,
    );
    offer(1, 2, 3, 4);
    await timers.advance(10);
    expect([...transport.delivered].sort()).toEqual([1, 2, 4]);
    expect(delivery.stats().dropped.byReason.rejected).toBe(1);
    expect(delivery.stats()).toMatchObject({ received: 4, sent: 3, dropped: { total: 1 }, buffered: { spans: 0 } });
  });

  it('isolates a span that breaks the receiver while others pass, without holding those up', async () => {
    const { timers, transport, delivery, offer } = start((spans) =>
      spans.some((each) => indexOf(each) === 1) ? { outcome: 'retry', detail: 'reset', mayBeContent: true } : DELIVERED,
    );
    offer(1, 2, 3, 4);
    for (let index = 5; index < 100; index += 1) {
      offer(index);
      await timers.advance(1_000);
    }
    await timers.advance(60_000);
    expect(transport.delivered.length).toBe(98);
    expect(delivery.stats().dropped.byReason['retries-exhausted']).toBe(1);
  });

  it('never gives up on calls because a receiver is busy', async () => {
    let attempt = 0;
    const { timers, delivery, offer } = start(() => (++attempt % 3 === 0 ? DELIVERED : AWAY));
    for (let index = 1; index <= 60; index += 1) {
      offer(index);
      await timers.advance(1_000);
    }
    await timers.advance(600_000);
    expect(delivery.stats()).toMatchObject({ sent: 60, dropped: { total: 0 } });
  });

  it('drops a batch that no attempt can deliver, and goes on', async () => {
    const { timers, transport, delivery, offer } = start((_spans, attempt) =>
      attempt === 1 ? { outcome: 'refused', reason: 'unauthorized', detail: '401' } : DELIVERED,
    );
    offer(1, 2, 3, 4, 5, 6, 7, 8);
    await timers.advance(10);
    expect(transport.delivered).toEqual([5, 6, 7, 8]);
    expect(delivery.stats().dropped.byReason.unauthorized).toBe(4);
    expect(delivery.stats().lastFailure?.detail).toBe('unauthorized: 401');
  });

  it('counts what a receiver says it did not take', async () => {
    const { timers, delivery, offer } = start(() => ({ outcome: 'delivered', drops: { rejected: 3 } }));
    offer(1, 2, 3, 4);
    await timers.advance(0);
    expect(delivery.stats()).toMatchObject({ sent: 1, dropped: { total: 3 } });
  });

  it('holds the process only while somebody waits', async () => {
    const { timers, delivery, offer } = start();
    offer(1);
    expect(timers.holds).toBe(0);
    const flush = delivery.flush(1_000);
    expect(timers.holds).toBe(1);
    await timers.advance(0);
    await flush;
    expect(timers.holds).toBe(0);
  });

  it('says that a flush was not complete, and goes on delivering', async () => {
    const { timers, transport, delivery, offer } = start(() => AWAY);
    offer(1);
    const flush = delivery.flush(100);
    await timers.advance(100);
    expect(await flush).toMatchObject({ complete: false, stats: { buffered: { spans: 1 } } });
    transport.answer = () => DELIVERED;
    await timers.advance(60_000);
    expect(transport.delivered).toEqual([1]);
  });

  it('waits in a flush for what came before it only', async () => {
    const answers: ((outcome: SendOutcome) => void)[] = [];
    const { timers, delivery, offer } = start(() => new Promise((resolve) => answers.push(resolve)));
    offer(1);
    const flush = delivery.flush(1_000);
    await timers.advance(0);
    offer(2);
    answers[0]?.(DELIVERED);
    await settlePromises();
    expect(await flush).toMatchObject({ complete: true, stats: { sent: 1, buffered: { spans: 1 } } });
  });

  it('delivers at shutdown, closes the transport, and refuses what comes later', async () => {
    const { timers, transport, delivery, offer } = start();
    offer(1, 2);
    const shutdown = delivery.shutdown(1_000);
    await timers.advance(0);
    expect((await shutdown).complete).toBe(true);
    expect(transport.closed).toBe(1);
    offer(3);
    expect(delivery.stats()).toMatchObject({ received: 3, sent: 2, dropped: { total: 1 } });
    expect(delivery.stats().dropped.byReason['shut-down']).toBe(1);
    expect(timers.waits()).toEqual([]);
  });

  it('counts what shutdown could not deliver, and closes all the same', async () => {
    const { timers, transport, delivery, offer } = start(() => AWAY);
    offer(1, 2, 3, 4, 5, 6);
    const shutdown = delivery.shutdown(5_000);
    await timers.advance(5_000);
    expect(await shutdown).toMatchObject({ complete: false, stats: { sent: 0, buffered: { spans: 0 } } });
    expect(delivery.stats().dropped.byReason['shutdown-timeout']).toBe(6);
    expect(transport.closed).toBe(1);
  });

  it('survives a transport that throws, by isolating what it throws on', async () => {
    const { timers, transport, delivery, offer } = start((spans) => {
      if (spans.some((each) => indexOf(each) === 2)) throw new Error('bug');
      return DELIVERED;
    });
    offer(1, 2, 3, 4);
    await timers.advance(10);
    expect([...transport.delivered].sort()).toEqual([1, 3, 4]);
    expect(delivery.stats().dropped.byReason['invalid-span']).toBe(1);
  });

  it('accounts for every span under any answers: received = sent + dropped + buffered', async () => {
    const answer = fc.constantFrom<SendOutcome>(
      DELIVERED,
      AWAY,
      { outcome: 'retry', detail: 'reset', mayBeContent: true },
      { outcome: 'split', reason: 'rejected', detail: 'no' },
      { outcome: 'refused', reason: 'refused', detail: 'no' },
      { outcome: 'delivered', drops: { rejected: 1 } },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { maxLength: 40 }),
        fc.array(fc.nat(8), { maxLength: 12 }),
        async (answers, rounds) => {
          const { timers, transport, delivery, offer } = start((_spans, attempt) => answers[attempt] ?? DELIVERED, {
            maxBufferedSpans: 12,
          });
          let next = 0;
          for (const round of rounds) {
            for (let each = 0; each < round; each += 1) offer((next += 1));
            await timers.advance(700);
            const { received, sent, dropped, buffered } = delivery.stats();
            expect(sent + dropped.total + buffered.spans).toBe(received);
          }
          const shutdown = delivery.shutdown(600_000);
          await timers.advance(600_000);
          const { stats } = await shutdown;
          expect(stats).toMatchObject({ received: next, buffered: { spans: 0, bytes: 0 } });
          expect(stats.sent + stats.dropped.total).toBe(next);
          expect(new Set(transport.delivered).size).toBe(transport.delivered.length);
        },
      ),
    );
  });
});
