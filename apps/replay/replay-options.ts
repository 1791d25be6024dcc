import { parseArgs } from 'node:util';
import { readSettings } from '@tokenledger/shared/config';
import { z } from 'zod';

import { newRunId, startOfRunId } from './run-id';
import type { ReplaySpeed } from './sending/pace';

export const USAGE = `Sends a recorded trace of model calls to TokenLedger.

  npm run replay -- FILE [options]

  --transport otlp|kafka  how to send (otlp)
  --endpoint URL          the collector (http://127.0.0.1:4318)
  --brokers LIST          Kafka's host:port, between commas (127.0.0.1:9092)
  --topic NAME            Kafka's topic (otlp_spans)
  --tenant NAME           whose ingestion key it is; Kafka only (default)
  --key KEY               ingestion key; or TOKENLEDGER_INGESTION_KEY
  --speed N|max           times as fast as recorded (max)
  --start ISO             when the first call is said to have begun (so that the last one ends now)
  --model NAME            (gpt-4o)
  --provider NAME         (openai)
  --team NAME             the owner of the calls (none)
  --project NAME          (replay-RUNID, so that --check sees this replay alone)
  --run-id ID             repeat an earlier replay: its calls are counted once
  --check                 ask the api for the same range and compare every figure
  --api URL               the GraphQL api (http://127.0.0.1:3000)
  --read-key KEY          read key; or TOKENLEDGER_READ_KEY
  --timeout SECONDS       the longest that sending the rest, and --check, wait (120)
`;

export interface ReplayOptions {
  readonly file: string;
  readonly target: ReplayTarget;
  readonly speed: ReplaySpeed;
  /** Undefined: the trace ends now. */
  readonly startMs: number | undefined;
  readonly runId: string | undefined;
  readonly model: string;
  readonly provider: string;
  readonly team: string | undefined;
  /** Undefined: named after the run. */
  readonly project: string | undefined;
  readonly check: CheckOptions | undefined;
  readonly timeoutMs: number;
}

export type ReplayTarget =
  | { readonly transport: 'otlp'; readonly endpoint: string; readonly ingestionKey: string }
  | {
      readonly transport: 'kafka';
      readonly brokers: readonly string[];
      readonly topic: string;
      readonly tenant: string;
      readonly ingestionKey: string;
    };

export interface CheckOptions {
  readonly apiUrl: URL;
  readonly readKey: string;
}

/** The command line cannot be followed; the message says what to write instead. */
export class ReplayUsageError extends Error {}

const KEYS = z.object({
  TOKENLEDGER_INGESTION_KEY: z.string().optional(),
  TOKENLEDGER_READ_KEY: z.string().optional(),
});

/** @throws ReplayUsageError */
export function parseReplayOptions(
  args: readonly string[],
  environment?: Readonly<Record<string, string | undefined>>,
): ReplayOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new ReplayUsageError('name one trace file');
  const keys = readSettings(KEYS, environment);
  const startMs = values.start === undefined ? undefined : instant(values.start);
  return {
    file,
    target: toTarget(values, required(values.key ?? keys.TOKENLEDGER_INGESTION_KEY, '--key', 'the ingestion key')),
    speed: toSpeed(values.speed),
    startMs: startMs ?? startOfRun(values['run-id']),
    runId: values['run-id'],
    model: values.model,
    provider: values.provider,
    team: values.team,
    project: values.project,
    check: values.check
      ? {
          apiUrl: address(values.api, '--api'),
          readKey: required(values['read-key'] ?? keys.TOKENLEDGER_READ_KEY, '--read-key', 'a read key'),
        }
      : undefined,
    timeoutMs: positive(values.timeout, '--timeout') * 1_000,
  };
}

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        transport: { type: 'string', default: 'otlp' },
        endpoint: { type: 'string', default: 'http://127.0.0.1:4318' },
        brokers: { type: 'string', default: '127.0.0.1:9092' },
        topic: { type: 'string', default: 'otlp_spans' },
        tenant: { type: 'string', default: 'default' },
        key: { type: 'string' },
        speed: { type: 'string', default: 'max' },
        start: { type: 'string' },
        model: { type: 'string', default: 'gpt-4o' },
        provider: { type: 'string', default: 'openai' },
        team: { type: 'string' },
        project: { type: 'string' },
        'run-id': { type: 'string' },
        check: { type: 'boolean', default: false },
        api: { type: 'string', default: 'http://127.0.0.1:3000' },
        'read-key': { type: 'string' },
        timeout: { type: 'string', default: '120' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
  } catch (error) {
    throw new ReplayUsageError(error instanceof Error ? error.message : String(error));
  }
}

function toTarget(values: Values, ingestionKey: string): ReplayTarget {
  switch (values.transport) {
    case 'otlp':
      return { transport: 'otlp', endpoint: address(values.endpoint, '--endpoint').href, ingestionKey };
    case 'kafka': {
      const brokers = values.brokers.split(',').map((broker) => broker.trim());
      return { transport: 'kafka', brokers, topic: values.topic, tenant: values.tenant, ingestionKey };
    }
    default:
      throw new ReplayUsageError(`--transport is "${values.transport}"; otlp or kafka is expected`);
  }
}

function toSpeed(text: string): ReplaySpeed {
  return text === 'max' ? 'max' : positive(text, '--speed');
}

function startOfRun(runId: string | undefined): number | undefined {
  if (runId === undefined) return undefined;
  const startMs = startOfRunId(runId);
  if (startMs !== undefined) return startMs;
  const example = newRunId(Date.parse('2026-11-23T12:00:00Z'), 'a1b2c3');
  throw new ReplayUsageError(`--run-id "${runId}" does not say when the run began (${example} does): give --start too`);
}

function instant(text: string): number {
  const unixMs = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(unixMs) || unixMs < 0) {
    throw new ReplayUsageError(`--start is "${text}"; an instant with its offset is expected: 2026-11-23T12:00:00Z`);
  }
  return unixMs;
}

function positive(text: string, option: string): number {
  const value = /^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : 0;
  if (value <= 0) throw new ReplayUsageError(`${option} is "${text}"; a number above 0 is expected`);
  return value;
}

function address(text: string, option: string): URL {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new ReplayUsageError(`${option} is "${text}"; an http:// or https:// address is expected`);
}

function required(value: string | undefined, option: string, what: string): string {
  if (value === undefined || value === '') throw new ReplayUsageError(`${option} is missing: give ${what}`);
  return value;
}
