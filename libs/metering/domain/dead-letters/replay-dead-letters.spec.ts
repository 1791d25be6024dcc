import { type OutgoingRecord, RecordTooLargeError, StreamUnavailableError } from '@tokenledger/shared/stream';

import type { KeptDeadLetter } from '../ledger/ports';
import { deadLetterId } from './dead-letter-id';
import { replayDeadLetters, type ReplayedLetter, type ReplayPorts } from './replay-dead-letters';

function aLetter(letter: Partial<KeptDeadLetter> = {}): KeptDeadLetter {
  return {
    tenant: 'acme',
    reason: 'time-out-of-range',
    detail: '',
    topic: 'otlp_spans',
    partition: 0,
    offset: '1',
    arrivedAt: new Date(0),
    failedAt: new Date(0),
    valueBytes: 3,
    valueKept: true,
    replayedAt: undefined,
    ...letter,
  };
}

function anOriginal(text: string, headers: Record<string, string> = {}): OutgoingRecord {
  return { topic: 'otlp_spans', value: Buffer.from(text), headers };
}

/** A table and a topic that hold some originals, and a broker that takes what `refuse` lets through. */
function scene(inTable: Record<string, OutgoingRecord>, onTopic: Record<string, OutgoingRecord> = {}) {
  const sent: OutgoingRecord[] = [];
  const marked: string[] = [];
  const asked: string[] = [];
  const refusals = new Map<OutgoingRecord, Error>();
  const ports: ReplayPorts = {
    table: {
      recordOf: (letter) => Promise.resolve(letter.valueKept ? inTable[deadLetterId(letter)] : undefined),
      markReplayed: (letter) => Promise.resolve(void marked.push(deadLetterId(letter))),
    },
    originalsOf: (letters) => {
      asked.push(...letters.map(deadLetterId));
      return Promise.resolve(new Map(Object.entries(onTopic)));
    },
    producer: {
      send: (records) => {
        const refusal = records.map((record) => refusals.get(record)).find((error) => error !== undefined);
        if (refusal !== undefined) return Promise.reject(refusal);
        return Promise.resolve(void sent.push(...records));
      },
    },
  };
  return { ports, sent, marked, asked, refusals };
}

async function replayAll(letters: readonly KeptDeadLetter[], ports: ReplayPorts, signal?: AbortSignal) {
  const replayed: ReplayedLetter[] = [];
  for await (const letter of replayDeadLetters(letters, ports, signal)) replayed.push(letter);
  return replayed;
}

describe('replayDeadLetters', () => {
  it('takes the bytes from the table, or from the topic where the table has none', async () => {
    const [kept, foreign] = [anOriginal('kept'), anOriginal('foreign')];
    const { ports, sent, marked, asked } = scene({ 'otlp_spans/0/1': kept }, { 'otlp_spans/0/2': foreign });
    const letters = [aLetter(), aLetter({ offset: '2', valueKept: false })];

    const replayed = await replayAll(letters, ports);

    expect(sent).toEqual([kept, foreign]);
    expect(marked).toEqual(['otlp_spans/0/1', 'otlp_spans/0/2']);
    expect(asked).toEqual(['otlp_spans/0/2']);
    expect(replayed.map(({ outcome }) => outcome)).toEqual(['replayed', 'replayed']);
  });

  it('says of which letter nothing is left, marks it not, and goes on', async () => {
    const { ports, marked } = scene({ 'otlp_spans/0/1': anOriginal('kept') });
    const replayed = await replayAll([aLetter(), aLetter({ offset: '2', valueKept: false })], ports);
    expect(replayed.map(({ outcome }) => outcome)).toEqual(['replayed', 'gone']);
    expect(marked).toEqual(['otlp_spans/0/1']);
  });

  it('sends no stand-in of an unreadable batch: it would come back', async () => {
    const { ports, sent, marked } = scene({}, { 'otlp_spans/0/1': anOriginal('x', { 'x-unreadable-batch': 'lz4: ' }) });
    const [replayed] = await replayAll([aLetter({ valueKept: false })], ports);
    expect(replayed?.outcome).toBe('unreadable');
    expect([sent, marked]).toEqual([[], []]);
  });

  it('goes on behind a record that its topic does not take any more', async () => {
    const [large, small] = [anOriginal('large'), anOriginal('small')];
    const { ports, refusals, marked } = scene({ 'otlp_spans/0/1': large, 'otlp_spans/0/2': small });
    refusals.set(large, new RecordTooLargeError('otlp_spans', 5, undefined));
    const replayed = await replayAll([aLetter(), aLetter({ offset: '2' })], ports);
    expect(replayed.map(({ outcome }) => outcome)).toEqual(['too-large', 'replayed']);
    expect(marked).toEqual(['otlp_spans/0/2']);
  });

  it('stops where the broker is out of reach, with nothing marked that it does not have', async () => {
    const kept = anOriginal('kept');
    const { ports, refusals, marked } = scene({ 'otlp_spans/0/1': kept });
    refusals.set(kept, new StreamUnavailableError('Kafka is out of reach'));
    await expect(replayAll([aLetter()], ports)).rejects.toThrow('out of reach');
    expect(marked).toEqual([]);
  });

  it('reads no topic where the table has all bytes', async () => {
    const { ports } = scene({ 'otlp_spans/0/1': anOriginal('kept') });
    const deaf: ReplayPorts = { ...ports, originalsOf: () => Promise.reject(new Error('nobody may ask')) };
    expect(await replayAll([aLetter()], deaf)).toHaveLength(1);
  });

  it('stops before the next letter when it is told to', async () => {
    const { ports, marked } = scene({ 'otlp_spans/0/1': anOriginal('one'), 'otlp_spans/0/2': anOriginal('two') });
    const stopping = new AbortController();
    for await (const { outcome } of replayDeadLetters([aLetter(), aLetter({ offset: '2' })], ports, stopping.signal)) {
      expect(outcome).toBe('replayed');
      stopping.abort();
    }
    expect(marked).toEqual(['otlp_spans/0/1']);
  });
});
