// @ts-check
// Fails when package-lock.json would not install elsewhere: a registry's address in it, or a platform missing from it.
import { readFileSync } from 'node:fs';
import { missingPlatformPackages, pathsWithRegistryAddress } from './lock/lock-file.mjs';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const problems = [
  ...pathsWithRegistryAddress(lock).map((path) => `${path}: names a registry's address ("resolved")`),
  ...missingPlatformPackages(lock).map(({ name, version }) => `${name}@${version}: platform package missing`),
];
if (problems.length > 0) {
  console.error(`package-lock.json does not install everywhere:\n  ${problems.join('\n  ')}`);
  console.error('Remedy: keep omit-lockfile-registry-resolved=true in .npmrc, then `npm run lock:complete`.');
  process.exitCode = 1;
} else {
  console.log('package-lock.json installs on every platform and from every registry.');
}
