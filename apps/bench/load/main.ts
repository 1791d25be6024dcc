import type { ProcessUsage } from '../testbed/process-usage';
import { generateLoad, type LoadRequest } from './generate-load';

/** The load as a process of its own: takes the request as JSON in its one argument, prints the result as JSON. */
async function main(): Promise<void> {
  const result = await generateLoad(JSON.parse(process.argv[2] ?? '') as LoadRequest);
  const { user, system } = process.cpuUsage();
  const usage: ProcessUsage = {
    name: 'load generator',
    wallSeconds: result.seconds,
    cpuSeconds: (user + system) / 1e6,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(`${JSON.stringify({ ...result, process: usage })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`the load broke off: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
