// @ts-check
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';

/**
 * Writes one compiled file and its source map.
 *
 * @param {string} outRoot absolute
 * @param {string} path of the source, workspace-relative
 * @param {{ code: string, map: string }} output without a comment that names the map
 * @param {Map<string, string>} aliases of `serverAliases`
 */
export function writeOutput(outRoot, path, { code, map }, aliases) {
  const target = join(outRoot, path.replace(/\.ts$/, '.js'));
  const mapComment = `//# sourceMappingURL=${basename(target)}.map\n`;
  writeAtomically(`${target}.map`, map);
  writeAtomically(target, `${withRelativeImports(code, path, aliases)}${mapComment}`);
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
 * @param {string} target its folder is made
 * @param {string | Buffer} content
 */
export function writeAtomically(target, content) {
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, target);
}
