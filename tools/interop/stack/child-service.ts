import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ChildCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment beside PATH and HOME: nothing of the caller's own settings reaches a child. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes standard output and standard error. */
  readonly logFile: string;
}

const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 35_000;
const ASK_EVERY_MS = 100;
const LINES_SHOWN = 20;

const running = new Set<ChildService>();

/** Ends whatever still runs: what a case had no time to end because the script was interrupted. */
export async function stopChildren(): Promise<void> {
  await Promise.all([...running].map((child) => child.stop()));
}

/** A process that the script started; it is ended by `stop` and by nothing else. */
export class ChildService {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;

  constructor(readonly command: ChildCommand) {
    const log = openSync(command.logFile, 'a');
    this.child = spawn(command.command, [...command.args], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', ...command.env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.ended = new Promise((resolve) => this.child.once('exit', () => resolve()).once('error', () => resolve()));
    running.add(this);
    void this.ended.then(() => running.delete(this));
  }

  /** What it has written so far. */
  log(): string {
    return readFileSync(this.command.logFile, 'utf8');
  }

  /** @throws where the process ends before, or the time is over; the message ends in its last lines */
  async waitUntil(what: string, isSo: () => Promise<boolean> | boolean, withinMs = READY_WITHIN_MS): Promise<void> {
    const giveUpAt = Date.now() + withinMs;
    while (!(await isSo())) {
      if (this.hasEnded()) throw new Error(`${this.command.name} ended before ${what}:\n${this.lastLines()}`);
      if (Date.now() > giveUpAt) {
        throw new Error(`${this.command.name}: ${what} was not so after ${withinMs} ms:\n${this.lastLines()}`);
      }
      await sleep(ASK_EVERY_MS);
    }
  }

  /** Asks it to end, as an operator would. @throws where it has to be killed */
  async stop(): Promise<void> {
    if (this.hasEnded()) return;
    this.child.kill('SIGTERM');
    const stopped = await Promise.race([this.ended.then(() => true), sleep(STOPS_WITHIN_MS, false, { ref: false })]);
    if (stopped) return;
    this.child.kill('SIGKILL');
    await this.ended;
    throw new Error(`${this.command.name} had to be killed:\n${this.lastLines()}`);
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
  }

  private lastLines(): string {
    return this.log().trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
  }
}

/** Whether an address answers 200; a refused connection is "not yet". */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}
