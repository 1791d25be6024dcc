import type { Leadership } from '../rollup/roller-loop';
import { WorkLoop } from './work-loop';

const settings = { askEveryMs: 1, backOffMs: 1 };

function aLeadership(): Leadership & { turns: number } {
  return {
    turns: 0,
    async lead(signal, work) {
      this.turns += 1;
      await work(signal);
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('WorkLoop', () => {
  it('runs for the lead only while there is work, and then works until nothing is left', async () => {
    const leadership = aLeadership();
    let asked = 0;
    let left = 0;
    const loop = new WorkLoop({
      hasWork: () => Promise.resolve((asked += 1) > 0 && left > 0),
      worker: { turn: () => Promise.resolve(left > 0 && (left -= 1) >= 0 ? 'worked' : 'idle') },
      leadership,
      onFailure: () => undefined,
      settings,
    });
    loop.start();
    await until(() => asked > 3);
    expect(leadership.turns).toBe(0);
    left = 3;
    await until(() => left === 0);
    await loop.stop();
    expect(leadership.turns).toBe(1);
  });

  it('asks again after the queue was out of reach', async () => {
    const failures: unknown[] = [];
    let asked = 0;
    const loop = new WorkLoop({
      hasWork: () => ((asked += 1) === 1 ? Promise.reject(new Error('away')) : Promise.resolve(false)),
      worker: { turn: () => Promise.resolve('idle') },
      leadership: aLeadership(),
      onFailure: (error) => failures.push(error),
      settings,
    });
    loop.start();
    await until(() => asked > 2);
    await loop.stop();
    expect(failures).toHaveLength(1);
  });

  it('stops in the middle of work, with the turn in hand done', async () => {
    let turns = 0;
    const loop = new WorkLoop({
      hasWork: () => Promise.resolve(true),
      worker: {
        turn: async (signal) => {
          await until(() => signal.aborted);
          turns += 1;
          return 'worked';
        },
      },
      leadership: aLeadership(),
      onFailure: () => undefined,
      settings,
    });
    loop.start();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await loop.stop();
    expect(turns).toBe(1);
  });
});
