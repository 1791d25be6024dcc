// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { transpilePlain } from './transpile-plain.mjs';
import { writeAtomically } from './write-output.mjs';

const DECORATED = new URL('./transpile-decorated.mjs', import.meta.url).href;
const TRANSPILE_STDIN = `
  import { readFileSync } from 'node:fs';
  import { transpileDecorated } from ${JSON.stringify(DECORATED)};
  const { root, outRoot, paths } = JSON.parse(readFileSync(0, 'utf8'));
  try {
    transpileDecorated(root, outRoot, paths);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }`;

/** A compiler process takes half a second to start; fewer files than these are not worth another one. */
const FILES_WORTH_A_PROCESS = 30;
const MOST_PROCESSES = 4;
/** A decorator, with its arguments, at the start of a line, a parameter or a member. */
const DECORATOR = /(?:^|[\s(,])@[A-Za-z]\w*[(<]/m;

/**
 * Transpiles TypeScript, without checking types, to the CommonJS that `npm run build` emits, and copies other files.
 *
 * @param {string} root
 * @param {string} outDir workspace-relative
 * @param {string[]} paths workspace-relative
 * @throws Error once the reason stands on standard error
 */
export async function transpileServer(root, outDir, paths) {
  const outRoot = join(root, outDir);
  const code = paths.filter((path) => path.endsWith('.ts'));
  const isDecorated = (/** @type {string} */ path) => DECORATOR.test(readFileSync(join(root, path), 'utf8'));
  const decorated = new Set(code.filter(isDecorated));
  for (const path of paths) if (!path.endsWith('.ts')) copyAsset(root, outRoot, path);

  const plain = code.filter((path) => !decorated.has(path));
  await Promise.all([
    plain.length > 0 && transpilePlain(root, outRoot, plain).catch(refuse),
    ...inShares([...decorated]).map((share) => transpileInOwnProcess(root, outRoot, share)),
  ]);
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
 * @param {string} outRoot
 * @param {string[]} paths
 */
async function transpileInOwnProcess(root, outRoot, paths) {
  const args = ['--input-type=module', '--eval', TRANSPILE_STDIN];
  const compiler = spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'] });
  compiler.stdin.end(JSON.stringify({ root, outRoot, paths }));
  const [code] = await once(compiler, 'close');
  if (code !== 0) refuse();
}

/** @param {unknown} [error] what the person who changed the source has to mend, where it was not printed yet */
function refuse(error) {
  if (error instanceof Error) console.error(error.message);
  throw new Error('The server does not build; the reason stands above.');
}

/**
 * @param {string} root
 * @param {string} outRoot
 * @param {string} path
 */
function copyAsset(root, outRoot, path) {
  writeAtomically(join(outRoot, path), readFileSync(join(root, path)));
}
