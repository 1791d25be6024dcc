// @ts-check
const PARENT_CHECK_MS = 500;

/**
 * Ends this process and all that it starts once the process that started it is gone, also by SIGKILL, which leaves
 * nobody to say so. To be called by the leader of a process group (`detached: true`), before anything else.
 */
export function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(-process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS).unref();
}
