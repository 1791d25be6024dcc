import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A builder beside an application: leads a group, and starts a process of its own. */
const BUILDER = `
  import { spawn } from 'node:child_process';
  import { endWithParent } from ${JSON.stringify(pathToFileURL(resolve('tools/console/end-with-parent.mjs')).href)};
  endWithParent();
  const worker = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: ['ignore', 'inherit', 'ignore'] });
  console.log(process.pid, worker.pid);
  setInterval(() => {}, 1000);`;

const APPLICATION = `
  const { spawn } = require('node:child_process');
  spawn(process.execPath, ['--input-type=module', '--eval', ${JSON.stringify(BUILDER)}], {
    detached: true,
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  setInterval(() => {}, 1000);`;

describe('endWithParent', () => {
  let application: ChildProcess;
  let pids: readonly number[] = [];

  beforeEach(() => {
    application = spawn(process.execPath, ['--eval', APPLICATION], { stdio: ['ignore', 'pipe', 'ignore'] });
  });
  afterEach(() => {
    for (const pid of pids.filter(isRunning)) process.kill(pid, 'SIGKILL');
    application.kill('SIGKILL');
  });

  it('leaves neither the builder nor what it started where the application is killed', async () => {
    const [printed] = (await once(application.stdout!, 'data')) as [Buffer];
    pids = printed.toString().trim().split(' ').map(Number);
    expect(pids.map(isRunning)).toEqual([true, true]);

    application.kill('SIGKILL');

    // Builder and worker hold the other end of this pipe: it ends with the last of them. (Their ids may be known for
    // longer: a process that nobody waits for stays a zombie.)
    await expect(once(application.stdout!, 'end')).resolves.toEqual([]);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
