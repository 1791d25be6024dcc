import { randomUUID } from 'node:crypto';
import { createRecordVerifier, signingPublicKey } from '@tokenledger/shared/record-proof';
import { describeWithKafka, describeWithKafkaNode, type KafkaNode, startKafkaNode } from '@tokenledger/shared/testing';
import { type ITopicConfig, type IHeaders, Kafka, logLevel } from 'kafkajs';

import { createKafkaSpanExporter, type KafkaSpanExporterOptions } from './kafka-span-exporter';
import type { FinishedSpan } from './otel/finished-span';
import { CANARY, modelCallSpan } from './testing/model-call-span';
import { readSpans } from './testing/read-spans';

const INGESTION_KEY = 'tli_key0001_0123456789abcdef0123456789abcdef';
const MINUTE_MS = 60_000;

interface ReadRecord {
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const spans = (count: number, from = 0): FinishedSpan[] =>
  Array.from({ length: count }, (_, index) => modelCallSpan(from + index));

const idsOf = (records: readonly ReadRecord[]): string[] =>
  records.flatMap(({ value }) => readSpans(value)).map(({ attributes }) => String(attributes['gen_ai.response.id']));

const ids = (count: number): Set<string> => new Set(Array.from({ length: count }, (_, index) => `resp-${index}`));

function exporterFor(brokers: readonly string[], topic: string, options: Partial<KafkaSpanExporterOptions> = {}) {
  return createKafkaSpanExporter({
    brokers,
    topic,
    ingestionKey: INGESTION_KEY,
    tenant: 'acme',
    maxDelayMs: 5,
    firstBackoffMs: 50,
    longestBackoffMs: 500,
    flushTimeoutMs: MINUTE_MS,
    ...options,
  });
}

async function createTopic(
  brokers: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const topic = `sdk-${randomUUID()}`;
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  await create(brokers, { topic, numPartitions: 3, configEntries });
  return topic;
}

/** Waits until the broker knows it: kafkajs asks once and gives up where the broker has not heard of it yet. */
async function create(brokers: readonly string[], topic: ITopicConfig): Promise<void> {
  const admin = clientOf(brokers).admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: false, topics: [topic] });
  const isThere = () => admin.fetchTopicOffsets(topic.topic).then(Boolean, () => false);
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 100));
  await admin.disconnect();
}

/** Everything that is in the topic now. */
async function readAll(brokers: readonly string[], topic: string): Promise<ReadRecord[]> {
  const client = clientOf(brokers);
  const admin = client.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const expected = offsets.reduce((total, { high }) => total + Number(high), 0);
  const records: ReadRecord[] = [];
  if (expected === 0) return records;
  const consumer = client.consumer({ groupId: `sdk-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachMessage: ({ message }) => {
        const headers = textHeaders(message.headers);
        records.push({ key: String(message.key), value: message.value ?? Buffer.alloc(0), headers });
        if (records.length === expected) resolve();
        return Promise.resolve();
      },
    });
  });
  await consumer.disconnect();
  return records;
}

function textHeaders(headers: IHeaders | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
}

function clientOf(brokers: readonly string[]): Kafka {
  return new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING, retry: { retries: 20 } });
}

describeWithKafka('createKafkaSpanExporter', ({ brokers }) => {
  it.each(['gzip', 'none'] as const)(
    'writes what the Collector writes, signed and without content (%s)',
    async (compression) => {
      const topic = await createTopic(brokers);
      const exporter = exporterFor(brokers, topic, { compression });
      exporter.export([...spans(9), modelCallSpan(9, { 'gen_ai.input.messages': CANARY })], () => undefined);
      await exporter.shutdown();
      expect(exporter.stats()).toMatchObject({ received: 10, sent: 10, dropped: { total: 0 } });

      const records = await readAll(brokers, topic);
      expect(records).toHaveLength(1);
      const [record] = records as [ReadRecord];
      expect(record.key).toBe('0'.padStart(32, 'a'));
      expect(new Set(idsOf(records))).toEqual(ids(10));
      expect(record.value.toString('latin1')).not.toContain('CANARY');
      const verifier = createRecordVerifier({
        signingKeyOf: (tenant, keyId) =>
          Promise.resolve(tenant === 'acme' && keyId === 'key0001' ? signingPublicKey(INGESTION_KEY) : undefined),
      });
      expect(await verifier.verify({ topic, ...record })).toMatchObject({
        proven: true,
        tenant: 'acme',
        keyId: 'key0001',
      });
    },
  );

  it('keeps each record below its limit, by spreading a batch over several', async () => {
    const topic = await createTopic(brokers);
    const exporter = exporterFor(brokers, topic, { maxRecordBytes: 4_096 });
    exporter.export(spans(200), () => undefined);
    await exporter.shutdown();
    const records = await readAll(brokers, topic);
    expect(Math.max(...records.map(({ value }) => value.length))).toBeLessThanOrEqual(4_096);
    expect(idsOf(records)).toHaveLength(200);
    expect(new Set(idsOf(records))).toEqual(ids(200));
  });

  it('drops the one span that is too large, and delivers the others', async () => {
    const topic = await createTopic(brokers);
    const exporter = exporterFor(brokers, topic, { maxRecordBytes: 2_048 });
    const labels = [
      'session.id',
      'user.id',
      'project.id',
      'team.id',
      'agent.name',
      'model',
      'organization.id',
      'department',
    ];
    const wide = Object.fromEntries(labels.map((name) => [name, 'x'.repeat(256)]));
    exporter.export([...spans(5), modelCallSpan(5, wide), ...spans(5, 6)], () => undefined);
    await exporter.shutdown();
    expect(exporter.stats().dropped.byReason['too-large']).toBe(1);
    expect(new Set(idsOf(await readAll(brokers, topic)))).toEqual(
      new Set([...ids(11)].filter((id) => id !== 'resp-5')),
    );
  });

  it('isolates what the broker finds too large', async () => {
    const topic = await createTopic(brokers, { 'max.message.bytes': '3000' });
    const exporter = exporterFor(brokers, topic, { compression: 'none' });
    exporter.export(spans(64), () => undefined);
    await exporter.shutdown();
    expect(exporter.stats()).toMatchObject({ sent: 64, dropped: { total: 0 } });
    expect(new Set(idsOf(await readAll(brokers, topic)))).toEqual(ids(64));
  });

  it('keeps calls for a topic that is created later', async () => {
    const topic = `sdk-${randomUUID()}`;
    const exporter = exporterFor(brokers, topic);
    exporter.export(spans(3), () => undefined);
    expect(await exporter.flush(1_500)).toMatchObject({ complete: false, stats: { buffered: { spans: 3 } } });
    await create(brokers, { topic, numPartitions: 1 });
    await exporter.shutdown();
    expect(new Set(idsOf(await readAll(brokers, topic)))).toEqual(ids(3));
  });
});

describeWithKafkaNode('createKafkaSpanExporter on a broker that fails', () => {
  let node: KafkaNode;
  beforeAll(async () => {
    node = await startKafkaNode();
  }, 2 * MINUTE_MS);
  afterAll(() => node.dispose());

  it(
    'loses nothing when the broker is killed in mid-stream, frozen, or restarted',
    async () => {
      const topic = await createTopic(node.brokers);
      const exporter = exporterFor(node.brokers, topic, { requestTimeoutMs: 2_000, maxBatchSpans: 32 });
      const total = 2_000;
      const pace = setInterval(() => offerNext(50), 20);
      let next = 0;
      const offerNext = (count: number): void => {
        const end = Math.min(total, next + count);
        for (; next < end; next += 1) exporter.accept(modelCallSpan(next));
      };
      await untilSent(exporter, 100);
      await node.kill();
      await node.start();
      await untilSent(exporter, 600);
      node.freeze();
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      node.thaw();
      await node.stop();
      await node.start();
      offerNext(total);
      clearInterval(pace);
      await exporter.shutdown();

      expect(exporter.stats()).toMatchObject({ received: total, sent: total, dropped: { total: 0 } });
      expect(new Set(idsOf(await readAll(node.brokers, topic)))).toEqual(ids(total));
    },
    3 * MINUTE_MS,
  );

  it(
    'lets go of what it cannot deliver in time, counted, when the broker stays away',
    async () => {
      const topic = await createTopic(node.brokers);
      await node.stop();
      const exporter = exporterFor(node.brokers, topic);
      exporter.export(spans(5), () => undefined);
      await exporter.shutdown(1_000);
      expect(exporter.stats()).toMatchObject({ received: 5, sent: 0, buffered: { spans: 0 } });
      expect(exporter.stats().dropped.byReason['shutdown-timeout']).toBe(5);
      await node.start();
    },
    MINUTE_MS,
  );
});

/** Waits for progress, not for time: how fast a broker comes back is the machine's business. */
async function untilSent(exporter: { stats(): { readonly sent: number } }, sent: number): Promise<void> {
  while (exporter.stats().sent < sent) await new Promise((resolve) => setTimeout(resolve, 20));
}
