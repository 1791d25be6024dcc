import { type Readiness, ReadinessProbe } from './readiness';

const up: Readiness = { ready: true, detail: 'connected' };

function clockAt(ms = 0) {
  let now = ms;
  return { now: () => new Date(now), pass: (by: number) => (now += by) };
}

describe('ReadinessProbe', () => {
  it('is ready when every dependency is', async () => {
    const probe = new ReadinessProbe([{ name: 'clickhouse', check: () => up }]);
    expect(await probe.report()).toEqual({ ready: true, dependencies: [{ name: 'clickhouse', ...up }] });
  });

  it('says which dependency is missing, and why', async () => {
    const probe = new ReadinessProbe([
      { name: 'clickhouse', check: () => Promise.resolve(up) },
      { name: 'postgres', check: () => Promise.reject(new Error('connect ECONNREFUSED')) },
      {
        name: 'kafka',
        check: () => {
          throw Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
        },
      },
    ]);
    expect(await probe.report()).toEqual({
      ready: false,
      dependencies: [
        { name: 'clickhouse', ...up },
        { name: 'postgres', ready: false, detail: 'connect ECONNREFUSED' },
        { name: 'kafka', ready: false, detail: 'ECONNREFUSED' },
      ],
    });
  });

  it('waits for no dependency longer than the time-out', async () => {
    const never = { name: 'kafka', check: () => new Promise<Readiness>(() => undefined) };
    const probe = new ReadinessProbe([never, { name: 'postgres', check: () => up }], { timeoutMs: 5 });
    expect(await probe.report()).toEqual({
      ready: false,
      dependencies: [
        { name: 'kafka', ready: false, detail: 'no answer within 5 ms' },
        { name: 'postgres', ...up },
      ],
    });
  });

  it('asks all dependencies at once', async () => {
    const started: string[] = [];
    let answer: (readiness: Readiness) => void = () => undefined;
    const waiting = new Promise<Readiness>((resolve) => (answer = resolve));
    const slow = (name: string) => ({
      name,
      check: () => {
        started.push(name);
        return waiting;
      },
    });
    const report = new ReadinessProbe([slow('a'), slow('b')]).report();
    expect(started).toEqual(['a', 'b']);
    answer(up);
    expect((await report).ready).toBe(true);
  });

  it('asks again only when the last answer is a second old', async () => {
    let asked = 0;
    const clock = clockAt();
    const check = (): Readiness => ({ ready: (asked += 1) > 0, detail: '' });
    const probe = new ReadinessProbe([{ name: 'a', check }], { clock });
    await Promise.all([probe.report(), probe.report()]);
    clock.pass(999);
    await probe.report();
    expect(asked).toBe(1);
    clock.pass(1);
    await probe.report();
    expect(asked).toBe(2);
  });

  it('is not ready any more once the process stops', async () => {
    const probe = new ReadinessProbe([{ name: 'a', check: () => up }]);
    probe.drain();
    expect(await probe.report()).toMatchObject({
      ready: false,
      dependencies: [{ name: 'process', ready: false, detail: 'shutting down' }, { name: 'a' }],
    });
  });
});
