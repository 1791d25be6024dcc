import { createLogger, processSink } from './create-logger';
import { toHumanLine, toJsonLine } from './log-line';
import type { LogFacts, LogLevel } from './logger';

const clock = { now: () => new Date('2026-03-01T10:00:00.000Z') };
const secret = `tli_abcDEF012345_${'S'.repeat(40)}Check1`;

function logged(facts: LogFacts, message = 'hello'): Record<string, unknown> {
  const lines: string[] = [];
  createLogger({ service: 'api', clock, sink: (entry) => lines.push(toJsonLine(entry)) }).info(message, facts);
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

describe('createLogger', () => {
  it('writes one JSON object a line', () => {
    expect(logged({ records: 12, tenant: 'acme' }, 'took\na batch')).toEqual({
      time: '2026-03-01T10:00:00.000Z',
      level: 'info',
      message: 'took\na batch',
      service: 'api',
      records: 12,
      tenant: 'acme',
    });
  });

  it('lets no fact take the place of the time, the level or the message', () => {
    expect(logged({ level: 'error', time: 'never', message: 'other' })).toMatchObject({
      level: 'info',
      time: '2026-03-01T10:00:00.000Z',
      message: 'hello',
    });
  });

  it.each<[LogLevel | undefined, string[]]>([
    ['debug', ['d', 'i', 'w', 'e']],
    [undefined, ['i', 'w', 'e']],
    ['warn', ['w', 'e']],
    ['error', ['e']],
  ])('at level %s writes %s', (level, expected) => {
    const messages: string[] = [];
    const logger = createLogger({
      service: 'api',
      sink: ({ message }) => messages.push(message),
      ...(level === undefined ? {} : { level }),
    });
    logger.debug('d');
    logger.info('i');
    logger.warn('w');
    logger.error('e');
    expect(messages).toEqual(expected);
  });

  it('gives every line of a child the facts of its parents', () => {
    const facts: unknown[] = [];
    const logger = createLogger({ service: 'api', sink: (entry) => facts.push(entry.facts) });
    logger.child({ tenant: 'acme' }).child({ part: 'spend' }).info('x', { tenant: 'other' });
    expect(facts).toEqual([{ service: 'api', tenant: 'other', part: 'spend' }]);
  });

  it.each<[string, LogFacts, string]>([
    ['an ingestion key', { header: secret }, 'S'.repeat(10)],
    [
      'a read key within a sentence',
      { why: `the key "tlr_abcDEF012345_${'R'.repeat(46)}" is unknown` },
      'R'.repeat(10),
    ],
    ['a bearer token', { header: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc' }, 'eyJ'],
    ['basic credentials', { headers: { authorization: 'Basic dXNlcjpwYXNz' } }, 'dXNl'],
    ['a password in a connection string', { url: 'postgres://tl:hunter2@db:5432/tl' }, 'hunter2'],
    ['a fact that is named a password', { database: { password: 'hunter2' } }, 'hunter2'],
    ['a secret in an error', { error: new Error(`no tenant for ${secret}`, { cause: new Error(secret) }) }, 'SSSS'],
    ['a secret in a list', { list: [['x', secret]] }, 'SSSS'],
  ])('never writes %s', (_name, facts, canary) => {
    const line = JSON.stringify(logged(facts));
    expect(line).not.toContain(canary);
    expect(line).toContain('[redacted]');
  });

  it('never writes a key that stands in the message, but says which key it was', () => {
    const { message } = logged({}, `refused ${secret}`);
    expect(message).toBe('refused tli_abcDEF012345_[redacted]');
  });

  it('keeps ids of keys readable', () => {
    expect(logged({ keyId: 'abcDEF012345', secretId: 'k1', tokens: 5 })).toMatchObject({
      keyId: 'abcDEF012345',
      secretId: 'k1',
      tokens: 5,
    });
  });

  it('spells errors out with code and cause', () => {
    const error = Object.assign(new Error('outer', { cause: new Error('inner') }), { code: 'ECONNREFUSED' });
    expect(logged({ error })).toMatchObject({
      error: { name: 'Error', message: 'outer', code: 'ECONNREFUSED', cause: { name: 'Error', message: 'inner' } },
    });
  });

  it('writes what JSON has no word for', () => {
    const cycle: Record<string, unknown> = {
      big: 2n ** 64n,
      none: undefined,
      bytes: new Uint8Array(3),
      nan: Number.NaN,
    };
    cycle['self'] = cycle;
    const line = logged({
      cycle,
      at: new Date(0),
      invalid: new Date(Number.NaN),
      get broken() {
        throw new Error('no');
      },
    });
    expect(line).toMatchObject({
      cycle: { big: '18446744073709551616', bytes: '[3 bytes]', nan: 'NaN' },
      at: '1970-01-01T00:00:00.000Z',
      invalid: 'Invalid Date',
    });
  });

  it('cuts a text that would drown the log', () => {
    expect(String(logged({ body: 'x'.repeat(1_000_000) })['body']).length).toBeLessThan(10_000);
  });
});

describe('processSink', () => {
  function streams(isTTY: boolean) {
    const written = { out: '', err: '' };
    const listeners: ((error: Error) => void)[] = [];
    const stream = (name: 'out' | 'err') => ({
      isTTY,
      write: (text: string) => (written[name] += text),
      on: (_event: 'error', listener: (error: Error) => void) => listeners.push(listener),
    });
    return { written, listeners, stdout: stream('out'), stderr: stream('err') };
  }

  it('parts what happened from what went wrong', () => {
    const target = streams(false);
    const logger = createLogger({ service: 'api', clock, sink: processSink(target) });
    logger.info('fine');
    logger.error('broken');
    expect(JSON.parse(target.written.out)).toMatchObject({ message: 'fine' });
    expect(JSON.parse(target.written.err)).toMatchObject({ message: 'broken' });
  });

  it('speaks to a person at a terminal', () => {
    const target = streams(true);
    createLogger({ service: 'api', clock, sink: processSink(target) }).info('ready', { port: 4000 });
    expect(target.written.out).toContain('10:00:00.000');
    expect(target.written.out).toContain('ready');
    expect(() => JSON.parse(target.written.out) as unknown).toThrow();
  });

  it('survives a reader that went away', () => {
    const target = streams(false);
    processSink(target);
    expect(target.listeners).toHaveLength(2);
    expect(() => target.listeners.forEach((listener) => listener(new Error('EPIPE')))).not.toThrow();
  });
});

it('keeps a line of a person on one line, whatever the message holds', () => {
  const line = toHumanLine({
    at: clock.now(),
    level: 'warn',
    message: 'two\nlines\u001B[31m',
    facts: { text: 'also\ntwo' },
  });
  expect(line).not.toContain('\n');
});
