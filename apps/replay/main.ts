import { InvalidUsageOptionsError } from '@tokenledger/sdk';

import { SpendApiError } from './check/spend-client';
import { replay } from './replay';
import { parseReplayOptions, ReplayUsageError, USAGE } from './replay-options';
import { TraceFormatError } from './traces/recorded-call';

const FAILED = 1;
const WRONG_USAGE = 2;
const STOPPED = 130;

/** @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const options = parseReplayOptions(args);
    if (options === 'help') {
      console.log(USAGE);
      return 0;
    }
    return (await replay(options, stop.signal)) ? 0 : FAILED;
  } catch (error) {
    if (stop.signal.aborted) {
      console.error('Stopped. The calls sent so far are in the ledger; the same --run-id sends the rest.');
      return STOPPED;
    }
    return explain(error);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** What a person can mend is one sentence; anything else is a defect and keeps its stack. */
function explain(error: unknown): number {
  if (error instanceof ReplayUsageError || error instanceof InvalidUsageOptionsError) {
    console.error(`${error.message}\n\n${USAGE}`);
    return WRONG_USAGE;
  }
  if (error instanceof TraceFormatError || error instanceof SpendApiError) console.error(error.message);
  else if (isFileError(error)) console.error(`The trace cannot be read: ${error.message}`);
  else console.error(error);
  return FAILED;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
