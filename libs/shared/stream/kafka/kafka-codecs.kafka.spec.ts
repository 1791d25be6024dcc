import { randomBytes, randomUUID } from 'node:crypto';
import { describeWithKafka } from '@tokenledger/shared/testing';
import { CompressionTypes, Kafka, logLevel } from 'kafkajs';
import {
  COMPRESSIONS,
  createKafkaConsumer,
  createKafkaProducer,
  ensureTopics,
  type StreamRecord,
  UNREADABLE_HEADER,
} from '../index';
import { collecting, textOf } from '../testing/stream-contract';

describeWithKafka('compressions on Kafka', ({ brokers }) => {
  const connection = { brokers, clientId: 'codecs' };
  const open = async () => {
    const topic = `codecs-${randomUUID()}`;
    await ensureTopics(connection, [{ name: topic, partitions: 1, replicationFactor: 1 }]);
    const consumer = createKafkaConsumer({ ...connection, groupId: topic, topics: [topic] });
    return { topic, consumer };
  };

  it.each(COMPRESSIONS)(
    'reads what was written with %s, small, large and incompressible',
    async (compression) => {
      const { topic, consumer } = await open();
      const producer = createKafkaProducer({ ...connection, compression });
      const values = [
        Buffer.from('x'),
        Buffer.alloc(0),
        Buffer.from(JSON.stringify({ 'gen_ai.usage.input_tokens': 12 }).repeat(8_000)),
        randomBytes(300_000),
      ];
      const seen = await collecting({ consumer });
      await producer.send(values.map((value) => ({ topic, key: 'k', value, headers: { 'x-tenant-id': 'acme' } })));

      const read = await seen.atLeast(values.length);
      expect(read.map(digest)).toEqual(values.map((value) => digest({ value })));
      await producer.close();
      await consumer.stop();
    },
    60_000,
  );

  it('gives a key that is no text as its bytes', async () => {
    const { topic, consumer } = await open();
    const producer = createKafkaProducer(connection);
    const key = Uint8Array.from([0xff, 0x00, 0xc3, 0x28]);
    const seen = await collecting({ consumer });
    await producer.send([{ topic, key, value: Buffer.from('v'), headers: {} }]);

    const [record] = await seen.atLeast(1);
    expect(record?.key).toBeInstanceOf(Uint8Array);
    expect([...((record?.key as Uint8Array | undefined) ?? [])]).toEqual([...key]);
    await producer.close();
    await consumer.stop();
  }, 60_000);

  it('hands over stand-ins for a batch that grows too large, and goes on behind it', async () => {
    const { topic, consumer } = await open();
    const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
    const plain = kafka.producer();
    await plain.connect();
    const megabyte = Buffer.alloc(1024 * 1024);
    // 130 MiB of zeros are 130 kB on the broker, and over the 128 MiB that a batch may grow to
    const messages = Array.from({ length: 130 }, () => ({ value: megabyte }));
    await plain.send({ topic, compression: CompressionTypes.GZIP, messages });
    await plain.send({ topic, messages: [{ value: 'behind it' }] });
    await plain.disconnect();

    const read = await (await collecting({ consumer })).atLeast(131);
    const standIns = read.filter(({ headers }) => UNREADABLE_HEADER in headers);
    expect(standIns).toHaveLength(130);
    expect(standIns[0]?.headers[UNREADABLE_HEADER]).toMatch(/^gzip: /);
    expect(standIns[0]?.value.byteLength).toBeGreaterThan(100_000);
    expect(standIns.slice(1).every(({ value }) => value.byteLength === 0)).toBe(true);
    expect(read.map(({ offset }) => offset)).toEqual(Array.from({ length: 131 }, (_, index) => String(index)));
    expect(read[130] && textOf(read[130])).toBe('behind it');
    await consumer.stop();
  }, 90_000);
});

function digest({ value }: Pick<StreamRecord, 'value'>): string {
  return Buffer.from(value).toString('base64');
}
