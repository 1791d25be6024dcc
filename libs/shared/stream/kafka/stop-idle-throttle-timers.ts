import RequestQueue from 'kafkajs/src/network/requestQueue';

/** Milliseconds after which kafkajs looks again at requests that wait for their turn. */
const CHECK_AGAIN_MS = 10;

/**
 * kafkajs 2.2.4 sets a timer after every answer, with a negative delay unless the broker throttles: Node 24 prints
 * a TimeoutNegativeWarning (https://github.com/tulios/kafkajs/issues/1751, 2026-11). The timer serves requests
 * that wait; where none waits, none is needed.
 */
export function stopIdleThrottleTimers(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function scheduleCheckPendingRequests(): void {
    if (this.throttleCheckTimeoutId !== null || this.pending.length === 0) return;
    const untilUnthrottledMs = this.throttledUntil - Date.now();
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      untilUnthrottledMs > 0 ? untilUnthrottledMs : CHECK_AGAIN_MS,
    );
  };
}
