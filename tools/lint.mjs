// @ts-check
// ESLint over the workspace, or over the paths given, with module boundaries that are sure to be checked.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureProjectGraph } from './lint/project-graph.mjs';

await ensureProjectGraph();
const eslint = join(dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'bin/eslint.js');
const paths = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [eslint, '--max-warnings=0', ...(paths.length > 0 ? paths : ['.'])], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
