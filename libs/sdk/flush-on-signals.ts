import type { UsageStats } from './delivery/delivery-stats';

/** What is flushed: `startUsageTelemetry`'s handle. */
export interface Stoppable {
  shutdown(timeoutMs?: number): Promise<UsageStats>;
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
): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    const othersListen = process.listenerCount(signal) > 1;
    void telemetry.shutdown(timeoutMs).then(() => {
      stop();
      if (!othersListen) process.kill(process.pid, signal);
    });
  };
  const stop = (): void => signals.forEach((signal) => void process.off(signal, onSignal));
  for (const signal of signals) process.on(signal, onSignal);
  return stop;
}
