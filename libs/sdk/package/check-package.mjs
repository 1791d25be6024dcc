/**
 * Installs the built package into empty projects, one for each published line of the OpenTelemetry SDK, and checks that its
 * types fit, that it reports every call from CommonJS and from ES modules, and that the host ends by itself.
 *
 *   node libs/sdk/package/check-package.mjs      (needs a package registry; run by name, not by `npm test`)
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import './build-package.mjs';

const CALLS = 2_000;
const LINES = [
  {
    name: 'line A',
    packages: ['@opentelemetry/sdk-node@0.223.0', '@opentelemetry/sdk-trace@2.12.0', '@opentelemetry/api@1.9.1'],
  },
  {
    name: 'line B',
    packages: ['@opentelemetry/sdk-node@0.301.0', '@opentelemetry/sdk-trace@3.1.1', '@opentelemetry/api@1.10.0'],
  },
];

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const require = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'tokenledger-sdk-'));
/** @type {string[]} */
const failures = [];

try {
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: join(root, 'dist/sdk'),
  });
  const tarball = join(folder, packed.toString().trim());
  for (const line of LINES) await checkLine(line, tarball);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;

/** @param {{ name: string, packages: readonly string[] }} line @param {string} tarball */
async function checkLine({ name, packages }, tarball) {
  const project = mkdtempSync(join(folder, 'host-'));
  cpSync(join(here, 'consumer'), project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  const install = ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', ...packages, tarball];
  execFileSync('npm', install, { cwd: project, stdio: 'inherit' });
  checkTypes(name, project);
  for (const script of ['host.cjs', 'three-lines.mjs']) await checkDelivery(`${name}, ${script}`, project, script);
}

/** @param {string} name @param {string} project */
function checkTypes(name, project) {
  const compiler = require.resolve('typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext'];
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  try {
    execFileSync(process.execPath, [compiler, ...options, ...types, 'types.mts'], { cwd: project });
    console.log(`${name}: types fit`);
  } catch (error) {
    failures.push(`${name}: types do not fit:\n${error.stdout}`);
  }
}

/** @param {string} name @param {string} project @param {string} script */
async function checkDelivery(name, project, script) {
  const received = new Set();
  let leaked = false;
  const receiver = createServer((incoming, outgoing) => {
    /** @type {Buffer[]} */
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const raw = Buffer.concat(chunks);
      const text = (incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString('latin1');
      for (const id of text.match(/resp-\d+/g) ?? []) received.add(id);
      leaked ||= text.includes('CANARY');
      outgoing.writeHead(200).end();
    });
  });
  await new Promise((resolve) => receiver.listen(0, '127.0.0.1', () => resolve(undefined)));
  const endpoint = `http://127.0.0.1:${receiver.address().port}`;
  const code = await exitCodeOf(
    spawn(process.execPath, [script, endpoint, String(CALLS)], { cwd: project, stdio: 'inherit' }),
  );
  receiver.closeAllConnections();
  receiver.close();
  const isFine = code === 0 && received.size === CALLS && !leaked;
  const outcome = `exit ${code}, ${received.size} of ${CALLS} calls received${leaked ? ', content leaked' : ''}`;
  if (isFine) console.log(`${name}: ${outcome}`);
  else failures.push(`${name}: ${outcome}`);
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number | string>} */
function exitCodeOf(child) {
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? signal ?? 'unknown');
    });
  });
}
