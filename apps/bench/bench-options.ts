import { parseArgs } from 'node:util';

export const BENCH_NAMES = [
  'otlp-to-kafka',
  'kafka-to-row',
  'end-to-end',
  'freshness',
  'spend',
  'pages',
  'rerating',
  'attribution',
] as const;

export type BenchName = (typeof BENCH_NAMES)[number];

export const USAGE = `Measures TokenLedger on this machine, with Kafka, ClickHouse and PostgreSQL beside it.

  npm run bench -- [BENCH...] [options]

  BENCH            ${BENCH_NAMES.join(', ')} (all)
  --rate N         spans a second of end-to-end and freshness (20000)
  --seconds N      how long a load lasts (60)
  --backlog N      spans that kafka-to-row starts with (1000000)
  --rules N        attribution rules that own the spans of kafka-to-row, which then name no team (0)
  --calls N        calls of 30 days that spend and pages are asked about, and rerating and attribution change (10000000)
  --probes N       calls that freshness waits for without a load (20)
  --compression C  of records in Kafka: none, gzip, snappy, lz4, zstd (what a collector takes by default)
  --json FILE      all figures, for machines
  --profile DIR    CPU profiles of our processes, one file each
  --help
`;

export interface BenchOptions {
  readonly benches: readonly BenchName[];
  readonly rate: number;
  readonly seconds: number;
  readonly backlog: number;
  /** 0: the spans name their owner. */
  readonly rules: number;
  readonly calls: number;
  readonly probes: number;
  /** Undefined: the processes' own default. */
  readonly compression: string | undefined;
  readonly jsonFile: string | undefined;
  readonly profileInto: string | undefined;
}

/** The command line cannot be followed; the message says what to write instead. */
export class BenchUsageError extends Error {}

/** @throws BenchUsageError */
export function parseBenchOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  return {
    benches: positionals.length === 0 ? BENCH_NAMES : positionals.map(benchName),
    rate: count('rate', values.rate),
    seconds: count('seconds', values.seconds),
    backlog: count('backlog', values.backlog),
    rules: values.rules === '0' ? 0 : count('rules', values.rules),
    calls: count('calls', values.calls),
    probes: count('probes', values.probes),
    compression: values.compression,
    jsonFile: values.json,
    profileInto: values.profile,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rate: { type: 'string', default: '20000' },
        seconds: { type: 'string', default: '60' },
        backlog: { type: 'string', default: '1000000' },
        rules: { type: 'string', default: '0' },
        calls: { type: 'string', default: '10000000' },
        probes: { type: 'string', default: '20' },
        compression: { type: 'string' },
        json: { type: 'string' },
        profile: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const { code, message } = error as Partial<Record<'code' | 'message', unknown>>;
    if (String(code).startsWith('ERR_PARSE_ARGS')) throw new BenchUsageError(String(message));
    throw error;
  }
}

function benchName(text: string): BenchName {
  const name = BENCH_NAMES.find((candidate) => candidate === text);
  if (name === undefined)
    throw new BenchUsageError(`there is no bench ${text}; name some of ${BENCH_NAMES.join(', ')}`);
  return name;
}

function count(name: string, text: string): number {
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw new BenchUsageError(`--${name} ${text}: a whole number from 1 is expected`);
}
