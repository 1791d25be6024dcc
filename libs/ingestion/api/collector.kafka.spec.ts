import { randomUUID } from 'node:crypto';

import { decodeTraces, jsonToProto } from '@tokenledger/shared/otlp';
import { createCollectorSigner, createRecordVerifier } from '@tokenledger/shared/record-proof';
import {
  createKafkaConsumer,
  createKafkaProducer,
  ensureTopics,
  type KafkaConnection,
  type StreamRecord,
} from '@tokenledger/shared/stream';
import { silentLogger } from '@tokenledger/shared/telemetry';
import { describeWithKafkaNode, startKafkaNode } from '@tokenledger/shared/testing';

import { exportTopics } from './receiving/export-receiver';
import { startCollector } from './start-collector';
import {
  callSpan,
  CountingMetrics,
  FakeKeys,
  KEY,
  NOW,
  SIGNING_SECRET,
  tracesOf,
} from './testing/collector-under-test';

const CANARY = 'canary-7f3a9';

/** A batch of two calls, the prompt beside them, as a sender would have it. */
function batchOf(index: number): Uint8Array {
  const spans = [0, 1].map((at) =>
    callSpan({
      spanId: (index * 2 + at + 1).toString(16).padStart(16, '0'),
      attributes: [
        { key: 'gen_ai.usage.input_tokens', value: { intValue: index } },
        { key: 'gen_ai.input.messages', value: { stringValue: CANARY } },
      ],
    }),
  );
  return jsonToProto('traces', Buffer.from(JSON.stringify(tracesOf(...spans)))).proto;
}

async function openOn(connection: KafkaConnection) {
  const topicPrefix = `${randomUUID()}.`;
  const topic = exportTopics(topicPrefix).traces;
  await ensureTopics(connection, [{ name: topic, partitions: 3, replicationFactor: 1 }]);
  const producer = createKafkaProducer({ ...connection, sendTimeoutMs: 1_500 });
  await producer.connect();
  const collector = await startCollector(
    {
      producer,
      keys: new FakeKeys(),
      signer: createCollectorSigner(SIGNING_SECRET),
      logger: silentLogger,
      metrics: new CountingMetrics(),
      clock: { now: () => NOW },
    },
    { host: '127.0.0.1', httpPort: 0, grpcPort: undefined, topicPrefix },
  );
  const post = (body: Uint8Array) =>
    fetch(`http://127.0.0.1:${collector.httpPort}/v1/traces`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-protobuf' },
      body: new Uint8Array(body),
    });
  const close = async () => {
    await collector.close(0);
    await producer.close();
  };
  return { topic, post, close };
}

/** Everything in a topic, read by a new group until as many spans are there. */
async function spanIdsIn(connection: KafkaConnection, topic: string, expected: number): Promise<StreamRecord[]> {
  const consumer = createKafkaConsumer({ ...connection, groupId: randomUUID(), topics: [topic] });
  const read: StreamRecord[] = [];
  await new Promise<void>((resolve) => {
    void consumer.start((records) => {
      read.push(...records);
      if (new Set(read.flatMap(({ value }) => decodeTraces(value)).map((span) => span.spanId)).size >= expected)
        resolve();
      return Promise.resolve();
    });
  });
  await consumer.stop();
  return read;
}

describeWithKafkaNode('the collector on Kafka', () => {
  it('answers "send again" while the broker is down, and what it acknowledged is there afterwards', async () => {
    const node = await startKafkaNode();
    const connection: KafkaConnection = { brokers: node.brokers, clientId: 'collector-test', log: silentLogger };
    const { topic, post, close } = await openOn(connection);
    try {
      expect((await post(batchOf(0))).status).toBe(200);
      await node.kill();
      const refused = await post(batchOf(1));
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);

      await node.start();
      // A sender that keeps to the answer: the same batch again, until it is taken.
      while ((await post(batchOf(1))).status !== 200) await new Promise((resolve) => setTimeout(resolve, 200));
      for (let index = 2; index < 30; index++) expect((await post(batchOf(index))).status).toBe(200);

      const records = await spanIdsIn(connection, topic, 60);
      const spans = records.flatMap(({ value }) => decodeTraces(value));
      // 30 batches of two calls; a batch that was refused may be there more than once, which the ledger counts once
      expect(new Set(spans.map((span) => span.spanId)).size).toBe(60);
      expect(records.filter(({ value }) => Buffer.from(value).includes(CANARY))).toEqual([]);
      const verifier = createRecordVerifier({
        collectorSecret: SIGNING_SECRET,
        signingKeyOf: () => Promise.resolve(undefined),
      });
      for (const record of records)
        expect(await verifier.verify(record)).toMatchObject({ proven: true, tenant: 'acme' });
    } finally {
      await close();
      await node.dispose();
    }
  }, 120_000);
});
