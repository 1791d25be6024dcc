import { EventEmitter } from 'node:events';

import { flushOnSignals, type Stoppable } from './flush-on-signals';
import { settlePromises } from './testing/manual-timers';

class FakeProcess extends EventEmitter {
  readonly pid = 42;
  readonly raised: string[] = [];

  kill(pid: number, signal: NodeJS.Signals): void {
    this.raised.push(`${pid} ${signal}`);
  }
}

describe('flushOnSignals', () => {
  const telemetry = (heard: string[]): Stoppable => ({
    shutdown: (timeoutMs) => Promise.resolve(void heard.push(`shutdown within ${timeoutMs}`) as never),
  });

  it('flushes, then lets the signal end the process as it would have', async () => {
    const heard: string[] = [];
    const host = new FakeProcess();
    flushOnSignals(telemetry(heard), ['SIGTERM'], 1_000, host);
    host.emit('SIGTERM', 'SIGTERM');
    await settlePromises();
    expect(heard).toEqual(['shutdown within 1000']);
    expect(host.raised).toEqual(['42 SIGTERM']);
    expect(host.listenerCount('SIGTERM')).toBe(0);
  });

  it('leaves the end of the process to whoever else listens', async () => {
    const host = new FakeProcess();
    host.on('SIGTERM', () => undefined);
    flushOnSignals(telemetry([]), undefined, undefined, host);
    host.emit('SIGTERM', 'SIGTERM');
    await settlePromises();
    expect(host.raised).toEqual([]);
    expect(host.listenerCount('SIGTERM')).toBe(1);
  });

  it('can be taken back', () => {
    const host = new FakeProcess();
    flushOnSignals(telemetry([]), ['SIGTERM', 'SIGINT'], undefined, host)();
    expect([host.listenerCount('SIGTERM'), host.listenerCount('SIGINT')]).toEqual([0, 0]);
  });
});
