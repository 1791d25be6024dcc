// @ts-check
import { createHash } from 'node:crypto';
import { globSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What the console is built from. */
const SOURCES = [
  'apps/console/**/*',
  'libs/*/console/**/*',
  'libs/shared/{ui,console-api}/**/*',
  // Pure domain and shared code that screens use.
  'libs/*/domain/**/*.ts',
  'libs/shared/{money,time,result}/**/*.ts',
  'tsconfig.json',
  'tsconfig.console.json',
  'package-lock.json',
];

/**
 * A text that changes when any source of the console does: paths, sizes and times, quickly read.
 *
 * @param {string} root
 */
export function stampOfConsole(root) {
  const digest = createHash('sha256');
  const paths = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).filter(
    (path) => !/\.spec\.ts$/.test(path),
  );
  for (const path of [...new Set(paths)].sort()) {
    const { mtimeMs, size } = statSync(join(root, path));
    digest.update(`${path.split(sep).join('/')}\0${size}\0${mtimeMs}\n`);
  }
  return digest.digest('hex');
}
