import { parseArgs } from 'node:util';

export const USAGE = `A demo organisation with a believable year of model calls, through the real pipeline.

  npm run demo [-- options]         make it
  npm run demo -- --remove          take it away again, with everything of it
  npm run demo -- --renew           take it away and make it anew, up to now

  --calls N          calls in all (200000)
  --days N           days up to now, from 7 to 395 (365)
  --seed N           another company's year; the same seed gives the same calls (1)
  --state DIR        the state folder of the npm start that is running (TOKENLEDGER_STATE_DIR, else .tokenledger)
  --otlp URL         the collector (that of the state folder, else http://127.0.0.1:4318)
  --api URL          the API (that of the state folder, else http://127.0.0.1:3000)
  --timeout SECONDS  the longest that booking, or removing, may take (900)

Of another installation than npm start, POSTGRES_URL names the database, --otlp and --api the rest.`;

export interface DemoOptions {
  readonly action: 'make' | 'remove' | 'renew';
  readonly calls: number;
  readonly days: number;
  readonly seed: number;
  readonly state: string | undefined;
  readonly otlp: URL | undefined;
  readonly api: URL | undefined;
  readonly timeoutMs: number;
}

/** The command line cannot be followed; the message says what to write instead. */
export class DemoUsageError extends Error {}

/** The collector refuses calls older than 400 days unless told otherwise; some hours pass until the last one is sent. */
const MOST_DAYS = 395;

/** @throws DemoUsageError */
export function parseDemoOptions(args: readonly string[]): DemoOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  if (values.remove && values.renew) throw new DemoUsageError('--remove and --renew: give one of them');
  return {
    action: values.remove ? 'remove' : values.renew ? 'renew' : 'make',
    calls: wholeNumber('--calls', values.calls, 500, 20_000_000),
    days: wholeNumber('--days', values.days, 7, MOST_DAYS),
    seed: wholeNumber('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    state: values.state,
    otlp: address('--otlp', values.otlp),
    api: address('--api', values.api),
    timeoutMs: wholeNumber('--timeout', values.timeout, 1, 86_400) * 1_000,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        remove: { type: 'boolean', default: false },
        renew: { type: 'boolean', default: false },
        calls: { type: 'string', default: '200000' },
        days: { type: 'string', default: '365' },
        seed: { type: 'string', default: '1' },
        state: { type: 'string' },
        otlp: { type: 'string' },
        api: { type: 'string' },
        timeout: { type: 'string', default: '900' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new DemoUsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new DemoUsageError(`${option} is "${text}"; a whole number from ${least} to ${most} is expected`);
}

function address(option: string, text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new DemoUsageError(`${option} is "${text}"; an http:// or https:// address is expected`);
}
