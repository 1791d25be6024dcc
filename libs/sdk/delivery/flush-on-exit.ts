import { diag } from '@opentelemetry/api';

import type { UsageDelivery } from './usage-delivery';

/**
 * Delivers what is buffered when the process has run out of work (`beforeExit`), and says what is lost when it ends anyway.
 *
 * @returns stops listening
 */
export function flushOnExit(delivery: UsageDelivery, timeoutMs: number): () => void {
  let lastTriedFor = -1;
  const onBeforeExit = (): void => {
    const { received, buffered } = delivery.stats();
    // Waiting brings the event again; without new calls a second wait would keep a process alive whose receiver is gone.
    if (buffered.spans === 0 || received === lastTriedFor) return;
    lastTriedFor = received;
    void delivery.flush(timeoutMs);
  };
  const onExit = (): void => {
    const { spans } = delivery.stats().buffered;
    if (spans > 0) diag.error(`TokenLedger: the process ended with ${spans} model calls that were not reported`);
  };
  process.on('beforeExit', onBeforeExit);
  process.on('exit', onExit);
  return () => {
    process.off('beforeExit', onBeforeExit);
    process.off('exit', onExit);
  };
}
