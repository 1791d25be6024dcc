import { spawn } from 'node:child_process';

import type { Installation } from './packages';
import type { Scenario } from './scenario';

const ENDS_WITHIN_MS = 180_000;

export interface ScenarioAddresses {
  /** Of the stand-in, without `/v1`. */
  readonly baseUrl: string;
  readonly otlpEndpoint: string;
  readonly otlpHeaders: string;
  readonly otlpProtocol: 'http/protobuf' | 'http/json' | 'grpc';
}

/** Runs a scenario in its process. @returns what it printed; @throws where it does not end by itself or ends in failure */
export async function runScenario(
  scenario: Scenario,
  { command, folder }: Installation,
  addresses: ScenarioAddresses,
): Promise<string> {
  const child = spawn(command, [scenario.script], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TZ: 'UTC',
      LIVE_SCENARIO: scenario.id,
      LIVE_OPERATION: scenario.operation,
      LIVE_VARIANT: scenario.variant,
      LIVE_BASE_URL: addresses.baseUrl,
      OTEL_SERVICE_NAME: 'live-scenario',
      OTEL_RESOURCE_ATTRIBUTES: `project=${scenario.id}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: addresses.otlpEndpoint,
      OTEL_EXPORTER_OTLP_HEADERS: addresses.otlpHeaders,
      OTEL_EXPORTER_OTLP_PROTOCOL: addresses.otlpProtocol,
      // Nothing of a framework's own reports to anybody but us.
      TRACELOOP_TELEMETRY: 'false',
      LITELLM_TELEMETRY: 'False',
      AI_SDK_LOG_WARNINGS: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
  const code = await new Promise<number | null>((resolve) =>
    child.once('exit', resolve).once('error', () => resolve(-1)),
  );
  clearTimeout(timer);
  if (code !== 0) throw new Error(`${scenario.id} ended with ${code}:\n${output.slice(-2000)}`);
  return output;
}
