import { readSettings, standaloneSettings } from '@tokenledger/shared/config';
import { createLogger } from '@tokenledger/shared/telemetry';

import { startOwnTelemetry } from '../wiring/own-telemetry';
import { runProcess } from '../wiring/run-process';
import { startStandalone } from './start-standalone';

const SERVICE = 'tokenledger';

void runProcess(createLogger({ service: SERVICE }), async (started) => {
  const settings = readSettings(standaloneSettings);
  const { log, telemetry } = startOwnTelemetry(SERVICE, settings, started);
  process.stdout.write(await startStandalone(settings, telemetry, log, started));
});
