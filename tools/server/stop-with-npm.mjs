// @ts-check

const CHECK_EVERY_MS = 500;

/**
 * Ends this process (by SIGTERM, so that it stops as it would for an operator) when the npm that started it is gone.
 * npm hands signals on while it lives; killed with SIGKILL it would leave the application and its engines behind.
 */
export function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, CHECK_EVERY_MS).unref();
}
