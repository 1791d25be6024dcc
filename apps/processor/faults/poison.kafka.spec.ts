import { DeadLetterAssembler } from '@tokenledger/ingestion/data';
import type { KeptDeadLetter } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';
import { createKafkaProducer, ensureTopics, type OutgoingRecord } from '@tokenledger/shared/stream';
import { describeWithKafka } from '@tokenledger/shared/testing';
import { CompressionTypes, Kafka, logLevel } from 'kafkajs';

import { FaultStage, FROM_MS, TO_MS } from './testing/fault-stage';
import { makeCalls, type ModelCall, otlpOf } from './testing/model-call';
import type { OurProcess } from './testing/our-process';
import { readTopics } from './testing/read-topic';
import { seededRandom, seedOfRun } from './testing/seeded-random';

const seed = seedOfRun();
const MEGABYTE = 1024 * 1024;
/** 130 MiB of zeros are 130 kB on the broker, and over the 128 MiB that a batch may grow to. */
const RECORDS_OF_BOMB = 130;

interface Unproven {
  readonly calls: readonly ModelCall[];
  readonly records: readonly OutgoingRecord[];
}

describeWithKafka('records that cannot be booked', ({ brokers }) => {
  const random = seededRandom(seed);
  const poisoned = tenantId('poisoned');
  const good: ModelCall[] = [];
  let stage: FaultStage;
  let processor: OurProcess;
  let unproven: Unproven;

  beforeAll(async () => {
    process.stdout.write(`fault seed ${seed}\n`);
    const prefix = `poison-${seed}-${Date.now()}.`;
    stage = await FaultStage.open({ brokers, prefix, tenants: [poisoned], seed });
    // An installation that allows large records: the dead-letter topic does not.
    const { traces } = stage.topics.signals;
    const settings = { 'max.message.bytes': String(16 * MEGABYTE) };
    await ensureTopics({ brokers, clientId: 'fault-test' }, [
      { name: traces, partitions: 4, replicationFactor: 1, settings },
    ]);
    processor = stage.startProcessor('processor');
    await stage.untilReady(processor);
  }, 120_000);
  afterAll(() => stage?.close(), 60_000);

  function callsOf(project: string, count: number): readonly ModelCall[] {
    return makeCalls(count, { random, projects: [project], fromMs: FROM_MS, toMs: TO_MS });
  }

  /** Small records with keys of their own: each partition gets some. */
  async function sendGood(project: string): Promise<void> {
    const calls = callsOf(project, 60);
    await stage.produce(
      poisoned,
      calls.map((call) => [{ call }]),
    );
    good.push(...calls);
  }

  /** What a collector of others writes, without a signature; the last record is over the limit of our own. */
  function withoutProof(): Unproven {
    const { traces: topic } = stage.topics.signals;
    const headers = { 'x-tenant-id': poisoned };
    const calls = callsOf('proven-later', 6);
    const records = calls.map((call, index) => {
      const content = index === calls.length - 1 ? { content: 'x'.repeat(MEGABYTE / 2) } : {};
      return { topic, key: call.traceId, value: otlpOf([{ call, ...content }]), headers };
    });
    return { calls, records };
  }

  /** Signed for another topic, and for another tenant: the same calls twice. */
  function withWrongProof(): Unproven {
    const { traces: topic } = stage.topics.signals;
    const calls = callsOf('wrongly-signed', 3);
    const value = otlpOf(calls.map((call) => ({ call })));
    const ofOthers = stage.signed('globex', topic, value);
    return {
      calls,
      records: [
        { ...stage.signed(poisoned, 'elsewhere', value), topic },
        { ...ofOthers, headers: { ...ofOthers.headers, 'x-tenant-id': poisoned } },
      ],
    };
  }

  async function sendOfAnySize(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = createKafkaProducer({ brokers, clientId: 'fault-test', maxRecordBytes: 16 * MEGABYTE });
    try {
      await producer.send(records);
    } finally {
      await producer.close();
    }
  }

  async function sendBomb(): Promise<void> {
    const raw = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).producer();
    await raw.connect();
    try {
      const messages = Array.from({ length: RECORDS_OF_BOMB }, () => ({ value: Buffer.alloc(MEGABYTE), partition: 1 }));
      await raw.send({ topic: stage.topics.signals.traces, compression: CompressionTypes.GZIP, messages });
    } finally {
      await raw.disconnect();
    }
  }

  async function lettersByReason(): Promise<Readonly<Record<string, readonly KeptDeadLetter[]>>> {
    const letters = await stage.deadLetters.list({ includeReplayed: false, limit: 1_000 });
    return Object.groupBy(letters, ({ reason }) => reason) as Readonly<Record<string, readonly KeptDeadLetter[]>>;
  }

  async function command(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
    const one = stage.start('processor/dead-letters', `dead-letters ${args.join(' ')}`, {}, args);
    return { code: await one.whenEnded(), output: one.output() };
  }

  it('are put aside with reason and position, and the partition goes on behind them', async () => {
    const { traces: topic } = stage.topics.signals;
    const [foreign, forged] = [withoutProof(), withWrongProof()];
    unproven = { calls: [...foreign.calls, ...forged.calls], records: [...foreign.records, ...forged.records] };
    await sendGood('before');
    const late = { ...callsOf('too-late', 1)[0], startMs: Date.UTC(2099, 0, 1) } as ModelCall;
    const [beside] = callsOf('before', 1);
    if (beside === undefined) throw new Error('no call');
    const whole = otlpOf(callsOf('cut-off', 3).map((call) => ({ call })));
    await stage.send([
      stage.signed(poisoned, topic, Buffer.from([0x0a, 0xff, 0x01]), 'poison'),
      stage.signed(poisoned, topic, whole.subarray(0, whole.byteLength - 7), 'poison'),
      stage.signed(poisoned, topic, Buffer.from('{"resourceSpans":[{"attributes":{"a":'), 'poison'),
      stage.signed(poisoned, topic, otlpOf([{ call: late }, { call: beside }]), 'poison'),
      { topic, value: new Uint8Array(), headers: {} },
    ]);
    good.push(beside);
    await sendOfAnySize(unproven.records);
    await sendBomb();
    await sendGood('behind');

    await stage.verify(poisoned, good, { deadLetters: 'expected' });
    const letters = await lettersByReason();
    const counts = Object.fromEntries(Object.entries(letters).map(([reason, { length }]) => [reason, length]));
    expect(counts).toEqual({
      malformed: 3,
      'time-out-of-range': 1,
      // The empty one has no proof either.
      unproven: unproven.records.length + 1,
      unreadable: RECORDS_OF_BOMB,
    });
    expect(processor.isRunning()).toBe(true);
  }, 180_000);

  it('lie whole on the dead-letter topic, each at the position that the table names', async () => {
    const assembler = new DeadLetterAssembler();
    const whole = new Map<string, OutgoingRecord>();
    for (const record of await readTopics(stage, [stage.topics.deadLetters])) {
      const assembled = assembler.add(record);
      if (assembled.state !== 'whole') continue;
      const { topic, partition, offset } = assembled.letter.source;
      whole.set(`${topic}/${partition}/${offset} ${assembled.letter.reason}`, assembled.letter.original);
    }
    const table = await stage.deadLetters.list({ includeReplayed: false, limit: 1_000 });
    expect([...whole.keys()].sort()).toEqual(
      table.map(({ topic, partition, offset, reason }) => `${topic}/${partition}/${offset} ${reason}`).sort(),
    );
    const bytes = new Set([...whole.values()].map(({ value }) => Buffer.from(value).toString('base64')));
    for (const { value } of unproven.records) expect(bytes.has(Buffer.from(value).toString('base64'))).toBe(true);
  }, 60_000);

  it('are listed by a command that says what is wrong with them', async () => {
    const { code, output } = await command('list', '--reason', 'malformed');
    expect(code).toBe(0);
    expect(output).toMatch(/^3 dead letters: 3 malformed\.$/m);
    expect(output.match(/MALFORMED|malformed/g)?.length).toBeGreaterThanOrEqual(3);
    expect((await command('list', '--limit', 'many')).code).toBe(2);
    expect((await command('list', '--topic', 'no-such-topic')).output).toBe('No dead letters.\n');
  }, 60_000);

  it('are booked once their topic is trusted and they are replayed, and what is still wrong comes back', async () => {
    expect(await processor.stop()).toBe(0);
    const trust = { KAFKA_TOPIC_TRUST: `${stage.topics.signals.traces}=collector` };
    processor = stage.startProcessor('processor that trusts', trust);
    await stage.untilReady(processor);

    const replayed = await command('replay', '--reason', 'unproven');
    const count = unproven.records.length + 1;
    expect(replayed.output).toContain(`${count} dead letters replayed.`);
    expect(replayed.code).toBe(0);

    await stage.verify(poisoned, [...good, ...unproven.calls], { deadLetters: 'expected' });
    const letters = await lettersByReason();
    expect(letters['unproven']?.map(({ detail }) => detail)).toEqual(['tenant-missing']);
    expect((await command('replay', '--reason', 'unproven', '--tenant', 'acme')).output).toBe(
      'No dead letters to replay.\n',
    );
  }, 120_000);

  it('are left where they are when they cannot be sent again', async () => {
    const { code, output } = await command('replay', '--reason', 'unreadable');
    expect(code).toBe(3);
    expect(output).toContain(`0 dead letters replayed, ${RECORDS_OF_BOMB} not.`);
    expect((await lettersByReason())['unreadable']).toHaveLength(RECORDS_OF_BOMB);
  }, 60_000);
});
