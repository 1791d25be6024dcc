// @ts-check
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { consoleIsUpToDate, forgetConsole } from './build-console.mjs';

const BUILDER = fileURLToPath(new URL('../build-console.mjs', import.meta.url));
/** The application that a person waits for comes first. */
const LOW_PRIORITY = 10;

/**
 * Builds the console in a process of its own where a source changed, so that the application need not wait: it serves a
 * page that says so (`CONSOLE_BEING_BUILT`). The builder ends with this process, however that ends.
 *
 * @param {string} root
 * @returns {boolean} whether a build was started
 */
export function buildConsoleBeside(root) {
  if (consoleIsUpToDate(root)) return false;
  // Before the application looks: what lies there is of other sources, and the builder is about to take it away.
  forgetConsole(root);
  const builder = spawn(process.execPath, [BUILDER, '--beside'], { cwd: root, detached: true, stdio: 'ignore' });
  builder.unref();
  const { pid } = builder;
  if (pid === undefined) return false;
  setPriority(pid, LOW_PRIORITY);
  process.once('exit', () => {
    if (builder.exitCode === null) stopGroup(pid);
  });
  return true;
}

/** @param {number} pid of the builder: the leader of a group with all that it started */
function stopGroup(pid) {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
