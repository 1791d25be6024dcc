import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { builtServer } from '@tokenledger/shared/testing';

export interface ReplayRun {
  readonly code: number | null;
  readonly output: string;
  /** The project that this replay's calls have. */
  readonly project: string;
}

/** `npm run replay` as a process of its own. */
export function runReplay(words: readonly string[]): Promise<ReplayRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(builtServer(), 'apps/replay/main.js'), ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject).once('close', (code) => {
      resolve({ code, output, project: /project (\S+?),/.exec(output)?.[1] ?? '' });
    });
  });
}
