// @ts-check
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { serverAliases } from './server-aliases.mjs';
import { writeOutput } from './write-output.mjs';

/**
 * Transpiles files with decorators one by one, without checking types, to the CommonJS that `npm run build` emits. Only
 * TypeScript itself writes down the types that NestJS reads off decorated classes (`emitDecoratorMetadata`).
 *
 * Runs as a process of its own, so that the compiler's memory is not the server's.
 *
 * @param {string} root
 * @param {string} outRoot
 * @param {string[]} paths workspace-relative
 */
export function transpileDecorated(root, outRoot, paths) {
  const options = { ...serverOptions(root), incremental: false };
  const aliases = serverAliases(root);
  for (const path of paths) {
    const { outputText, sourceMapText, diagnostics } = ts.transpileModule(readFileSync(join(root, path), 'utf8'), {
      fileName: join(root, path),
      compilerOptions: { ...options, sourceRoot: dirname(join(root, path)) },
      reportDiagnostics: true,
    });
    if (diagnostics?.length) throw new Error(ts.formatDiagnostics(diagnostics, formatHost(root)));
    const code = outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, '');
    writeOutput(outRoot, path, { code, map: sourceMapText ?? '' }, aliases);
  }
}

/** @param {string} root */
function serverOptions(root) {
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.server.json'), ts.sys.readFile);
  if (error) throw new Error(ts.formatDiagnostics([error], formatHost(root)));
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root).options;
}

/** @param {string} root */
function formatHost(root) {
  return { getCanonicalFileName: String, getCurrentDirectory: () => root, getNewLine: () => '\n' };
}
