// @ts-check
// `npm run build:console`: the console's static files in dist/console.
import { fileURLToPath } from 'node:url';
import { buildConsole, CONSOLE_DIR } from './console/build-console.mjs';

await buildConsole(fileURLToPath(new URL('..', import.meta.url)), { whatever: true });
console.log(`The console is in ${CONSOLE_DIR}.`);
