// @ts-check
// `npm run interop`: compiles the server and the interoperation script into a folder of their own, which no build that
// runs meanwhile changes, and becomes that script.
import { globSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverSources } from '../server/server-sources.mjs';
import { transpileServer } from '../server/transpile-server.mjs';

const OUT_DIR = 'dist/interop';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { code, assets } = serverSources(root);
const script = globSync('tools/interop/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.spec.ts'));
await transpileServer(root, OUT_DIR, [...code, ...assets, ...script]);

process.setSourceMapsEnabled(true);
process.chdir(root);
process.argv[1] = join(root, OUT_DIR, 'tools/interop/main.js');
Module.runMain();
