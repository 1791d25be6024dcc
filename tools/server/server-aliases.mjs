// @ts-check
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * Where each library's alias lies once compiled, of the `paths` of tsconfig.server.json.
 *
 * @param {string} root
 * @returns {Map<string, string>} alias to workspace-relative `.js`
 */
export function serverAliases(root) {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.server.json'), 'utf8'));
  /** @type {[string, string[]][]} */
  const paths = Object.entries(compilerOptions.paths);
  return new Map(paths.map(([alias, [source = '']]) => [alias, compiledPath(source)]));
}

/** @param {string} source */
function compiledPath(source) {
  return posix.normalize(source).replace(/\.ts$/, '.js');
}
