import { describeWithKafkaNode, type KafkaNode, startKafkaNode } from '@tokenledger/shared/testing';
import {
  createKafkaConsumer,
  createKafkaProducer,
  ensureTopics,
  type KafkaStreamProducer,
  StreamUnavailableError,
} from '../index';
import { eventually, recordOf, textOf, untilReady } from '../testing/stream-contract';

describeWithKafkaNode('the stream when its broker goes away', () => {
  const topic = 'otlp_spans';
  let node: KafkaNode;
  let connection: { readonly brokers: readonly string[]; readonly clientId: string };

  beforeAll(async () => {
    node = await startKafkaNode();
    connection = { brokers: node.brokers, clientId: 'faults' };
    await ensureTopics(connection, [{ name: topic, partitions: 3, replicationFactor: 1 }]);
  }, 120_000);
  afterAll(() => node.dispose(), 60_000);

  it('acknowledges nothing that is missing later, whatever happens to the broker meanwhile', async () => {
    const producer = createKafkaProducer({ ...connection, sendTimeoutMs: 3_000 });
    const acknowledged = new Set<string>();
    const refusals: unknown[] = [];
    const seen = new Set<string>();
    const consumer = createKafkaConsumer({ ...connection, groupId: 'restart', topics: [topic], backOffMs: 100 });
    await consumer.start((records) => {
      for (const record of records) seen.add(textOf(record));
      return Promise.resolve();
    });
    await untilReady(consumer);

    let going = true;
    const sending = async (sender: number): Promise<void> => {
      for (let count = 0; going; count += 1) {
        const text = `${sender}-${count}`;
        const sent = producer.send([recordOf({ topic }, text)]).then(
          () => acknowledged.add(text),
          (error: unknown) => refusals.push(error),
        );
        await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, 10))]);
      }
    };
    const senders = Array.from({ length: 6 }, (_, sender) => sending(sender));
    await until(() => acknowledged.size > 300);
    await node.kill();
    await node.start();
    await until(() => acknowledged.size > 1_000);
    await node.stop();
    await until(() => refusals.length > 0);
    await node.start();
    await until(() => acknowledged.size > 1_700);
    going = false;
    await Promise.all(senders);
    await producer.close();

    expect(refusals.every((refusal) => refusal instanceof StreamUnavailableError)).toBe(true);
    await eventually(async () => expect(await consumer.lag()).toBe(0));
    expect([...acknowledged].filter((text) => !seen.has(text))).toEqual([]);
    await consumer.stop();
  }, 180_000);

  it('refuses as retriable while the broker is down, says so, and recovers by itself', async () => {
    const producer = createKafkaProducer({ ...connection, sendTimeoutMs: 1_500 });
    await producer.connect();
    expect(producer.health()).toEqual({ ready: true, detail: 'Kafka answers' });
    await node.stop();
    await expect(producer.send([recordOf({ topic }, 'down')])).rejects.toMatchObject({ retriable: true });
    expect(producer.health().ready).toBe(false);

    await node.start();
    await recovers(producer);
    await producer.send([recordOf({ topic }, 'up')]);
    await producer.close();
  }, 90_000);

  it('refuses in time when the broker takes records and does not answer', async () => {
    const producer = createKafkaProducer({ ...connection, sendTimeoutMs: 1_500 });
    await producer.send([recordOf({ topic }, 'before')]);
    node.freeze();
    const begun = performance.now();
    await expect(producer.send([recordOf({ topic }, 'frozen')])).rejects.toMatchObject({ code: 'STREAM_UNAVAILABLE' });
    const waitedMs = performance.now() - begun;
    node.thaw();
    expect(waitedMs).toBeLessThan(5_000);
    await recovers(producer);
    await producer.send([recordOf({ topic }, 'after')]);
    await producer.close();
  }, 90_000);

  it('starts before its broker', async () => {
    await node.stop();
    const producer = createKafkaProducer({ ...connection, sendTimeoutMs: 500 });
    const consumer = createKafkaConsumer({
      ...connection,
      groupId: 'early',
      topics: [topic],
      backOffMs: 100,
      maxBackOffMs: 500,
    });
    await expect(producer.connect()).rejects.toBeInstanceOf(StreamUnavailableError);
    await consumer.start(() => Promise.resolve());
    expect(consumer.health().ready).toBe(false);
    expect(await consumer.lag()).toBeUndefined();

    await node.start();
    await recovers(producer);
    await untilReady(consumer);
    await eventually(async () => expect(await consumer.lag()).toBe(0));
    await producer.close();
    await consumer.stop();
  }, 90_000);

  it("splits what is over the broker's own limit and refuses a record that is so alone", async () => {
    const small = 'small-records';
    await ensureTopics(connection, [
      { name: small, partitions: 1, replicationFactor: 1, settings: { 'max.message.bytes': '20000' } },
    ]);
    const producer = createKafkaProducer({ ...connection, compression: 'none' });
    const fitting = Array.from({ length: 10 }, () => ({ topic: small, value: Buffer.alloc(15_000), headers: {} }));
    await producer.send(fitting);
    await expect(producer.send([{ topic: small, value: Buffer.alloc(25_000), headers: {} }])).rejects.toMatchObject({
      code: 'RECORD_TOO_LARGE',
      retriable: false,
    });
    await producer.close();
  }, 60_000);
});

async function recovers(producer: KafkaStreamProducer): Promise<void> {
  await eventually(() => {
    expect(producer.health().ready).toBe(true);
    return Promise.resolve();
  });
}

async function until(isTrue: () => boolean): Promise<void> {
  await eventually(() => {
    expect(isTrue()).toBe(true);
    return Promise.resolve();
  }, 60_000);
}
