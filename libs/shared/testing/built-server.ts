import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/**
 * Brings `dist/server` up to date, for tests that start our own processes; quick where nothing changed.
 * @returns its folder, in which sources lie under their own paths with `.js` at the end
 */
export function builtServer(): string {
  execFileSync(process.execPath, [resolve('tools/build-server.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  return resolve('dist/server');
}
