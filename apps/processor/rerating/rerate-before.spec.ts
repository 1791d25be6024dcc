import { silentLogger } from '@tokenledger/shared/telemetry';

import { rerateBefore } from './rerate-before';

const NEVER = new AbortController().signal;
const LONG = { leastMs: 60_000, mostMs: 60_000 };
const ONE_STEP = { leastMs: 0, mostMs: 0 };

function recorded(...outcomes: readonly ('idle' | 'worked' | 'postponed' | Error)[]) {
  const steps: string[] = [];
  const left = [...outcomes];
  const worker = {
    turn: () => {
      const outcome = left.shift() ?? 'idle';
      steps.push(outcome instanceof Error ? 'failed' : outcome);
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    },
  };
  const roller = { pass: () => (steps.push('roll'), Promise.resolve(3)) };
  return { steps, worker, roller };
}

describe('rerateBefore', () => {
  it('takes steps one after the other, then rolls', async () => {
    const { steps, worker, roller } = recorded('worked', 'worked');
    expect(await rerateBefore(worker, roller, silentLogger, LONG).pass(NEVER)).toBe(3);
    expect(steps).toEqual(['worked', 'worked', 'idle', 'roll']);
  });

  it('rolls between the steps of a long re-rating', async () => {
    const { steps, worker, roller } = recorded('worked', 'worked');
    const turn = rerateBefore(worker, roller, silentLogger, ONE_STEP);
    await turn.pass(NEVER);
    await turn.pass(NEVER);
    expect(steps).toEqual(['worked', 'roll', 'worked', 'roll']);
  });

  it('rolls all the same where a step fails, and does not try again at once', async () => {
    const { steps, worker, roller } = recorded('postponed', new Error('PostgreSQL is down'));
    const turn = rerateBefore(worker, roller, silentLogger, LONG);
    await turn.pass(NEVER);
    await turn.pass(NEVER);
    expect(steps).toEqual(['postponed', 'roll', 'failed', 'roll']);
  });

  it('begins no step once its turn is over', async () => {
    const { steps, worker, roller } = recorded('worked');
    await rerateBefore(worker, roller, silentLogger, LONG).pass(AbortSignal.abort());
    expect(steps).toEqual(['roll']);
  });
});
