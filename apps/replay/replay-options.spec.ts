import { parseReplayOptions, type ReplayOptions } from './replay-options';
import { newRunId, startOfRunId } from './run-id';
import { progressLines } from './replay-progress';

const parse = (...args: string[]): ReplayOptions | 'help' =>
  parseReplayOptions(['trace.csv', ...args], { TOKENLEDGER_INGESTION_KEY: 'from-environment' });

describe('parseReplayOptions', () => {
  it('needs a file and a key, and has a preset for the rest', () => {
    expect(parse()).toEqual({
      file: 'trace.csv',
      target: { transport: 'otlp', endpoint: 'http://127.0.0.1:4318/', ingestionKey: 'from-environment' },
      speed: 'max',
      startMs: undefined,
      runId: undefined,
      model: 'gpt-4o',
      provider: 'openai',
      team: undefined,
      project: undefined,
      check: undefined,
      timeoutMs: 120_000,
    });
  });

  it('takes what the command line says', () => {
    const args =
      '--transport kafka --brokers a:1,b:2 --key k --speed 2.5 --start 2026-11-23T12:00:00+01:00 --timeout 5';
    expect(parse(...args.split(' '), '--check', '--read-key', 'r')).toMatchObject({
      target: {
        transport: 'kafka',
        brokers: ['a:1', 'b:2'],
        topic: 'otlp_spans',
        tenant: 'default',
        ingestionKey: 'k',
      },
      speed: 2.5,
      startMs: Date.parse('2026-11-23T11:00:00Z'),
      check: { apiUrl: new URL('http://127.0.0.1:3000'), readKey: 'r' },
      timeoutMs: 5_000,
    });
  });

  it('repeats a run with its times', () => {
    const startMs = Date.parse('2026-11-23T12:00:00.123Z');
    expect(newRunId(startMs, 'a1b2c3')).toBe('20261123T120000123Z-a1b2c3');
    expect(startOfRunId('20261123T120000123Z-a1b2c3')).toBe(startMs);
    expect(parse('--run-id', '20261123T120000123Z-a1b2c3')).toMatchObject({ startMs });
    expect(parse('--run-id', 'mine', '--start', '2026-11-23T12:00:00Z')).toMatchObject({ runId: 'mine' });
  });

  it.each([
    [['--speed', '0'], '--speed is "0"'],
    [['--speed', 'fast'], '--speed is "fast"'],
    [['--transport', 'smtp'], '--transport is "smtp"; otlp or kafka is expected'],
    [['--endpoint', 'localhost:4318'], '--endpoint is "localhost:4318"'],
    [['--start', 'now'], '--start is "now"; an instant with its offset is expected'],
    [['--start', '2026-11-23T12:00:00'], '--start is "2026-11-23T12:00:00"'],
    [['--run-id', 'mine'], 'give --start too'],
    [['--check'], '--read-key is missing'],
    [['second.csv'], 'name one trace file'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuses %p with a remedy', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });

  it('refuses to start without a key or a file', () => {
    expect(() => parseReplayOptions(['trace.csv'], {})).toThrow('--key is missing');
    expect(() => parseReplayOptions([], {})).toThrow('name one trace file');
    expect(parseReplayOptions(['--help'], {})).toBe('help');
  });
});

describe('progressLines', () => {
  it('writes one line a tenth', () => {
    const lines: string[] = [];
    const progress = progressLines(1_000, (line) => lines.push(line));
    for (let call = 1; call <= 1_000; call += 1) progress.advance(call, () => call - 1);
    progress.finish(1_000);
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe('sending: 100/1000 calls, 99 acknowledged');
    expect(lines.at(-1)).toBe('sent: 1000/1000 calls acknowledged');
  });

  it('writes no more than there are calls', () => {
    const lines: string[] = [];
    const progress = progressLines(2, (line) => lines.push(line));
    progress.advance(1, () => 0);
    progress.advance(2, () => 0);
    expect(lines).toHaveLength(2);
  });
});
