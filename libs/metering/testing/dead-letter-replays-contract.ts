import { aPerson } from '@tokenledger/organization/testing';
import type { DeadLetterPosition, DeadLetterReplays, ReplayQueue, RequestedReplay } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';

const acme = tenantId('acme');
const globex = tenantId('globex');
const at = (text: string) => new Date(`2026-03-10T${text}Z`);
const letter = (offset: string): DeadLetterPosition => ({ topic: 'otlp_spans', partition: 0, offset });

function aRequest(replay: Partial<RequestedReplay> = {}): RequestedReplay {
  return {
    id: 'r1',
    requestedBy: aPerson('user-1'),
    requestedAt: at('12:00:00'),
    truncated: false,
    letters: [letter('1'), letter('2'), letter('9007199254740993')],
    ...replay,
  };
}

/** What every store of replays promises, to those who ask and to the worker. */
export function itKeepsTheDeadLetterReplaysContract(open: () => Promise<DeadLetterReplays & ReplayQueue>): void {
  let replays: DeadLetterReplays & ReplayQueue;

  beforeEach(async () => {
    replays = await open();
  });

  it('tells a tenant of its own replays only', async () => {
    await replays.request(acme, aRequest({ truncated: true }));
    expect(await replays.find(acme, 'r1')).toEqual({
      id: 'r1',
      state: 'queued',
      requestedBy: 'user-1',
      requestedAt: at('12:00:00'),
      finishedAt: undefined,
      truncated: true,
      total: 3,
      done: 0,
      replayed: 0,
      notReplayed: [],
      error: undefined,
    });
    expect(await replays.find(globex, 'r1')).toBeUndefined();
    expect(await replays.find(acme, 'no-such-replay')).toBeUndefined();
  });

  it('gives the letters in order, and what has an outcome not again', async () => {
    expect(await replays.hasWork()).toBe(false);
    await replays.request(acme, aRequest());
    expect(await replays.hasWork()).toBe(true);
    expect(await replays.takeTurn(at('12:00:01'), 2)).toEqual({
      tenant: acme,
      id: 'r1',
      letters: [letter('1'), letter('2')],
    });
    await replays.recordOutcome('r1', letter('1'), 'replayed');
    expect((await replays.takeTurn(at('12:00:02'), 2))?.letters).toEqual([letter('2'), letter('9007199254740993')]);
    await replays.recordOutcome('r1', letter('2'), 'gone');
    await replays.recordOutcome('r1', letter('2'), 'replayed');
    await replays.recordOutcome('r1', letter('9007199254740993'), 'too-large');
    expect((await replays.takeTurn(at('12:00:03'), 2))?.letters).toEqual([]);
    expect(await replays.find(acme, 'r1')).toMatchObject({
      state: 'running',
      done: 3,
      replayed: 1,
      notReplayed: [
        { ...letter('2'), outcome: 'gone' },
        { ...letter('9007199254740993'), outcome: 'too-large' },
      ],
    });
    await replays.finish('r1', at('12:00:04'));
    expect(await replays.find(acme, 'r1')).toMatchObject({ state: 'done', finishedAt: at('12:00:04') });
    expect(await replays.takeTurn(at('12:00:05'), 2)).toBeUndefined();
    expect(await replays.hasWork()).toBe(false);
  });

  it('gives replays their turns one after the other, the oldest request first', async () => {
    await replays.request(globex, aRequest({ id: 'r2', requestedAt: at('12:00:01') }));
    await replays.request(acme, aRequest());
    const turns: (string | undefined)[] = [];
    for (const second of ['10', '11', '12', '13']) {
      turns.push((await replays.takeTurn(at(`12:00:${second}`), 1))?.id);
    }
    expect(turns).toEqual(['r1', 'r2', 'r1', 'r2']);
  });

  it('counts failures until a letter gets its outcome, and shows the newest meanwhile', async () => {
    await replays.request(acme, aRequest());
    await replays.takeTurn(at('12:00:01'), 1);
    expect(await replays.postpone('r1', 'out of reach')).toBe(1);
    expect(await replays.postpone('r1', 'still out of reach')).toBe(2);
    expect(await replays.find(acme, 'r1')).toMatchObject({ state: 'running', error: 'still out of reach' });
    await replays.recordOutcome('r1', letter('1'), 'replayed');
    expect(await replays.find(acme, 'r1')).toMatchObject({ state: 'running', error: undefined });
    expect(await replays.postpone('r1', 'out of reach')).toBe(1);
  });

  it('keeps what was replayed of a replay that is given up, which then stays so', async () => {
    await replays.request(acme, aRequest());
    await replays.recordOutcome('r1', letter('1'), 'replayed');
    await replays.fail('r1', at('12:00:04'), 'broke');
    await replays.finish('r1', at('12:00:05'));
    expect(await replays.find(acme, 'r1')).toMatchObject({
      state: 'failed',
      finishedAt: at('12:00:04'),
      error: 'broke',
      total: 3,
      replayed: 1,
    });
    expect(await replays.takeTurn(at('12:00:05'), 2)).toBeUndefined();
  });

  it('forgets a replay 30 days after it ended, not before', async () => {
    await replays.request(acme, aRequest());
    await replays.finish('r1', at('12:00:00'));
    await replays.request(acme, aRequest({ id: 'r2', requestedAt: new Date('2026-04-09T12:00:00Z') }));
    expect(await replays.find(acme, 'r1')).toBeDefined();
    await replays.request(acme, aRequest({ id: 'r3', requestedAt: new Date('2026-04-09T12:00:01Z') }));
    expect(await replays.find(acme, 'r1')).toBeUndefined();
    expect(await replays.find(acme, 'r2')).toBeDefined();
  });
}
