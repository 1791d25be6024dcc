// @ts-check
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverSources } from './server-sources.mjs';
import { transpileServer } from './transpile-server.mjs';

/** Where both the quick and the release build put the server. */
export const SERVER_DIR = 'dist/server';

/** What decides how a source is compiled, beside the source. */
const SETTINGS = [
  'tsconfig.json',
  'tsconfig.server.json',
  'node_modules/typescript/package.json',
  'node_modules/esbuild/package.json',
];
const TRANSPILERS = ['server-aliases', 'transpile-decorated', 'transpile-plain', 'transpile-server', 'write-output'];

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

  await transpileServer(root, SERVER_DIR, changed);
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
  const transpilers = TRANSPILERS.map((name) => fileURLToPath(new URL(`./${name}.mjs`, import.meta.url)));
  return {
    settings: [...SETTINGS.map((path) => join(root, path)), ...transpilers].map((path) => stamp(path)).join(' '),
    sources: Object.fromEntries([...code, ...assets].map((path) => [path, stamp(join(root, path))])),
  };
}

/** @param {string} path */
function stamp(path) {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs}:${size}`;
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
