import type { ChildProcess } from 'node:child_process';

/**
 * The first line that a process writes to its standard output; both its outputs must be pipes. (A process that
 * inherits an output of the test run and outlives its test keeps the whole run from ending.)
 * @throws Error with what it wrote to standard error, where it ends or fails to start before that
 */
export function firstLineOf(child: ChildProcess, name: string): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error(`${name}: its outputs are no pipes`);
  return new Promise((resolve, reject) => {
    let output = '';
    let complaint = '';
    stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const end = output.indexOf('\n');
      if (end !== -1) resolve(output.slice(0, end));
    });
    stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${name} did not start: ${complaint.trim()}`)));
  });
}
