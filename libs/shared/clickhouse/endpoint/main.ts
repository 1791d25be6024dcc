import { parseArgs } from 'node:util';
import { startClickHouseEndpoint } from './clickhouse-endpoint';

/**
 * The endpoint as a process: `node …/clickhouse/endpoint/main.js --path=FOLDER [--port=N] [--memory=BYTES]`.
 * Writes `{"port":…,"url":…}` once it listens. Ends on SIGTERM and SIGINT, and with the process that started it.
 */
async function main(): Promise<void> {
  const parent = process.ppid;
  const { values } = parseArgs({
    options: { path: { type: 'string' }, port: { type: 'string' }, memory: { type: 'string' } },
  });
  if (values.path === undefined) throw new Error('--path=FOLDER is missing: where ClickHouse keeps its data');
  const endpoint = await startClickHouseEndpoint({
    path: values.path,
    port: wholeNumber('port', values.port) ?? 0,
    ...(values.memory === undefined ? {} : { memoryLimitBytes: wholeNumber('memory', values.memory) ?? 0 }),
  });
  process.stdout.write(`${JSON.stringify({ port: endpoint.port, url: endpoint.url })}\n`);
  await askedToEnd(parent);
  await endpoint.stop();
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`--${name}=${text}: a whole number expected`);
  return Number(text);
}

const PARENT_CHECK_MS = 250;

/** A process whose parent is gone, perhaps while this one was starting, is handed to another one. */
function askedToEnd(parent: number): Promise<void> {
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (process.ppid !== parent) end();
    }, PARENT_CHECK_MS);
    const end = () => {
      clearInterval(watch);
      resolve();
    };
    process.once('SIGTERM', end).once('SIGINT', end);
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
