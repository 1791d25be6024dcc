// @ts-check
import { platformOfPackage } from './platform-of-package.mjs';

/**
 * One entry of `packages` in an npm lock file (version 3), as far as it is read here.
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @typedef {{ packages: Record<string, LockEntry> }} LockFile */

/**
 * An optional dependency that the lock file names without holding an entry for it.
 * @typedef {object} MissingPackage
 * @property {string} parentPath the lock path of the package that asks for it
 * @property {string} name
 * @property {string} version exact
 */

/**
 * The lock paths whose entry names where it was downloaded from. Such a lock installs only where that registry answers.
 *
 * @param {LockFile} lock
 * @returns {string[]}
 */
export function pathsWithRegistryAddress(lock) {
  return Object.entries(lock.packages)
    .filter(([, entry]) => entry.resolved !== undefined)
    .map(([path]) => path);
}

/**
 * The optional platform packages that some package asks for and that the lock does not hold.
 *
 * A registry that lacks a platform's package makes npm write a lock without it; every registry that has it then
 * refuses the lock (`npm ci`: EUSAGE), and so does the first one.
 *
 * @param {LockFile} lock
 * @returns {MissingPackage[]}
 */
export function missingPlatformPackages(lock) {
  return Object.entries(lock.packages).flatMap(([parentPath, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name, range]) => !isLocked(lock, parentPath, name, range))
      .map(([name, range]) => ({ parentPath, name, version: exactVersion(lock, parentPath, name, range) })),
  );
}

/**
 * The same lock with an entry for every missing platform package: name, exact version, `optional`, and the platform
 * where the name tells it. The entries carry no integrity hash: nothing here has seen the packages.
 *
 * @param {LockFile} lock
 * @returns {{ lock: LockFile, added: string[] }}
 */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  /** @type {string[]} */
  const added = [];
  for (const missing of missingPlatformPackages(lock)) {
    if (isLocked({ packages }, missing.parentPath, missing.name, missing.version)) continue;
    const path = freePath(packages, missing);
    packages[path] = {
      version: missing.version,
      ...platformOfPackage(missing.name),
      ...(packages[missing.parentPath]?.dev && { dev: true }),
      optional: true,
    };
    added.push(path);
  }
  return { lock: { ...lock, packages: sortedByPath(packages) }, added };
}

/**
 * A platform package of another version than the one asked for is none: its native code belongs to other JavaScript.
 *
 * @param {LockFile} lock
 * @param {string} parentPath
 * @param {string} name
 * @param {string} range
 */
function isLocked(lock, parentPath, name, range) {
  const path = findInstalledPath(lock, parentPath, name);
  return path !== undefined && (!/^\d/.test(range) || lock.packages[path]?.version === range);
}

/**
 * Node's own look-up: beside the parent's own modules first, then in every folder above.
 *
 * @param {LockFile} lock
 * @param {string} parentPath
 * @param {string} name
 */
function findInstalledPath(lock, parentPath, name) {
  for (let folder = parentPath; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('node_modules/') - 1, 0))) {
    const candidate = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (lock.packages[candidate]) return candidate;
    if (folder === '') return undefined;
  }
}

/**
 * A range is answered by the version that its siblings of the same range were locked at (platform packages are
 * released together), else by the version that the range starts from.
 *
 * @param {LockFile} lock
 * @param {string} parentPath
 * @param {string} name
 * @param {string} range
 */
function exactVersion(lock, parentPath, name, range) {
  const version = /^[~^]?(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)$/.exec(range)?.[1];
  if (version === undefined) {
    throw new Error(`${name}: "${range}", asked for by ${parentPath || 'package.json'}, is not an exact version.`);
  }
  if (version === range) return version;
  const siblings = Object.entries(lock.packages[parentPath]?.optionalDependencies ?? {});
  const lockedSibling = siblings
    .filter(([, siblingRange]) => siblingRange === range)
    .map(([sibling]) => findInstalledPath(lock, parentPath, sibling))
    .find((path) => path !== undefined);
  return (lockedSibling && lock.packages[lockedSibling]?.version) || version;
}

/**
 * Beside the parent where npm would hoist it to, or inside the parent when another version lies there already.
 *
 * @param {Record<string, LockEntry>} packages
 * @param {MissingPackage} missing
 */
function freePath(packages, { parentPath, name }) {
  const hoisted = `node_modules/${name}`;
  return packages[hoisted] === undefined ? hoisted : `${parentPath}/node_modules/${name}`;
}

/**
 * npm writes lock paths in this order; keeping it keeps the next `npm install` from moving lines.
 *
 * @param {Record<string, LockEntry>} packages
 */
function sortedByPath(packages) {
  return Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
}
