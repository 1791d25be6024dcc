import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeWithEngines } from '@tokenledger/shared/testing';

import { StandaloneProcess, type Welcome } from '../standalone/testing/standalone-process';
import { askSpend } from './testing/ask-spend';
import { itWithTraces } from './testing/recorded-traces';
import { runReplay } from './testing/run-replay';

jest.setTimeout(240_000);

describeWithEngines('recorded traces through the SDK and the standalone application', () => {
  let folder: string;
  let standalone: StandaloneProcess;
  let welcome: Welcome;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tokenledger-traces-'));
    chmodSync(folder, 0o755);
    standalone = StandaloneProcess.start({ TOKENLEDGER_STATE_DIR: join(folder, 'state') });
    welcome = await standalone.ready();
  });
  afterAll(async () => {
    await standalone?.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  itWithTraces('books every call, token and cent of', async (trace) => {
    const access = ['--key', welcome.ingestionKey, '--api', welcome.graphql, '--read-key', welcome.readKey];
    const words = [trace.file, '--endpoint', welcome.otlpHttp, ...access];
    const run = await runReplay([...words, '--check']);
    expect(run).toMatchObject({ code: 0 });
    expect(await askSpend(welcome.graphql, welcome.readKey, run.project)).toEqual(trace.sums());
  });
});
