// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { stampOfConsole } from './console-sources.mjs';

/** Where the console's static files lie once they are built. */
export const CONSOLE_DIR = 'dist/console';

const STAMP = '.built-from';
/** Smaller files travel in one packet anyway. */
const WORTH_COMPRESSING_BYTES = 1024;

/**
 * Builds the console's static files with hashed names, each with its compressed forms beside it, where sources changed
 * since the last build.
 *
 * @param {string} root
 * @param {{ readonly whatever?: boolean, readonly quiet?: boolean }} [how] `whatever`: also where nothing changed; `quiet`: says nothing unless it fails
 * @returns {Promise<boolean>} whether it was built
 */
export async function buildConsole(root, { whatever = false, quiet = false } = {}) {
  const folder = join(root, CONSOLE_DIR);
  const stamp = stampOfConsole(root);
  if (!whatever && existsSync(join(folder, STAMP)) && readFileSync(join(folder, STAMP), 'utf8') === stamp) return false;
  await runBuilder(root, quiet);
  await compressFiles(folder);
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
