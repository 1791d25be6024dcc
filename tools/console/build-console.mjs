// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { stampOfConsole } from './console-sources.mjs';

/** Where the console's static files lie once they are built. */
export const CONSOLE_DIR = 'dist/console';

/** Says what the files were built from, once all of them are there; `libs/shared/web-site` waits for it. */
const STAMP = '.built-from';
/** What the builder said, where it failed; `libs/shared/web-site` shows it. */
const FAILURE = '.build-failed';
/** Smaller files travel in one packet anyway. */
const WORTH_COMPRESSING_BYTES = 1024;

/**
 * @param {string} root
 * @returns {boolean} whether the console is there and no source changed since it was built
 */
export function consoleIsUpToDate(root) {
  const stamp = join(root, CONSOLE_DIR, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOfConsole(root);
}

/**
 * From here on what lies there is not taken for a built console.
 *
 * @param {string} root
 */
export function forgetConsole(root) {
  for (const file of [STAMP, FAILURE]) rmSync(join(root, CONSOLE_DIR, file), { force: true });
}

/**
 * Builds the console's static files with hashed names, each with its compressed forms beside it, where sources changed
 * since the last build.
 *
 * @param {string} root
 * @param {{ readonly whatever?: boolean, readonly quiet?: boolean }} [how] `whatever`: also where nothing changed; `quiet`: says nothing unless it fails
 * @returns {Promise<boolean>} whether it was built
 */
export async function buildConsole(root, { whatever = false, quiet = false } = {}) {
  if (!whatever && consoleIsUpToDate(root)) return false;
  const folder = join(root, CONSOLE_DIR);
  const stamp = stampOfConsole(root);
  forgetConsole(root);
  try {
    await runBuilder(root, quiet);
    await compressFiles(folder);
  } catch (error) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, FAILURE), error instanceof Error ? error.message : String(error));
    throw error;
  }
  writeFileSync(join(folder, STAMP), stamp);
  return true;
}

/**
 * @param {string} root
 * @param {boolean} quiet
 */
async function runBuilder(root, quiet) {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const builder = spawn(process.execPath, [nx, 'run', 'console:build', '--skip-nx-cache'], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NO_COLOR: '1' },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  /** @type {string[]} */
  const said = [];
  for (const stream of [builder.stdout, builder.stderr]) stream?.on('data', (chunk) => said.push(String(chunk)));
  const [code] = await once(builder, 'close');
  if (code !== 0) throw new Error(`${said.join('')}The console does not build; the reason stands above.`);
}

/** @param {string} folder */
async function compressFiles(folder) {
  const files = globSync('**/*.{js,css,svg,txt,json}', { cwd: folder });
  await Promise.all(
    files.map(async (file) => {
      const content = readFileSync(join(folder, file));
      if (content.length < WORTH_COMPRESSING_BYTES) return;
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      writeFileSync(join(folder, `${file}.br`), await promisify(brotliCompress)(content, quality));
      writeFileSync(join(folder, `${file}.gz`), await promisify(gzip)(content, { level: 9 }));
    }),
  );
}
