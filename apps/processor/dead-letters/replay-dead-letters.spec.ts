import type { KeptDeadLetter } from '@tokenledger/metering/domain';
import { type OutgoingRecord, RecordTooLargeError, StreamUnavailableError } from '@tokenledger/shared/stream';

import { positionOf } from './find-originals';
import { replayDeadLetters, type ReplayPorts } from './replay-dead-letters';

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
      recordOf: (letter) => Promise.resolve(letter.valueKept ? inTable[positionOf(letter)] : undefined),
      markReplayed: (letter) => Promise.resolve(void marked.push(positionOf(letter))),
    },
    originalsOf: (letters) => {
      asked.push(...letters.map(positionOf));
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

describe('replayDeadLetters', () => {
  it('takes the bytes from the table, or from the topic where the table has none', async () => {
    const [kept, foreign] = [anOriginal('kept'), anOriginal('foreign')];
    const { ports, sent, marked, asked } = scene({ 'otlp_spans/0/1': kept }, { 'otlp_spans/0/2': foreign });
    const letters = [aLetter({ offset: '2', valueKept: false }), aLetter()];

    const replayed = await replayDeadLetters(letters, ports);

    // The list is newest first; replay goes the other way round.
    expect(sent).toEqual([kept, foreign]);
    expect(marked).toEqual(['otlp_spans/0/1', 'otlp_spans/0/2']);
    expect(asked).toEqual(['otlp_spans/0/2']);
    expect(replayed.map(({ outcome }) => outcome)).toEqual(['replayed', 'replayed']);
  });

  it('says of which letter nothing is left, marks it not, and goes on', async () => {
    const { ports, marked } = scene({ 'otlp_spans/0/1': anOriginal('kept') });
    const replayed = await replayDeadLetters([aLetter(), aLetter({ offset: '2', valueKept: false })], ports);
    expect(replayed.map(({ outcome }) => outcome)).toEqual(['gone', 'replayed']);
    expect(marked).toEqual(['otlp_spans/0/1']);
  });

  it('sends no stand-in of an unreadable batch: it would come back', async () => {
    const { ports, sent, marked } = scene({}, { 'otlp_spans/0/1': anOriginal('x', { 'x-unreadable-batch': 'lz4: ' }) });
    const [replayed] = await replayDeadLetters([aLetter({ valueKept: false })], ports);
    expect(replayed?.outcome).toBe('unreadable');
    expect([sent, marked]).toEqual([[], []]);
  });

  it('goes on behind a record that its topic does not take any more', async () => {
    const [large, small] = [anOriginal('large'), anOriginal('small')];
    const { ports, refusals, marked } = scene({ 'otlp_spans/0/1': large, 'otlp_spans/0/2': small });
    refusals.set(large, new RecordTooLargeError('otlp_spans', 5, undefined));
    const replayed = await replayDeadLetters([aLetter({ offset: '2' }), aLetter()], ports);
    expect(replayed.map(({ outcome }) => outcome)).toEqual(['too-large', 'replayed']);
    expect(marked).toEqual(['otlp_spans/0/2']);
  });

  it('stops where the broker is out of reach, with nothing marked that it does not have', async () => {
    const kept = anOriginal('kept');
    const { ports, refusals, marked } = scene({ 'otlp_spans/0/1': kept });
    refusals.set(kept, new StreamUnavailableError('Kafka is out of reach'));
    await expect(replayDeadLetters([aLetter()], ports)).rejects.toThrow('out of reach');
    expect(marked).toEqual([]);
  });
});
