// @ts-check
// `npm run build:console`: the console's static files in dist/console; with --if-changed only where a source changed.
import { fileURLToPath } from 'node:url';
import { buildConsole, CONSOLE_DIR } from './console/build-console.mjs';

const whatever = !process.argv.includes('--if-changed');
await buildConsole(fileURLToPath(new URL('..', import.meta.url)), { whatever });
console.log(`The console is in ${CONSOLE_DIR}.`);
