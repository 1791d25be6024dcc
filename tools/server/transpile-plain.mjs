// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stop, transform } from 'esbuild';
import { serverAliases } from './server-aliases.mjs';
import { writeOutput } from './write-output.mjs';

/**
 * Transpiles files without decorators, without checking types, to CommonJS: nine in ten files of the server, which
 * esbuild does in the time that TypeScript takes to start.
 *
 * @param {string} root
 * @param {string} outRoot
 * @param {string[]} paths workspace-relative
 * @throws where a file has a syntax error, which names file, line and column
 */
export async function transpilePlain(root, outRoot, paths) {
  const aliases = serverAliases(root);
  const { compilerOptions } = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8'));
  const { target, experimentalDecorators } = compilerOptions;
  try {
    await Promise.all(
      paths.map(async (path) => {
        const output = await transform(await readFile(join(root, path), 'utf8'), {
          loader: 'ts',
          format: 'cjs',
          platform: 'node',
          sourcefile: path,
          sourceRoot: `${root}/`,
          sourcemap: 'external',
          sourcesContent: false,
          target,
          // As TypeScript does: every module of the server is CommonJS.
          supported: { 'dynamic-import': false },
          tsconfigRaw: { compilerOptions: { target, experimentalDecorators } },
          logLevel: 'silent',
        });
        writeOutput(outRoot, path, output, aliases);
      }),
    );
  } finally {
    await stop();
  }
}
