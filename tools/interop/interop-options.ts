import { parseArgs } from 'node:util';

export interface InteropOptions {
  /** Runs the cases whose section or name holds this text. */
  readonly only: string | undefined;
  /** An OpenTelemetry Collector that is there already; by default infra/otel-collector builds one. */
  readonly otelCollector: string | undefined;
  readonly callsOfACase: number;
  /** Keeps the logs, configurations and data of the run. */
  readonly keep: boolean;
}

export const USAGE = `npm run interop -- [--only TEXT] [--calls 600] [--otelcol PATH] [--keep]

Sends model calls through a real OpenTelemetry Collector in front of TokenLedger's processor, behind its collector and
in front of its collector, and compares what arrives with what was sent. Kafka is that of KAFKA_BROKERS, or started from
infra/kafka. Exits with 1 where anything differs.

  --only TEXT      only the cases whose section or name holds TEXT
  --calls NUMBER   model calls of a case (600)
  --otelcol PATH   the Collector to take; otherwise infra/otel-collector/build.sh builds one (Go, some minutes, once)
  --keep           keeps the folder with logs, configurations and data`;

/** @throws Error with one sentence where an option cannot be used */
export function parseInteropOptions(args: readonly string[]): InteropOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      calls: { type: 'string', default: '600' },
      otelcol: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  if (!/^[1-9]\d{0,5}$/.test(values.calls)) {
    throw new Error(`--calls ${values.calls}: a whole number from 1 to 999999 is expected`);
  }
  return {
    only: values.only,
    otelCollector: values.otelcol,
    callsOfACase: Number(values.calls),
    keep: values.keep,
  };
}
