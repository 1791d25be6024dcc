/**
 * Builds the package @tokenledger/sdk into dist/sdk: CommonJS with types, the few shared files it needs included, and an ES module
 * that hands on the same objects (one copy in a process, whichever way it is imported).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const out = join(root, 'dist/sdk');
const require = createRequire(import.meta.url);

/** @param {string} bin @param {readonly string[]} args */
function run(bin, args) {
  execFileSync(process.execPath, [require.resolve(bin), ...args], { cwd: root, stdio: 'inherit' });
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const config = join(here, 'tsconfig.json');
run('typescript/bin/tsc', ['-p', config]);
run('tsc-alias/dist/bin/index.js', ['-p', config]);
cpSync(join(here, 'package.json'), join(out, 'package.json'));
cpSync(join(here, 'README.md'), join(out, 'README.md'));

const names = Object.keys(require(join(out, 'lib/sdk/index.js'))).sort();
writeFileSync(
  join(out, 'index.mjs'),
  `import sdk from './lib/sdk/index.js';\n\n${names.map((name) => `export const ${name} = sdk.${name};\n`).join('')}`,
);
writeFileSync(join(out, 'index.d.mts'), "export * from './lib/sdk/index.js';\n");
