import { builtServer } from '@tokenledger/shared/testing';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The API as a process of its own. */
export interface ApiProcess {
  /** Everything it wrote. */
  output(): string;
  /** What it said it listens on. */
  readonly started: Promise<{ readonly port: number; readonly admin: number }>;
  /** Its exit code, null where a signal ended it. */
  readonly ended: Promise<number | null>;
  terminate(): void;
}

export function startApiProcess(settings: Readonly<Record<string, string>>): ApiProcess {
  const child = spawn(process.execPath, [join(builtServer(), 'apps/api/main.js')], {
    env: {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      API_HOST: '127.0.0.1',
      API_PORT: '0',
      ADMIN_HOST: '127.0.0.1',
      ADMIN_PORT: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code));
  });
  const started = new Promise<{ port: number; admin: number }>((resolve, reject) => {
    const hear = (text: string): void => {
      output += text;
      const match = /"message":"answering".*"port":(\d+),"admin":(\d+)/.exec(output);
      if (match !== null) resolve({ port: Number(match[1]), admin: Number(match[2]) });
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('close', () => reject(new Error(`the API did not start: ${output}`)));
  });
  // Whoever waits for its end only shall not fail for a start that nobody waited for.
  started.catch(() => undefined);
  return { output: () => output, started, ended, terminate: () => child.kill('SIGTERM') };
}
