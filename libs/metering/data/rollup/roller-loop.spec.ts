import { type Leadership, RollerLoop } from './roller-loop';

const settings = { restMs: 1, restFactor: 0, backOffMs: 1 };
const alwaysMyTurn: Leadership = { lead: (signal, work) => work(signal) };

function passesOf(...outcomes: readonly (number | Error)[]) {
  const left = [...outcomes];
  let done = (): void => undefined;
  const finished = new Promise<void>((resolve) => (done = resolve));
  return {
    finished,
    pass: (): Promise<number> => {
      const outcome = left.shift();
      if (left.length === 0) done();
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome ?? 0);
    },
  };
}

describe('RollerLoop', () => {
  it('goes on after a failed pass, and tells of it', async () => {
    const roller = passesOf(3, new Error('ClickHouse is away'), 2, 0);
    const heard: string[] = [];
    const loop = new RollerLoop(
      roller,
      alwaysMyTurn,
      { passed: (_seconds, buckets) => heard.push(`rolled ${buckets}`), failed: (error) => heard.push(String(error)) },
      settings,
    );
    loop.start();
    await roller.finished;
    await loop.stop();
    expect(heard).toEqual(['rolled 3', 'Error: ClickHouse is away', 'rolled 2']);
    expect(loop.failure).toBeUndefined();
  });

  it('does nothing while it is not its turn, and stops while it waits', async () => {
    const waiting: Leadership = {
      lead: (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    };
    const roller = passesOf(1);
    let passes = 0;
    const counted = { pass: (): Promise<number> => ((passes += 1), roller.pass()) };
    const loop = new RollerLoop(counted, waiting, { passed: () => undefined, failed: () => undefined }, settings);
    loop.start();
    await loop.stop();
    expect(passes).toBe(0);
  });
});
