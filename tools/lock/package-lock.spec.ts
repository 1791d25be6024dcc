import { readFileSync } from 'node:fs';
import { missingPlatformPackages, pathsWithRegistryAddress, type LockFile } from './lock-file.mjs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile;

describe('the lock file of this workspace', () => {
  it('names no registry, so that it installs from any', () => {
    expect(pathsWithRegistryAddress(lock)).toEqual([]);
  });

  it('holds every platform of every native module (else: npm run lock:complete)', () => {
    expect(missingPlatformPackages(lock)).toEqual([]);
  });
});
