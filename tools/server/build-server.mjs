// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverSources } from './server-sources.mjs';

/** Where both the quick and the release build put the server. */
export const SERVER_DIR = 'dist/server';

const TRANSPILER = fileURLToPath(new URL('./transpile-server.mjs', import.meta.url));
const TRANSPILE_STDIN = `
  import { readFileSync } from 'node:fs';
  import { transpileServer } from ${JSON.stringify(new URL('./transpile-server.mjs', import.meta.url).href)};
  const { root, outDir, paths } = JSON.parse(readFileSync(0, 'utf8'));
  try {
    transpileServer(root, outDir, paths);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }`;

/** A compiler process takes half a second to start; fewer files than these are not worth another one. */
const FILES_WORTH_A_PROCESS = 40;
const MOST_PROCESSES = 4;

/** What the output in `dist/server` was made from: a stamp a source, and the settings that hold for all. */
/** @typedef {{ settings: string, sources: Record<string, string> }} Manifest */

/**
 * Brings `dist/server` up to date with the sources: only what changed is transpiled, what is gone is removed.
 * Types are not checked (`npm run typecheck` does); a syntax error throws.
 *
 * @param {string} root
 * @returns {Promise<{ built: number, removed: number, upToDate: number }>} counts of files
 */
export async function buildServer(root) {
  const manifestPath = join(root, SERVER_DIR, '.quick-build.json');
  const before = readManifest(manifestPath);
  const now = describeSources(root);
  const comparable = before?.settings === now.settings ? before.sources : {};
  const changed = Object.keys(now.sources).filter((path) => comparable[path] !== now.sources[path]);
  const gone = Object.keys(before?.sources ?? {}).filter((path) => now.sources[path] === undefined);

  await Promise.all(inShares(changed).map((share) => transpileInOwnProcess(root, share)));
  for (const path of gone) removeOutput(root, path);
  if (changed.length + gone.length > 0) writeManifest(manifestPath, now);
  return { built: changed.length, removed: gone.length, upToDate: Object.keys(now.sources).length - changed.length };
}

/**
 * @param {string} root
 * @returns {Manifest}
 */
function describeSources(root) {
  const { code, assets } = serverSources(root);
  const settings = ['tsconfig.json', 'tsconfig.server.json', 'node_modules/typescript/package.json'];
  return {
    settings: [...settings.map((path) => join(root, path)), TRANSPILER].map((path) => stamp(path)).join(' '),
    sources: Object.fromEntries([...code, ...assets].map((path) => [path, stamp(join(root, path))])),
  };
}

/** @param {string} path */
function stamp(path) {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs}:${size}`;
}

/**
 * Dealt out like cards: neighbours in a folder are of like size.
 *
 * @param {string[]} paths
 */
function inShares(paths) {
  const wanted = Math.ceil(paths.length / FILES_WORTH_A_PROCESS);
  const count = Math.min(wanted, availableParallelism(), MOST_PROCESSES);
  return Array.from({ length: count }, (_, share) => paths.filter((_path, index) => index % count === share));
}

/**
 * @param {string} root
 * @param {string[]} paths
 */
async function transpileInOwnProcess(root, paths) {
  const args = ['--input-type=module', '--eval', TRANSPILE_STDIN];
  const compiler = spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'] });
  compiler.stdin.end(JSON.stringify({ root, outDir: SERVER_DIR, paths }));
  const [code] = await once(compiler, 'close');
  if (code !== 0) throw new Error('The server does not build; the reason stands above.');
}

/**
 * @param {string} root
 * @param {string} path
 */
function removeOutput(root, path) {
  const output = join(root, SERVER_DIR, path.replace(/\.ts$/, '.js'));
  rmSync(output, { force: true });
  rmSync(`${output}.map`, { force: true });
}

/**
 * @param {string} path
 * @returns {Manifest | undefined}
 */
function readManifest(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/**
 * @param {string} path
 * @param {Manifest} manifest
 */
function writeManifest(path, manifest) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(manifest));
  renameSync(`${path}.${process.pid}`, path);
}
