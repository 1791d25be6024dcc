import { InvalidSettingsError } from '@tokenledger/shared/config';
import { TokenLedgerError } from '@tokenledger/shared/result';
import type { Logger } from '@tokenledger/shared/telemetry';

/** Something that was started and must be stopped; stopped in the reverse order. */
export type Stop = () => Promise<void> | void;

/** Collects what a process started. */
export class Started {
  private readonly stops: { readonly what: string; readonly stop: Stop }[] = [];

  private readonly done: { resolve: () => void; promise: Promise<string> };

  constructor(private readonly log: Logger) {
    let resolve = (): void => undefined;
    const promise = new Promise<string>((settle) => (resolve = () => settle('its work is done')));
    this.done = { resolve, promise };
  }

  /** Ends the process: for commands, which have an end of their own. */
  finished(): void {
    this.done.resolve();
  }

  /** Resolves once `finished` was called. */
  get end(): Promise<string> {
    return this.done.promise;
  }

  add(what: string, stop: Stop): void {
    this.stops.push({ what, stop });
  }

  /** Stops everything, the newest first; one that fails does not keep the others from stopping. */
  async stopAll(): Promise<void> {
    for (const { what, stop } of this.stops.splice(0).reverse()) {
      try {
        await stop();
      } catch (error) {
        this.log.error(`${what} did not stop cleanly`, { error });
      }
    }
  }
}

/** A stop that hangs must not keep a container alive for ever. */
const LONGEST_STOP_MS = 30_000;
const PARENT_CHECK_MS = 500;
/** A terminal and npm both deliver Ctrl-C: the second of the pair is not a person's impatience. */
const REPEATED_SIGNAL_MS = 1_000;

/**
 * Runs a process until it is told to end: SIGTERM, SIGINT, SIGHUP, or its parent's end.
 *
 * A failure while starting prints one clear sentence and ends with code 1. A second signal ends at once.
 */
export async function runProcess(log: Logger, start: (started: Started) => Promise<void>): Promise<void> {
  const started = new Started(log);
  const ending = endOf();
  try {
    await Promise.race([start(started), ending.then((why) => Promise.reject(new EndedWhileStarting(why)))]);
    const why = await Promise.race([ending, started.end]);
    log.info('stopping', { why });
  } catch (error) {
    if (!(error instanceof EndedWhileStarting)) {
      process.exitCode = 1;
      reportStartFailure(log, error);
    }
  }
  setTimeout(() => process.exit(process.exitCode ?? 1), LONGEST_STOP_MS).unref();
  await started.stopAll();
  process.exit(process.exitCode ?? 0);
}

class EndedWhileStarting extends Error {}

function reportStartFailure(log: Logger, error: unknown): void {
  if (error instanceof InvalidSettingsError) process.stderr.write(`${error.message}\n`);
  else if (error instanceof TokenLedgerError) process.stderr.write(`TokenLedger cannot start: ${error.message}\n`);
  else log.error('TokenLedger cannot start', { error });
}

function endOf(): Promise<string> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (firstAt !== undefined && Date.now() - firstAt > REPEATED_SIGNAL_MS) process.exit(130);
        firstAt ??= Date.now();
        resolve(signal);
      });
    }
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve('the parent process ended');
    }, PARENT_CHECK_MS);
    watch.unref();
  });
}
