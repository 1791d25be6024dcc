import { DemoUsageError, parseDemoOptions } from './demo-options';

describe('the options of npm run demo', () => {
  it('makes 200,000 calls of a year for the running npm start unless told otherwise', () => {
    expect(parseDemoOptions([])).toEqual({
      action: 'make',
      calls: 200_000,
      days: 365,
      seed: 1,
      state: undefined,
      otlp: undefined,
      api: undefined,
      timeoutMs: 900_000,
    });
  });

  it('reads every option', () => {
    const words = '--renew --calls 2000 --days 30 --seed 7 --state here --otlp http://a:1 --api https://b --timeout 5';
    expect(parseDemoOptions(words.split(' '))).toEqual({
      action: 'renew',
      calls: 2_000,
      days: 30,
      seed: 7,
      state: 'here',
      otlp: new URL('http://a:1'),
      api: new URL('https://b'),
      timeoutMs: 5_000,
    });
    expect(parseDemoOptions(['--remove'])).toMatchObject({ action: 'remove' });
    expect(parseDemoOptions(['--help'])).toBe('help');
  });

  it.each([
    ['--calls many', '--calls is "many"; a whole number from 500 to 20000000 is expected'],
    ['--calls 499', '--calls is "499"'],
    ['--calls 1e6', '--calls is "1e6"'],
    ['--days 396', '--days is "396"; a whole number from 7 to 395 is expected'],
    ['--seed -1', "Option '--seed' argument is ambiguous"],
    ['--seed=-1', '--seed is "-1"'],
    ['--otlp localhost:4318', '--otlp is "localhost:4318"; an http:// or https:// address is expected'],
    ['--remove --renew', '--remove and --renew: give one of them'],
    ['--forever', "Unknown option '--forever'"],
    ['year', 'Unexpected argument'],
  ])('refuses %s with what to write instead', (line, message) => {
    expect(() => parseDemoOptions(line.split(' '))).toThrow(DemoUsageError);
    expect(() => parseDemoOptions(line.split(' '))).toThrow(message);
  });
});
