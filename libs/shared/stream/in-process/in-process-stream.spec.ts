import { createInProcessStream, type InProcessSettings, type StreamRecord } from '../index';
import { collecting, deferred, describeStreamContract, recordOf, textOf } from '../testing/stream-contract';

const topic = 'otlp_spans';

describeStreamContract('one process', () => {
  const { producer, consumer } = createInProcessStream();
  const close = async (): Promise<void> => {
    await producer.close();
    await consumer.stop();
  };
  return Promise.resolve({ topic, producer, consumer, close });
});

describe('the stream in one process', () => {
  const open = (settings: InProcessSettings = {}) => ({ topic, ...createInProcessStream(settings) });

  it('acknowledges only after the handler has resolved', async () => {
    const stream = open();
    const handled = deferred();
    await stream.consumer.start(() => handled.promise);
    let acknowledged = false;
    const sent = stream.producer.send([recordOf(stream, 'one')]).then(() => (acknowledged = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(acknowledged).toBe(false);
    handled.resolve();
    await sent;
    expect(acknowledged).toBe(true);
  });

  it('refuses a batch that the handler rejects, and takes it when it is sent again', async () => {
    const stream = open();
    const outcomes = [new Error('the ledger is away')];
    const seen: StreamRecord[] = [];
    await stream.consumer.start((records) => {
      const failure = outcomes.shift();
      if (failure !== undefined) return Promise.reject(failure);
      seen.push(...records);
      return Promise.resolve();
    });
    const refused = stream.producer.send([recordOf(stream, 'one')]);
    await expect(refused).rejects.toMatchObject({ code: 'STREAM_UNAVAILABLE', retriable: true });
    expect(stream.consumer.health().detail).toBe('the last batch failed: the ledger is away');

    await stream.producer.send([recordOf(stream, 'one')]);
    expect(seen.map(textOf)).toEqual(['one']);
    expect(stream.consumer.health().detail).toBe('handling records in process');
  });

  it('puts concurrent sends into one batch and cuts batches between sends', async () => {
    const stream = open({ maxRecords: 4 });
    const sizes: number[] = [];
    await stream.consumer.start((records) => {
      sizes.push(records.length);
      return Promise.resolve();
    });
    const three = () => ['a', 'b', 'c'].map((text) => recordOf(stream, text));
    await Promise.all([
      stream.producer.send([recordOf(stream, 'x')]),
      stream.producer.send(three()),
      stream.producer.send(three()),
    ]);
    // 1 + 3 fit into 4; the second three would make 7
    expect(sizes).toEqual([4, 3]);
  });

  it('refuses at once when too much waits', async () => {
    const stream = open({ maxQueuedBytes: 100 });
    const waiting = stream.producer.send([{ ...recordOf(stream, ''), value: Buffer.alloc(80) }]);
    await expect(stream.producer.send([{ ...recordOf(stream, ''), value: Buffer.alloc(21) }])).rejects.toMatchObject({
      code: 'STREAM_UNAVAILABLE',
      message: '80 bytes wait for the ledger already, no room for 21 more',
    });
    await collecting(stream);
    await waiting;
  });

  it('refuses what waited too long and does not hand it over later', async () => {
    const stream = open({ sendTimeoutMs: 20 });
    await expect(stream.producer.send([recordOf(stream, 'forgotten')])).rejects.toMatchObject({ retriable: true });
    const seen = await collecting(stream);
    await stream.producer.send([recordOf(stream, 'fresh')]);
    expect((await seen.atLeast(1)).map(textOf)).toEqual(['fresh']);
  });

  it('refuses what waits behind the batch in hand when it stops', async () => {
    const stream = open({ lingerMs: 0 });
    const begun = deferred();
    const release = deferred();
    await stream.consumer.start(() => {
      begun.resolve();
      return release.promise;
    });
    const inHand = stream.producer.send([recordOf(stream, 'one')]);
    await begun.promise;
    const behind = stream.producer.send([recordOf(stream, 'two')]);
    const stopped = stream.consumer.stop();
    await expect(behind).rejects.toMatchObject({ code: 'STREAM_UNAVAILABLE' });
    release.resolve();
    await inHand;
    await stopped;
  });

  it('aborts the signal of a handler that does not end within the grace', async () => {
    const stream = open({ lingerMs: 0, stopGraceMs: 20 });
    const begun = deferred();
    await stream.consumer.start((_records, signal) => {
      begun.resolve();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    });
    const sent = stream.producer.send([recordOf(stream, 'one')]);
    await begun.promise;
    await Promise.all([expect(sent).rejects.toMatchObject({ retriable: true }), stream.consumer.stop()]);
  });
});
