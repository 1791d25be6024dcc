import { measureProcess, peakMemoryIn, ticksIn } from './process-usage';

describe('the usage of a process', () => {
  it('is read behind a command name with blanks and brackets', () => {
    // fields 14 to 17 of proc(5): 100 + 20 + 3 + 4
    const stat = '42 (node (bench) x) S 1 42 42 0 -1 4194560 900 0 0 0 100 20 3 4 20 0 11 0 5 6 7';
    expect(ticksIn(stat)).toBe(127);
  });

  it('has the largest resident memory', () => {
    expect(peakMemoryIn('Name:\tnode\nVmHWM:\t  2048 kB\nVmRSS:\t 1024 kB\n')).toBe(2048 * 1024);
  });

  it('grows with the work of this process', () => {
    const meter = measureProcess('this test', process.pid);
    const until = performance.now() + 100;
    let rounds = 0;
    while (performance.now() < until) rounds += 1;
    const usage = meter.read();
    expect(rounds).toBeGreaterThan(0);
    expect(usage.cpuSeconds).toBeGreaterThan(0);
    expect(usage.peakMemoryBytes).toBeGreaterThan(1024 * 1024);
  });
});
