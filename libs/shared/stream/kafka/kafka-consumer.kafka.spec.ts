import { randomUUID } from 'node:crypto';
import { describeWithKafka } from '@tokenledger/shared/testing';
import {
  createKafkaConsumer,
  createKafkaProducer,
  ensureTopics,
  type KafkaConsumerSettings,
  type StreamConsumer,
  type StreamRecord,
} from '../index';
import { collecting, deferred, eventually, recordOf, textOf, untilReady } from '../testing/stream-contract';

describeWithKafka('a Kafka consumer', ({ brokers }) => {
  const connection = { brokers, clientId: 'consumer-spec' };
  const producer = createKafkaProducer(connection);
  const consumers: StreamConsumer[] = [];
  let topic: string;

  beforeEach(async () => {
    topic = `consumer-${randomUUID()}`;
    await ensureTopics(connection, [{ name: topic, partitions: 6, replicationFactor: 1 }]);
  });
  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
  });
  afterAll(() => producer.close());

  const join = (settings: Partial<KafkaConsumerSettings> = {}): StreamConsumer => {
    const consumer = createKafkaConsumer({ ...connection, groupId: topic, topics: [topic], lingerMs: 20, ...settings });
    consumers.push(consumer);
    return consumer;
  };
  const produce = (from: number, to: number): Promise<void> =>
    producer.send(numbers(from, to).map((text) => ({ ...recordOf({ topic }, text), key: text })));

  it('gives the same records again after a back-off until the handler takes them, and commits only then', async () => {
    await produce(0, 20);
    const attempts: string[][] = [];
    const lags: (number | undefined)[] = [];
    const done = deferred();
    const consumer = join({ backOffMs: 20 });
    await consumer.start(async (records) => {
      attempts.push(records.map(textOf));
      lags.push(await consumer.lag());
      if (attempts.length <= 3) throw new Error('the ledger is away');
      done.resolve();
    });
    await done.promise;
    expect(attempts.slice(1, 4)).toEqual([attempts[0], attempts[0], attempts[0]]);
    expect(lags.slice(0, 4)).toEqual([20, 20, 20, 20]);
    await eventually(async () => expect(await consumer.lag()).toBe(0));
    expect(attempts.flat().filter((text, index, all) => all.indexOf(text) === index)).toHaveLength(20);
  }, 60_000);

  it('leaves to the next member what its handler never took', async () => {
    await produce(0, 20);
    const failing = join({ backOffMs: 10_000 });
    const failed = deferred();
    await failing.start(() => {
      failed.resolve();
      return Promise.reject(new Error('never'));
    });
    await failed.promise;
    await eventually(async () => expect(failing.health().detail).toMatch(/a batch failed 1 times: never$/));
    await failing.stop();

    const seen = await collecting({ consumer: join() });
    expect((await seen.atLeast(20)).map(textOf).sort()).toEqual(numbers(0, 20).sort());
  }, 60_000);

  it('starts a new group at the oldest record, or at the newest where told so', async () => {
    await produce(0, 5);
    const late = await collecting({ consumer: join({ groupId: `${topic}-late`, fromBeginning: false }) });
    const early = await collecting({ consumer: join({ groupId: `${topic}-early` }) });
    expect(await early.atLeast(5)).toHaveLength(5);
    // The late group has a position only once it has asked for one.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await produce(5, 8);
    expect((await late.atLeast(3)).map(textOf).sort()).toEqual(['5', '6', '7']);
  }, 60_000);

  it('stays in the group while a handler takes longer than the session', async () => {
    const handled: string[] = [];
    const consumer = join({ sessionTimeoutMs: 6_000 });
    await consumer.start(async (records, signal) => {
      if (handled.length === 0) await new Promise((resolve) => setTimeout(resolve, 8_000));
      expect(signal.aborted).toBe(false);
      handled.push(...records.map(textOf));
    });
    await untilReady(consumer);
    await produce(0, 10);
    await eventually(async () => expect(await consumer.lag()).toBe(0));
    expect(handled.sort()).toEqual(numbers(0, 10).sort());
  }, 60_000);

  it('reads all through a hand that is much smaller than the log', async () => {
    const value = Buffer.alloc(20_000, 1);
    await producer.send(numbers(0, 300).map((key) => ({ topic, key, value, headers: { 'x-number': key } })));
    const seen = new Set<string>();
    let largest = 0;
    const done = deferred();
    await join({ maxBytesInHand: 120_000, maxBytes: 60_000, lingerMs: 5 }).start(async (records) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      largest = Math.max(largest, records.length);
      for (const { headers } of records) seen.add(headers['x-number'] ?? '');
      if (seen.size === 300) done.resolve();
    });
    await done.promise;
    // 60,000 bytes at once are 3 records of 20,000
    expect(largest).toBe(3);
  }, 60_000);

  it('loses nothing when members come and go, and commits nothing that was not handled', async () => {
    const total = 3_000;
    const handled = new Set<string>();
    const handling = async (records: readonly StreamRecord[]): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 15));
      for (const record of records) handled.add(textOf(record));
    };
    const producing = (async () => {
      for (let from = 0; from < total; from += 50) {
        await produce(from, from + 50);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    const settings = { maxRecords: 40 };
    const [first, second, third] = [join(settings), join(settings), join(settings)];
    await first.start(handling);
    await untilReady(first);
    await second.start(handling);
    await untilReady(second);
    await first.stop();
    await third.start(handling);
    await untilReady(third);
    await second.stop();
    await producing;
    await eventually(async () => expect(await third.lag()).toBe(0));
    expect(handled.size).toBe(total);
  }, 90_000);

  it('says that it stands by where the group has more members than partitions', async () => {
    const single = `${topic}-single`;
    await ensureTopics(connection, [{ name: single, partitions: 1, replicationFactor: 1 }]);
    const [one, other] = [join({ groupId: single, topics: [single] }), join({ groupId: single, topics: [single] })];
    await Promise.all([collecting({ consumer: one }), collecting({ consumer: other })]);
    await eventually(() => {
      const details = [one.health().detail, other.health().detail].sort();
      expect(details).toEqual(['reading 1 partitions', 'standing by: the group left no partition']);
      return Promise.resolve();
    });
    expect(other.health().ready).toBe(true);
  }, 60_000);

  it('is not ready while its topic is missing, and reads it once it is there', async () => {
    const missing = `${topic}-missing`;
    const consumer = join({ groupId: missing, topics: [missing], backOffMs: 100, maxBackOffMs: 500 });
    await consumer.start(() => Promise.resolve());
    await eventually(() => {
      expect(consumer.health()).toMatchObject({ ready: false, detail: expect.stringContaining('does not host') });
      return Promise.resolve();
    });
    await ensureTopics(connection, [{ name: missing, partitions: 1, replicationFactor: 1 }]);
    await untilReady(consumer);
  }, 60_000);

  it('adds partitions to a topic that has fewer, and reads those too', async () => {
    const seen = await collecting({ consumer: join() });
    const topics = [{ name: topic, partitions: 8, replicationFactor: 1 }];
    expect([...(await ensureTopics(connection, topics))]).toEqual([[topic, 'extended']]);
    expect([...(await ensureTopics(connection, topics))]).toEqual([[topic, 'present']]);
    await produce(0, 10);
    expect(await seen.atLeast(10)).toHaveLength(10);
  }, 60_000);
});

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => String(from + index));
}
