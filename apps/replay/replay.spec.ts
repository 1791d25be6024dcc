import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeTraces, type OtlpSpan } from '@tokenledger/shared/otlp';

import { replay } from './replay';
import { parseReplayOptions, type ReplayOptions } from './replay-options';
import { dueAfterMs } from './sending/pace';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
const file = join(folder, 'azure.csv');
const spans: OtlpSpan[] = [];
let status = 200;
let server: Server;

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const request = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      if (status === 200) spans.push(...decodeTraces(request));
      outgoing.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

let printed: string[];
beforeEach(() => {
  spans.length = 0;
  status = 200;
  printed = [];
  const keep = (line: unknown): void => void printed.push(String(line));
  jest.spyOn(console, 'log').mockImplementation(keep);
  jest.spyOn(console, 'error').mockImplementation(keep);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => jest.restoreAllMocks());

function writeTrace(calls: number): void {
  const lines = Array.from({ length: calls }, (_, index) => {
    const time = new Date(Date.parse('2023-11-16T18:17:03Z') + index * 1_000).toISOString();
    return `${time.slice(0, 10)} ${time.slice(11, 19)}.9799600,${100 + index},${index}`;
  });
  writeFileSync(file, ['TIMESTAMP,ContextTokens,GeneratedTokens', ...lines].join('\n'));
}

function options(...args: string[]): ReplayOptions {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const parsed = parseReplayOptions([file, '--endpoint', endpoint, '--key', 'k', ...args], {});
  if (parsed === 'help') throw new Error('no help was asked for');
  return parsed;
}

const running = (): AbortSignal => new AbortController().signal;

describe('replay', () => {
  it('sends each line as one model call, shifted to its start', async () => {
    writeTrace(3);
    const start = ['--start', '2026-11-23T12:00:00Z', '--run-id', 'mine'];
    expect(await replay(options(...start, '--team', 'search'), running())).toBe(true);
    const startUs = Date.parse('2026-11-23T12:00:00Z') * 1_000;
    expect(spans.map(({ startedAtUs, endedAtUs }) => [startedAtUs - startUs, endedAtUs - startUs])).toEqual([
      [0, 0],
      [1_000_000, 1_000_000],
      [2_000_000, 2_000_000],
    ]);
    const second = Object.fromEntries(spans[1]?.attributes ?? []);
    expect(second).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.usage.input_tokens': 101,
      'gen_ai.usage.output_tokens': 1,
    });
    expect(Object.fromEntries(spans[1]?.origin.resource ?? [])).toMatchObject({
      'project.id': 'replay-mine',
      'team.id': 'search',
    });
  });

  it('gives the same calls the same ids when a run is repeated, and others in another run', async () => {
    writeTrace(50);
    const idsOf = async (runId: string): Promise<string[]> => {
      spans.length = 0;
      await replay(options('--run-id', runId, '--start', '2026-11-23T12:00:00Z'), running());
      return spans.map(
        ({ traceId, spanId, attributes }) => `${traceId} ${spanId} ${String(attributes.get('gen_ai.response.id'))}`,
      );
    };
    const first = await idsOf('one');
    expect(new Set(first).size).toBe(50);
    expect(await idsOf('one')).toEqual(first);
    const other = await idsOf('two');
    expect(other.filter((id) => first.includes(id))).toEqual([]);
  });

  it('sends nothing of a trace with a malformed line', async () => {
    writeTrace(3);
    writeFileSync(file, '\n2023-11-16 18:17:09,many,1', { flag: 'a' });
    await expect(replay(options(), running())).rejects.toThrow('line 5: ContextTokens is "many"');
    expect(spans).toEqual([]);
  });

  it('fails where calls did not arrive, and says why', async () => {
    writeTrace(5);
    status = 401;
    expect(await replay(options(), running())).toBe(false);
    expect(printed.at(-1)).toMatch(/^5 calls did not arrive: 5 unauthorized .*answered 401/);
  });

  it('stops at once when it is told to, also while it waits for the next call', async () => {
    writeTrace(3);
    const stop = new AbortController();
    const outcome = replay(options('--speed', '0.000001'), stop.signal).catch((error: unknown) => error);
    while (spans.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    stop.abort();
    expect(await outcome).toMatchObject({ name: 'AbortError' });
    expect(spans).toHaveLength(1);
  });

  it('sends more than its buffer holds without dropping any', async () => {
    writeTrace(12_000);
    expect(await replay(options(), running())).toBe(true);
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(12_000);
  }, 60_000);
});

describe('dueAfterMs', () => {
  it.each([
    [2_000_000_000, 1, 2_000],
    [2_000_000_000, 100, 20],
    [2_000_000_000, 0.5, 4_000],
    [2_000_000_000, 'max', 0],
  ] as const)('sends what was recorded after %d ns at speed %p after %d ms', (ns, speed, ms) => {
    expect(dueAfterMs(ns, speed)).toBe(ms);
  });
});
