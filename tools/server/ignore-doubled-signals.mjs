// @ts-check

/** npm's copy of a signal follows the terminal's within milliseconds; a person's second Ctrl-C takes longer. */
const DOUBLED_WITHIN_MS = 1000;

/**
 * Makes one Ctrl-C one signal for the application.
 *
 * The terminal signals the whole process group and npm hands its own copy on, so SIGINT arrives twice. An application
 * that stops cleanly at the first (`process.once`) would be killed by the second before it has begun.
 * Without a listener of the application's own a signal ends the process, as ever.
 */
export function ignoreDoubledSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) ignoreDoubled(signal);
}

/** @param {'SIGINT' | 'SIGTERM'} signal */
function ignoreDoubled(signal) {
  let lastAt = -Infinity;
  process.on(signal, function listener() {
    const isDouble = performance.now() - lastAt < DOUBLED_WITHIN_MS;
    lastAt = performance.now();
    if (isDouble || process.listenerCount(signal) > 1) return;
    process.off(signal, listener);
    process.kill(process.pid, signal);
  });
}
