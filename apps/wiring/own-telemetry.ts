import {
  createLogger,
  type Logger,
  type LogLevel,
  startTelemetry,
  type Telemetry,
} from '@tokenledger/shared/telemetry';

import type { Started } from './run-process';
import { VERSION } from './version';

/** What every process's settings say of its own telemetry. */
export interface TelemetrySettings {
  readonly LOG_LEVEL: LogLevel;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
}

/** Starts a process's log, traces and metrics; they are the last to stop. */
export function startOwnTelemetry(
  service: string,
  settings: TelemetrySettings,
  started: Started,
): { readonly log: Logger; readonly telemetry: Telemetry } {
  const log = createLogger({ service, level: settings.LOG_LEVEL });
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  const telemetry = startTelemetry({
    serviceName: service,
    version: VERSION,
    logger: log,
    ...(endpoint !== undefined && { otlpEndpoint: endpoint }),
  });
  started.add('telemetry', () => telemetry.shutdown());
  return { log, telemetry };
}
