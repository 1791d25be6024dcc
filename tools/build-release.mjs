// @ts-check
// The release build: dist/server from nothing, types checked, aliases rewritten, assets beside the code.
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER_DIR } from './server/build-server.mjs';
import { serverSources } from './server/server-sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

rmSync(join(root, SERVER_DIR), { recursive: true, force: true });
run(require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.server.json');
run(require.resolve('tsc-alias/dist/bin/index.js'), '-p', 'tsconfig.server.json');
for (const asset of serverSources(root).assets) {
  mkdirSync(dirname(join(root, SERVER_DIR, asset)), { recursive: true });
  copyFileSync(join(root, asset), join(root, SERVER_DIR, asset));
}
refuseAliases();

/**
 * @param {string} script
 * @param {string[]} args
 */
function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** An alias that tsc-alias left alone would only fail in production, when its file is first loaded. */
function refuseAliases() {
  const left = globSync('**/*.js', { cwd: join(root, SERVER_DIR) }).filter((path) =>
    /\brequire\("@tokenledger\//.test(readFileSync(join(root, SERVER_DIR, path), 'utf8')),
  );
  if (left.length === 0) return;
  console.error(`${SERVER_DIR}: an alias was not rewritten in ${left.join(', ')}`);
  process.exit(1);
}
