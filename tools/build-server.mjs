// @ts-check
// The quick build of `npm start`: transpiles what changed into dist/server, without checking types.
import { fileURLToPath } from 'node:url';
import { buildServer } from './server/build-server.mjs';

const startedAt = performance.now();
const { built, removed, upToDate } = await buildServer(fileURLToPath(new URL('..', import.meta.url)));
const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
console.log(`dist/server: ${built} built, ${removed} removed, ${upToDate} up to date, ${seconds} s`);
