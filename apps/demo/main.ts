import { InvalidSettingsError } from '@tokenledger/shared/config';
import { TokenLedgerError } from '@tokenledger/shared/result';

import { SpendApiError } from '../replay/check/spend-client';
import { type DemoOptions, DemoUsageError, parseDemoOptions, USAGE } from './demo-options';
import { openInstallation } from './installation';
import { RemovalError } from './remove-demo';
import { runDemo } from './run-demo';
import { SendingError } from './sending/send-calls';

const FAILED = 1;
const WRONG_USAGE = 2;
const STOPPED = 130;

/** @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const options = parseDemoOptions(args);
    if (options === 'help') {
      print(USAGE);
      return 0;
    }
    return (await withInstallation(options, stop.signal)) ? 0 : FAILED;
  } catch (error) {
    if (stop.signal.aborted) {
      complain('Stopped. npm run demo -- --remove takes away what is there; --renew makes it anew.');
      return STOPPED;
    }
    return explain(error);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

async function withInstallation(options: DemoOptions, signal: AbortSignal): Promise<boolean> {
  const installation = await openInstallation(options);
  try {
    return await runDemo(options, installation, print, signal);
  } finally {
    await installation.close();
  }
}

/** What a person can mend is one sentence; anything else is a defect and keeps its stack. */
function explain(error: unknown): number {
  if (error instanceof DemoUsageError) {
    complain(`${error.message}\n\n${USAGE}`);
    return WRONG_USAGE;
  }
  const isForPeople =
    error instanceof TokenLedgerError ||
    error instanceof InvalidSettingsError ||
    error instanceof RemovalError ||
    error instanceof SendingError ||
    error instanceof SpendApiError;
  complain(isForPeople ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  return FAILED;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
