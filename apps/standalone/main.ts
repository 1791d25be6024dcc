import { readSettings, standaloneSettings } from '@tokenledger/shared/config';
import { createLogger, startTelemetry } from '@tokenledger/shared/telemetry';

import { runProcess } from '../wiring/run-process';
import { VERSION } from '../wiring/version';
import { startStandalone } from './start-standalone';

const SERVICE = 'tokenledger';

void runProcess(createLogger({ service: SERVICE }), async (started) => {
  const settings = readSettings(standaloneSettings);
  const log = createLogger({ service: SERVICE, level: settings.LOG_LEVEL });
  const telemetry = startTelemetry({
    serviceName: SERVICE,
    version: VERSION,
    logger: log,
    ...(settings.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && { otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT }),
  });
  started.add('telemetry', () => telemetry.shutdown());
  process.stdout.write(await startStandalone(settings, telemetry, log, started));
});
