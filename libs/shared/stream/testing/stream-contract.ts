import {
  type OutgoingRecord,
  type RecordHandler,
  RecordTooLargeError,
  type StreamConsumer,
  type StreamProducer,
  type StreamRecord,
} from '../index';

/** A stream of its own for one test: a fresh topic, a producer, a consumer of a fresh group. */
export interface StreamUnderTest {
  readonly topic: string;
  readonly producer: StreamProducer;
  readonly consumer: StreamConsumer;
  close(): Promise<void>;
}

/** What every adapter of the stream promises; run against each of them. */
export function describeStreamContract(name: string, open: () => Promise<StreamUnderTest>): void {
  describe(`the stream contract on ${name}`, () => {
    let stream: StreamUnderTest;
    beforeEach(async () => {
      stream = await open();
    }, 60_000);
    afterEach(() => stream.close(), 60_000);

    it('hands over value, key, headers, position and arrival as they were sent', async () => {
      const seen = await collecting(stream);
      const value = Uint8Array.from([0, 255, 10, 13, 128]);
      const before = Date.now();
      await stream.producer.send([{ topic: stream.topic, key: 'ab12', value, headers: { 'x-tenant-id': 'acme' } }]);

      const [record] = await seen.atLeast(1);
      expect(record).toMatchObject({ topic: stream.topic, key: 'ab12', headers: { 'x-tenant-id': 'acme' } });
      expect([...(record?.value ?? [])]).toEqual([...value]);
      expect(record?.offset).toMatch(/^\d+$/);
      expect(record?.partition).toBeGreaterThanOrEqual(0);
      expect(record?.arrivedAt.getTime()).toBeGreaterThanOrEqual(before - 5_000);
    }, 60_000);

    it('loses none of many records that are sent at once', async () => {
      const seen = await collecting(stream);
      const sends = Array.from({ length: 200 }, (_, index) =>
        stream.producer.send([recordOf(stream, `a${index}`), recordOf(stream, `b${index}`)]),
      );
      await Promise.all(sends);

      const texts = (await seen.atLeast(400)).map(textOf);
      expect(new Set(texts).size).toBe(400);
    }, 60_000);

    it('keeps the order of one key, and gives its records one partition and rising offsets', async () => {
      const seen = await collecting(stream);
      for (let index = 0; index < 20; index += 1) {
        await stream.producer.send([{ ...recordOf(stream, String(index)), key: 'one-trace' }]);
      }
      const records = await seen.atLeast(20);
      expect(records.map(textOf)).toEqual(Array.from({ length: 20 }, (_, index) => String(index)));
      expect(new Set(records.map(({ partition }) => partition)).size).toBe(1);
      expect(records.map(({ offset }) => Number(offset))).toEqual(
        Array.from({ length: 20 }, (_, index) => Number(records[0]?.offset) + index),
      );
    }, 60_000);

    it('hands several partitions over together', async () => {
      const batches: string[][] = [];
      const keys = Array.from({ length: 32 }, (_, index) => `key-${index}`);
      const all = new Set<string>();
      const done = deferred();
      await stream.consumer.start((records) => {
        batches.push(records.map(({ partition }) => String(partition)));
        for (const record of records) all.add(textOf(record));
        if (all.size === keys.length) done.resolve();
        return Promise.resolve();
      });
      await untilReady(stream.consumer);
      await stream.producer.send(keys.map((key) => ({ ...recordOf(stream, key), key })));
      await done.promise;
      expect(batches.some((partitions) => new Set(partitions).size > 1)).toBe(true);
    }, 60_000);

    it('never runs the handler twice at the same time', async () => {
      let running = 0;
      let most = 0;
      const seen = await collecting(stream, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 20));
        running -= 1;
      });
      for (let index = 0; index < 10; index += 1) await stream.producer.send([recordOf(stream, String(index))]);
      await seen.atLeast(10);
      expect(most).toBe(1);
    }, 60_000);

    it('refuses a record over the limit as not retriable, and takes one at the limit', async () => {
      const seen = await collecting(stream);
      const value = Buffer.alloc(stream.producer.maxRecordBytes, 7);
      const tooLarge = stream.producer.send([
        { ...recordOf(stream, ''), value: Buffer.concat([value, Buffer.from('x')]) },
      ]);
      await expect(tooLarge).rejects.toBeInstanceOf(RecordTooLargeError);
      await expect(tooLarge).rejects.toMatchObject({ retriable: false });

      await stream.producer.send([{ ...recordOf(stream, ''), value }]);
      const [record] = await seen.atLeast(1);
      expect(record?.value.byteLength).toBe(value.byteLength);
    }, 60_000);

    it('refuses after closing, as retriable', async () => {
      await stream.producer.close();
      await expect(stream.producer.send([recordOf(stream, 'late')])).rejects.toMatchObject({
        code: 'STREAM_UNAVAILABLE',
        retriable: true,
      });
    }, 60_000);

    it('is ready once started and not after stopping; lag falls to nothing', async () => {
      expect(stream.consumer.health().ready).toBe(false);
      const seen = await collecting(stream);
      await stream.producer.send([recordOf(stream, 'one')]);
      await seen.atLeast(1);
      expect(stream.consumer.health().ready).toBe(true);
      await eventually(async () => expect(await stream.consumer.lag()).toBe(0));
      await stream.consumer.stop();
      expect(stream.consumer.health()).toEqual({ ready: false, detail: 'stopped' });
    }, 60_000);

    it('lets the batch in hand finish before it stops', async () => {
      const begun = deferred();
      let finished = false;
      await stream.consumer.start(async () => {
        begun.resolve();
        await new Promise((resolve) => setTimeout(resolve, 300));
        finished = true;
      });
      await untilReady(stream.consumer);
      const sent = stream.producer.send([recordOf(stream, 'one')]);
      await begun.promise;
      await stream.consumer.stop();
      expect(finished).toBe(true);
      await sent;
    }, 60_000);
  });
}

export interface Collected {
  /** Resolves with everything seen, in order, once it is at least this many. */
  atLeast(count: number): Promise<readonly StreamRecord[]>;
}

/** Starts the consumer with a handler that remembers; resolves once it is ready. */
export async function collecting(
  stream: Pick<StreamUnderTest, 'consumer'>,
  first: RecordHandler = () => Promise.resolve(),
): Promise<Collected> {
  const seen: StreamRecord[] = [];
  let notify = (): void => undefined;
  await stream.consumer.start(async (records, signal) => {
    await first(records, signal);
    seen.push(...records);
    notify();
  });
  await untilReady(stream.consumer);
  return {
    atLeast: async (count) => {
      while (seen.length < count) await new Promise<void>((resolve) => (notify = resolve));
      return seen;
    },
  };
}

export function recordOf({ topic }: { readonly topic: string }, text: string): OutgoingRecord {
  return { topic, value: Buffer.from(text), headers: {} };
}

export function textOf({ value }: StreamRecord): string {
  return Buffer.from(value).toString();
}

export async function untilReady(consumer: StreamConsumer): Promise<void> {
  await eventually(() => {
    expect(consumer.health()).toMatchObject({ ready: true });
    return Promise.resolve();
  });
}

/** Tries until the expectation holds; its last failure where it never does. */
export async function eventually(expectation: () => Promise<void>, withinMs = 45_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function deferred(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve: () => resolve() };
}
