// @ts-check
import { globSync } from 'node:fs';
import { sep } from 'node:path';

/** Files that the server reads at run time beside its code: copied as they are. */
const ASSETS = '{apps,libs}/**/*.{sql,json,graphql,proto,csv}';

const NOT_SERVER = [
  /\.(spec|d)\.ts$/,
  /(^|\/)(node_modules|dist)\//,
  // Fixtures of tests.
  /\/recorded\/[^/]*\.json$/,
  /(^|\/)(project|package|tsconfig[^/]*)\.json$/,
  /^(apps\/console|libs\/[^/]+\/console|libs\/shared\/(ui|console-api))\//,
];

/**
 * The workspace-relative paths (with `/`) of what the server is built from.
 *
 * @param {string} root
 * @returns {{ code: string[], assets: string[] }}
 */
export function serverSources(root) {
  return { code: filesOf(root, '{apps,libs}/**/*.ts'), assets: filesOf(root, ASSETS) };
}

/**
 * @param {string} root
 * @param {string} pattern
 */
function filesOf(root, pattern) {
  return globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !NOT_SERVER.some((excluded) => excluded.test(path)))
    .sort();
}
