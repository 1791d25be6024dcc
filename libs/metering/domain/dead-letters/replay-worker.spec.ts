import { aPerson } from '@tokenledger/organization/testing';
import { aDeadLetter, InMemoryDeadLetterReplays, InMemoryDeadLetters } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { type OutgoingRecord, StreamUnavailableError } from '@tokenledger/shared/stream';
import { FixedClock } from '@tokenledger/shared/time';

import { deadLetterId } from './dead-letter-id';
import { MOST_FAILED_TURNS, ReplayWorker } from './replay-worker';

const acme = tenantId('acme');
const running = new AbortController().signal;

/** Three letters of acme, of which a replay is queued, and a stream that may fail. */
async function scene() {
  const letters = new InMemoryDeadLetters();
  const originals = ['1', '2', '3'].map((offset) => aDeadLetter({ offset, value: Buffer.from(`value ${offset}`) }));
  await letters.keep(originals);
  const queue = new InMemoryDeadLetterReplays();
  const requested = { requestedBy: aPerson('user-1'), requestedAt: new Date('2026-03-10T13:00:00Z'), truncated: false };
  await queue.request(acme, { id: 'r1', ...requested, letters: originals });
  const sent: string[] = [];
  const stream: { failure: Error | undefined; onSend: () => void } = { failure: undefined, onSend: () => undefined };
  const heard: string[] = [];
  const worker = new ReplayWorker({
    queue,
    letters,
    replay: {
      table: letters,
      originalsOf: () => Promise.resolve(new Map()),
      producer: {
        send: (records: readonly OutgoingRecord[]) => {
          if (stream.failure !== undefined) return Promise.reject(stream.failure);
          sent.push(...records.map(({ value }) => Buffer.from(value).toString()));
          stream.onSend();
          return Promise.resolve();
        },
      },
    },
    observer: {
      outcome: (_id, outcome) => heard.push(outcome),
      finished: () => heard.push('finished'),
      turnFailed: (_id, _error, givenUp) => heard.push(givenUp ? 'given up' : 'postponed'),
    },
    clock: new FixedClock('2026-03-10T13:00:05Z'),
  });
  const replay = () => queue.find(acme, 'r1');
  return { letters, queue, worker, sent, stream, heard, replay };
}

describe('ReplayWorker', () => {
  it('sends every letter again as it was, marks it, and ends the replay', async () => {
    const { worker, sent, replay, letters, heard } = await scene();
    expect(await worker.turn(running)).toBe('worked');
    expect(await worker.turn(running)).toBe('worked');
    expect(await worker.turn(running)).toBe('idle');
    expect(sent).toEqual(['value 1', 'value 2', 'value 3']);
    expect(await replay()).toMatchObject({ state: 'done', total: 3, replayed: 3, notReplayed: [] });
    expect(await letters.tally(acme)).toMatchObject({ waiting: 0n, replayed: 3n });
    expect(heard).toEqual(['replayed', 'replayed', 'replayed', 'finished']);
  });

  it('goes on where another worker died, and sends what was marked not once more', async () => {
    const { worker, sent, replay, letters, queue } = await scene();
    await queue.takeTurn(new Date('2026-03-10T13:00:01Z'), 10);
    const [first, second] = await letters.waiting(acme, ['time-out-of-range'], 2);
    if (first === undefined || second === undefined) throw new Error('two letters were to wait');
    await letters.markReplayed(first);
    await queue.recordOutcome('r1', first, 'replayed');
    // It died between the mark and the outcome.
    await letters.markReplayed(second);
    await worker.turn(running);
    await worker.turn(running);
    expect(sent).toEqual(['value 3']);
    expect(await replay()).toMatchObject({ state: 'done', replayed: 3 });
  });

  it('tells of a letter that is gone', async () => {
    const { worker, queue } = await scene();
    const gone = { topic: 'otlp_spans', partition: 9, offset: '9' };
    const requested = {
      requestedBy: aPerson('user-1'),
      requestedAt: new Date('2026-03-10T12:59:00Z'),
      truncated: false,
    };
    await queue.request(acme, { id: 'r0', ...requested, letters: [gone] });
    while ((await worker.turn(running)) !== 'idle');
    expect((await queue.find(acme, 'r0'))?.notReplayed).toEqual([{ ...gone, outcome: 'gone' }]);
  });

  it('tries again while the stream is out of reach, and goes on once it is back', async () => {
    const { worker, stream, replay, sent } = await scene();
    stream.failure = new StreamUnavailableError('Kafka at 10.0.0.1 is out of reach');
    expect(await worker.turn(running)).toBe('postponed');
    expect(await replay()).toMatchObject({
      state: 'running',
      done: 0,
      error: 'The stream or the ledger is out of reach; it is tried again.',
    });
    stream.failure = undefined;
    await worker.turn(running);
    await worker.turn(running);
    expect(await replay()).toMatchObject({ state: 'done', replayed: 3, error: undefined });
    expect(sent).toHaveLength(3);
  });

  it('gives up what stays out of reach, and says what to do', async () => {
    const { worker, stream, replay, heard } = await scene();
    stream.failure = new StreamUnavailableError('Kafka is out of reach');
    for (let turns = 0; turns < MOST_FAILED_TURNS; turns += 1) await worker.turn(running);
    expect(await worker.turn(running)).toBe('idle');
    expect(await replay()).toMatchObject({ state: 'failed', error: expect.stringContaining('again later') as string });
    expect(heard.filter((word) => word === 'given up')).toHaveLength(1);
  });

  it('gives up at once what breaks on our side, without telling people its innards', async () => {
    const { worker, stream, replay } = await scene();
    stream.failure = new TypeError('cannot read secret of undefined');
    await worker.turn(running);
    const { state, error } = (await replay()) ?? {};
    expect([state, error]).toEqual(['failed', expect.stringContaining('quote the id')]);
    expect(error).not.toContain('secret');
  });

  it('stops after the letter in hand when it is told to, and leaves the rest to the next worker', async () => {
    const { worker, stream, replay, sent, letters } = await scene();
    const stopping = new AbortController();
    stream.onSend = () => stopping.abort();
    await worker.turn(stopping.signal);
    expect(sent).toEqual(['value 1']);
    expect(await replay()).toMatchObject({ state: 'running', done: 1, error: undefined });
    const waiting = await letters.waiting(acme, ['time-out-of-range'], 10);
    expect(waiting.map(deadLetterId)).toEqual(['otlp_spans/0/2', 'otlp_spans/0/3']);
  });
});
