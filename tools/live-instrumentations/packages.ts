import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Scenario } from './scenario';

const run = promisify(execFile);
const INSTALLED = 'installed.txt';

/** How the process of a scenario is started. */
export interface Installation {
  readonly command: string;
  /** Folder that holds the scripts, with the packages where they look for them. */
  readonly folder: string;
  versionOf(packageName: string): string;
}

/**
 * Installs the packages of a group into a folder of its own outside the tree, once; they are no dependencies of ours,
 * and versions of them that exclude each other are needed side by side.
 *
 * @param sources `tools/live-instrumentations`
 */
export async function install(
  { language, packages }: Pick<Scenario, 'language' | 'packages'>,
  sources: string,
  cache: string,
): Promise<Installation> {
  const folder = join(cache, language, packages);
  mkdirSync(folder, { recursive: true });
  const installation =
    language === 'javascript' ? javascript(packages, sources, folder) : python(packages, sources, folder);
  const mark = join(folder, INSTALLED);
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== installation.wanted) {
    await installation.install();
    writeFileSync(mark, installation.wanted);
  }
  // Always: a script may have changed while its packages have not.
  const scripts = join(sources, language);
  for (const name of readdirSync(scripts).filter((file) => /\.(?:cjs|mjs|py)$/.test(file))) {
    copyFileSync(join(scripts, name), join(folder, name));
  }
  return installation;
}

interface Installing extends Installation {
  /** Text that changes when other packages are wanted. */
  readonly wanted: string;
  install(): Promise<void>;
}

type PackageLists = Readonly<Record<string, Readonly<Record<string, string>>>>;

function javascript(packages: string, sources: string, folder: string): Installing {
  const lists = JSON.parse(readFileSync(join(sources, 'javascript/packages.json'), 'utf8')) as PackageLists;
  const own = lists[packages];
  if (own === undefined) throw new Error(`javascript/packages.json has no list "${packages}"`);
  const wanted = JSON.stringify({ private: true, dependencies: { ...lists['opentelemetry'], ...own } });
  return {
    command: process.execPath,
    folder,
    wanted,
    install: async () => {
      writeFileSync(join(folder, 'package.json'), wanted);
      // Instrumentations name peers of the year they were written in; what is pinned here is what runs.
      const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'];
      await run('npm', ['install', ...flags], { cwd: folder });
    },
    versionOf: (name) =>
      (JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
        .version,
  };
}

function python(packages: string, sources: string, folder: string): Installing {
  const wanted = readFileSync(join(sources, 'python/requirements', `${packages}.txt`), 'utf8');
  const interpreter = join(folder, 'venv/bin/python');
  return {
    command: interpreter,
    folder,
    wanted,
    install: async () => {
      await run('python3', ['-m', 'venv', join(folder, 'venv')]);
      writeFileSync(join(folder, 'requirements.txt'), wanted);
      const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', 'requirements.txt'];
      await run(interpreter, pip, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    },
    versionOf: (name) => new RegExp(`^${name}(?:\\[[^\\]]*\\])?==(\\S+)`, 'm').exec(wanted)?.[1] ?? 'unknown',
  };
}
