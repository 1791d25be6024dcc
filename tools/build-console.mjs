// @ts-check
// `npm run build:console`: the console's static files in dist/console; with --if-changed only where a source changed, with
// --beside for an application that is running: quietly, and only for as long as that runs.
import { fileURLToPath } from 'node:url';
import { buildConsole, CONSOLE_DIR } from './console/build-console.mjs';
import { endWithParent } from './console/end-with-parent.mjs';

const beside = process.argv.includes('--beside');
if (beside) endWithParent();
const whatever = !beside && !process.argv.includes('--if-changed');
await buildConsole(fileURLToPath(new URL('..', import.meta.url)), { whatever, quiet: beside });
console.log(`The console is in ${CONSOLE_DIR}.`);
