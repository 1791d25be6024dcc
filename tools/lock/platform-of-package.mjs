// @ts-check

/** What npm calls the operating systems that appear in the names of platform packages. */
const OPERATING_SYSTEMS = new Map([
  ['aix', 'aix'],
  ['android', 'android'],
  ['darwin', 'darwin'],
  ['macos', 'darwin'],
  ['freebsd', 'freebsd'],
  ['linux', 'linux'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['openharmony', 'openharmony'],
  ['sunos', 'sunos'],
  ['win32', 'win32'],
  ['windows', 'win32'],
]);

/** What npm calls the processors; `armhf`-like ABIs are written behind plain `arm`. */
const PROCESSORS = new Map([
  ['arm', 'arm'],
  ['arm64', 'arm64'],
  ['ia32', 'ia32'],
  ['loong64', 'loong64'],
  ['mips64el', 'mips64el'],
  ['ppc64', 'ppc64'],
  ['riscv64', 'riscv64'],
  ['s390x', 's390x'],
  ['x64', 'x64'],
]);

/**
 * The platform that a native module's package is for, read from its name
 * (`@unrs/resolver-binding-linux-arm64-musl` is linux, arm64, musl).
 *
 * `wasm32` packages run everywhere and carry no operating system. Fields that the name does not tell are absent.
 *
 * @param {string} packageName
 * @returns {{ os?: string[], cpu?: string[], libc?: string[] }}
 */
export function platformOfPackage(packageName) {
  const words = packageName.toLowerCase().split(/[-/_.]/);
  const os = words.map((word) => OPERATING_SYSTEMS.get(word)).find((found) => found !== undefined);
  const cpu = words.includes('wasm32')
    ? 'wasm32'
    : words.map((word) => PROCESSORS.get(word)).find((found) => found !== undefined);
  const libc = os === 'linux' ? libcOf(words) : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}

/** @param {string[]} words */
function libcOf(words) {
  if (words.some((word) => word.startsWith('musl'))) return 'musl';
  return words.some((word) => word.startsWith('gnu') || word === 'glibc') ? 'glibc' : undefined;
}
