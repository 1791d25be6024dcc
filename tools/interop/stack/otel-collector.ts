import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ChildService } from './child-service';

const BUILD_SCRIPT = 'infra/otel-collector/build.sh';

/** @returns the path of a Collector: the one given, else the one that infra/otel-collector builds once */
export function findCollector(given: string | undefined): string {
  if (given === undefined) return execFileSync('bash', [BUILD_SCRIPT], { encoding: 'utf8' }).trim();
  if (!existsSync(given)) throw new Error(`There is no OpenTelemetry Collector at ${given}.`);
  return given;
}

export function versionOf(collector: string): string {
  return execFileSync(collector, ['--version'], { encoding: 'utf8' }).trim();
}

export interface CollectorRun {
  readonly binary: string;
  /** Configuration files or objects, merged in this order. */
  readonly configs: readonly (string | object)[];
  readonly env?: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly name: string;
}

/** Starts an OpenTelemetry Collector and waits until all of its parts have started. */
export async function startOtelCollector(run: CollectorRun): Promise<ChildService> {
  const files = run.configs.map((config, index) => {
    if (typeof config === 'string') return config;
    const file = join(run.folder, `${run.name}-${index}.otelcol.yaml`);
    // JSON is YAML.
    writeFileSync(file, JSON.stringify(config, undefined, 2));
    return file;
  });
  const collector = new ChildService({
    name: `the OpenTelemetry Collector (${run.name})`,
    command: run.binary,
    args: files.map((file) => `--config=${file}`),
    env: run.env ?? {},
    logFile: join(run.folder, `${run.name}.otelcol.log`),
  });
  try {
    await collector.waitUntil('it is ready', () => collector.log().includes('Everything is ready'));
  } catch (error) {
    await collector.stop();
    throw error;
  }
  return collector;
}
