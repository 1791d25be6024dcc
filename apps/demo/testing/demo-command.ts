import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

import { builtServer } from '@tokenledger/shared/testing';

export interface DemoOutcome {
  readonly code: number | null;
  readonly output: string;
}

/** `npm run demo` as a process of its own. */
export class DemoCommand {
  private output = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<DemoOutcome>;

  constructor(words: readonly string[]) {
    this.child = spawn(process.execPath, [join(builtServer(), 'apps/demo/main.js'), ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject).once('close', (code) => resolve({ code, output: this.output }));
    });
  }

  outcome(): Promise<DemoOutcome> {
    return this.ended;
  }

  /** Ctrl-C, once it printed something. */
  async stopAfter(printed: RegExp): Promise<DemoOutcome> {
    while (!printed.test(this.output) && this.child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.child.kill('SIGINT');
    return this.ended;
  }
}

export function runDemoCommand(...words: readonly string[]): Promise<DemoOutcome> {
  return new DemoCommand(words).outcome();
}
