/** The part of kafkajs 2.2.4's request queue that `stop-idle-throttle-timers.ts` replaces. */
declare module 'kafkajs/src/network/requestQueue' {
  export default class RequestQueue {
    throttledUntil: number;
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    readonly pending: readonly unknown[];
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
  }
}
