import fc from 'fast-check';
import type { OutgoingRecord, StreamProducer, StreamRecord } from '@tokenledger/shared/stream';
import { DeadLetterAssembler, type DeadLetter } from './dead-letter-assembler';
import { DeadLetterTopicWriter } from './dead-letter-topic-writer';

const putAsideAt = new Date('2026-11-23T10:00:00.000Z');
const arrivedAt = new Date('2026-11-23T09:59:58.500Z');
const clock = { now: () => putAsideAt };

class RememberingProducer implements StreamProducer {
  readonly sent: OutgoingRecord[] = [];
  constructor(readonly maxRecordBytes: number) {}
  send(records: readonly OutgoingRecord[]): Promise<void> {
    for (const { value } of records) expect(value.byteLength).toBeLessThanOrEqual(this.maxRecordBytes);
    this.sent.push(...records);
    return Promise.resolve();
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

const original: StreamRecord = {
  topic: 'otlp_spans',
  partition: 3,
  offset: '9007199254740993',
  key: 'ab12',
  value: Buffer.from('truncated protobuf'),
  headers: { 'x-tenant-id': 'acme' },
  arrivedAt,
};

/** Reads as if the topic had given every record its position. */
function read(records: readonly OutgoingRecord[], assembler = new DeadLetterAssembler()) {
  return records.map((record, index) => assembler.add({ ...record, partition: 0, offset: String(index), arrivedAt }));
}

describe('a dead letter', () => {
  it('carries the original as it was, and reason, source and time in headers', async () => {
    const producer = new RememberingProducer(1_000);
    await new DeadLetterTopicWriter({ producer, clock }).write([{ record: original, reason: 'not an\nOTLP payload' }]);
    expect(producer.sent).toEqual([
      {
        topic: 'tokenledger.dead-letter',
        key: 'ab12',
        value: original.value,
        headers: {
          'x-tenant-id': 'acme',
          'x-dead-letter-reason': 'not an OTLP payload',
          'x-dead-letter-source': 'otlp_spans/3/9007199254740993',
          'x-dead-letter-at': '2026-11-23T10:00:00.000Z',
          'x-dead-letter-arrived-at': '2026-11-23T09:59:58.500Z',
        },
      },
    ]);
    expect(read(producer.sent)).toMatchObject([
      {
        state: 'whole',
        letter: {
          original: { topic: 'otlp_spans', key: 'ab12', headers: { 'x-tenant-id': 'acme' } },
          source: { topic: 'otlp_spans', partition: 3, offset: '9007199254740993' },
          reason: 'not an OTLP payload',
          putAsideAt,
          arrivedAt,
        },
      },
    ]);
  });

  it('of a record over the limit comes in parts that lie together', async () => {
    const producer = new RememberingProducer(10);
    const writer = new DeadLetterTopicWriter({ producer, clock });
    await writer.write([{ record: { ...original, value: Buffer.alloc(25, 7) }, reason: 'too large' }]);
    // 25 bytes in tens are 10 + 10 + 5
    expect(producer.sent.map(({ value }) => value.byteLength)).toEqual([10, 10, 5]);
    expect(producer.sent.map(({ headers }) => headers['x-dead-letter-part'])).toEqual(['1/3', '2/3', '3/3']);
    expect(new Set(producer.sent.map(({ key }) => key)).size).toBe(1);
  });

  it('tells what is missing, and takes a record that nobody wrote as a dead letter for foreign', () => {
    const assembler = new DeadLetterAssembler();
    const part = { ...original, headers: { 'x-dead-letter-source': 't/0/1', 'x-dead-letter-part': '2/3' } };
    expect(assembler.add(part)).toEqual({ state: 'part', source: 't/0/1', missing: 2 });
    expect(assembler.add(original)).toMatchObject({ state: 'foreign' });
    const garbled = { 'x-dead-letter-source': 't/0/1', 'x-dead-letter-packed-headers': '5' };
    expect(assembler.add({ ...original, headers: garbled })).toMatchObject({ state: 'foreign' });
    const impossible = { 'x-dead-letter-source': 't/0/1', 'x-dead-letter-part': '4/3' };
    expect(assembler.add({ ...original, headers: impossible })).toMatchObject({ state: 'foreign' });
  });

  it('gives back any original byte for byte, its parts shuffled and doubled', async () => {
    const headerName = fc.stringMatching(/^(x-dead-letter-)?[a-z-]{1,12}$/);
    const record = fc.record({
      key: fc.option(fc.oneof(fc.string({ maxLength: 20 }), fc.uint8Array({ maxLength: 20 })), { nil: undefined }),
      value: fc.uint8Array({ maxLength: 120 }),
      headers: fc.dictionary(headerName, fc.string({ maxLength: 20 })),
      large: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(record, fc.integer({ min: 1, max: 60 }), fc.nat(), async (fields, maxBytes, seed) => {
        const { key, value, large } = fields;
        // 17,000 characters are over the 16 KiB that stay in headers
        const headers = large ? { ...fields.headers, 'x-large': 'x'.repeat(17_000) } : fields.headers;
        const producer = new RememberingProducer(large ? maxBytes * 500 : maxBytes);
        const letter = { ...original, value, headers, ...(key === undefined ? {} : { key }) };
        if (key === undefined) Reflect.deleteProperty(letter, 'key');
        await new DeadLetterTopicWriter({ producer, clock }).write([{ record: letter, reason: 'any' }]);

        const doubled = [...producer.sent, ...producer.sent].sort(
          (one, other) => order(one, seed) - order(other, seed),
        );
        const wholes = read(doubled).filter((assembled) => assembled.state === 'whole');
        expect(wholes.length).toBeGreaterThan(0);
        for (const whole of wholes) expect(comparable(whole.letter.original)).toEqual(comparable(letter));
      }),
    );
  });
});

function order({ value, headers }: OutgoingRecord, seed: number): number {
  const part = Number((headers['x-dead-letter-part'] ?? '1/1').split('/')[0]);
  return (part * 7_919 + value.byteLength + seed) % 101;
}

function comparable({ topic, key, value, headers }: DeadLetter['original']) {
  return {
    topic,
    key: key === undefined ? undefined : Buffer.from(key).toString('hex'),
    value: Buffer.from(value).toString('hex'),
    headers,
  };
}
