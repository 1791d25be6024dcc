// @ts-check
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

/**
 * Transpiles files one by one, without checking types, to the CommonJS that `npm run build` emits, and copies assets.
 *
 * Runs as a process of its own, so that the compiler's memory is not the server's.
 *
 * @param {string} root
 * @param {string} outDir workspace-relative
 * @param {string[]} paths workspace-relative
 */
export function transpileServer(root, outDir, paths) {
  const { options, aliases } = readServerConfig(root);
  for (const path of paths) {
    const target = join(root, outDir, path);
    mkdirSync(dirname(target), { recursive: true });
    if (path.endsWith('.ts')) emit(root, path, target.replace(/\.ts$/, '.js'), options, aliases);
    else copyFileSync(join(root, path), target);
  }
}

/**
 * @param {string} root
 * @param {string} path
 * @param {string} target
 * @param {ts.CompilerOptions} options
 * @param {Map<string, string>} aliases
 */
function emit(root, path, target, options, aliases) {
  const source = readFileSync(join(root, path), 'utf8');
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(source, {
    fileName: join(root, path),
    compilerOptions: options,
    reportDiagnostics: true,
  });
  if (diagnostics?.length) throw new Error(ts.formatDiagnostics(diagnostics, formatHost(root)));
  writeAtomically(target, withRelativeImports(outputText, path, aliases));
  if (sourceMapText) writeAtomically(`${target}.map`, sourceMapText);
}

/** @param {string} root */
function readServerConfig(root) {
  const configPath = join(root, 'tsconfig.server.json');
  const { config, error } = ts.readConfigFile(configPath, ts.sys.readFile);
  if (error) throw new Error(ts.formatDiagnostics([error], formatHost(root)));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const aliases = Object.entries(options.paths ?? {}).map(([alias, [source = '']]) => [alias, compiledPath(source)]);
  return { options: { ...options, incremental: false }, aliases: new Map(/** @type {[string, string][]} */ (aliases)) };
}

/** @param {string} source */
function compiledPath(source) {
  return posix.normalize(source).replace(/\.ts$/, '.js');
}

/**
 * Node knows no path aliases: each becomes the path from this file to the compiled library.
 *
 * @param {string} code
 * @param {string} path
 * @param {Map<string, string>} aliases
 */
function withRelativeImports(code, path, aliases) {
  return code.replace(/\brequire\("(@tokenledger\/[^"]+)"\)/g, (written, alias) => {
    const library = aliases.get(alias);
    if (library === undefined) throw new Error(`${path}: ${alias} is no alias of tsconfig.server.json.`);
    const relative = posix.relative(posix.dirname(path), library);
    return written.replace(alias, relative.startsWith('.') ? relative : `./${relative}`);
  });
}

/**
 * Several processes may build at once (tests do): each sees whole files only.
 *
 * @param {string} target
 * @param {string} content
 */
function writeAtomically(target, content) {
  const unfinished = `${target}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, target);
}

/** @param {string} root */
function formatHost(root) {
  return { getCanonicalFileName: String, getCurrentDirectory: () => root, getNewLine: () => '\n' };
}
