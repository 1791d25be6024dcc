// @ts-check
// Runs an application from source: `node tools/start.mjs APP [ARGUMENTS]` builds quickly, then becomes that application.
import { existsSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNodeVersion } from './server/check-node-version.mjs';
import { ignoreDoubledSignals } from './server/ignore-doubled-signals.mjs';
import { stopWithNpm } from './server/stop-with-npm.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [app = 'standalone', ...appArguments] = process.argv.slice(2);

/** Applications that people open in a browser. */
const SERVES_THE_CONSOLE = new Set(['standalone', 'api']);

const main = await prepare();
if (main !== undefined) {
  stopWithNpm();
  ignoreDoubledSignals();
  runInThisProcess(main);
}

/** @returns {Promise<string | undefined>} the compiled application, or nothing after a message that says why not */
async function prepare() {
  try {
    checkNodeVersion(process.versions.node);
    if (!existsSync(join(root, 'apps', app, 'main.ts')))
      throw new Error(`There is no application apps/${app}/main.ts.`);
    const { buildServer, SERVER_DIR } = await import('./server/build-server.mjs');
    await buildServer(root);
    if (SERVES_THE_CONSOLE.has(app)) await prepareConsole();
    return join(root, SERVER_DIR, 'apps', app, 'main.js');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** Not waited for: a build takes longer than the application takes to start. */
async function prepareConsole() {
  const { buildConsoleBeside } = await import('./console/build-beside.mjs');
  if (buildConsoleBeside(root)) process.env['CONSOLE_BEING_BUILT'] = 'true';
}

/**
 * In this process, not in a child: signals, exit code and terminal are the application's own.
 *
 * @param {string} compiledMain
 */
function runInThisProcess(compiledMain) {
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, compiledMain, ...appArguments];
  Module.runMain();
}
