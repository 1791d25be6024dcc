import type { UsageStats } from './delivery/delivery-stats';

/** What is flushed: `startUsageTelemetry`'s handle. */
export interface Stoppable {
  shutdown(timeoutMs?: number): Promise<UsageStats>;
}

/** The part of `process` that is used. */
export interface SignalSource {
  readonly pid: number;
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  listenerCount(signal: NodeJS.Signals): number;
  kill(pid: number, signal: NodeJS.Signals): unknown;
}

/**
 * Reports what is buffered before a signal ends the process. Opt-in: a library that takes signals without being asked
 * changes how its host stops.
 *
 * Where nobody else listens to the signal, it is raised again afterwards, so that the process ends as it would have.
 *
 * @returns stops listening
 */
export function flushOnSignals(
  telemetry: Stoppable,
  signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT'],
  timeoutMs?: number,
  source: SignalSource = process,
): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    const othersListen = source.listenerCount(signal) > 1;
    void telemetry.shutdown(timeoutMs).then(() => {
      stop();
      if (!othersListen) source.kill(source.pid, signal);
    });
  };
  const stop = (): void => signals.forEach((signal) => void source.off(signal, onSignal));
  for (const signal of signals) source.on(signal, onSignal);
  return stop;
}
