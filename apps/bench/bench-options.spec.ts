import { BENCH_NAMES, BenchUsageError, parseBenchOptions } from './bench-options';

describe('the options of the benchmark', () => {
  it('measure everything at the aim of the product by default', () => {
    expect(parseBenchOptions([])).toEqual({
      benches: BENCH_NAMES,
      rate: 20_000,
      seconds: 60,
      backlog: 1_000_000,
      rules: 0,
      calls: 10_000_000,
      probes: 20,
      compression: undefined,
      jsonFile: undefined,
      profileInto: undefined,
    });
  });

  it('name some benches and their size', () => {
    expect(parseBenchOptions(['spend', 'freshness', '--calls', '500', '--json=out.json'])).toMatchObject({
      benches: ['spend', 'freshness'],
      calls: 500,
      jsonFile: 'out.json',
    });
  });

  it.each([
    [['kafka-to-row', '--rules', '-1'], '--rules'],
    [['fast'], 'there is no bench fast'],
    [['--rate', '0'], '--rate 0'],
    [['--rate', '1e6'], '--rate 1e6'],
    [['--speed', '1'], '--speed'],
  ])('refuse %j and say why', (args, reason) => {
    expect(() => parseBenchOptions(args)).toThrow(BenchUsageError);
    expect(() => parseBenchOptions(args)).toThrow(reason);
  });
});
