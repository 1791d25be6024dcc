import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { ExpectedTotals } from '../check/expected-totals';
import { PrefixCache } from './prefix-cache';
import { readTrace } from './read-trace';
import type { RecordedCall } from './recorded-call';
import { surveyTrace } from './survey-trace';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function collect(file: string): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  for await (const call of readTrace(file)) calls.push(call);
  return calls;
}

async function read(content: string): Promise<RecordedCall[]> {
  const file = join(folder, 'trace');
  writeFileSync(file, content);
  return collect(file);
}

describe('the Azure trace', () => {
  const header = 'TIMESTAMP,ContextTokens,GeneratedTokens';

  it('keeps the 100 ns of its times, and has no cache reads', async () => {
    const calls = await read(`${header}\n2023-11-16 18:17:03.9799600,4808,10\n2023-11-16 18:17:04.0319600,3180,8`);
    expect(calls).toEqual([
      { line: 2, offsetNs: 979_960_000, inputTokens: 4808, cacheReadTokens: 0, outputTokens: 10 },
      // 18:17:04.0319600 is one second after the first call's second, and 31,960,000 ns
      { line: 3, offsetNs: 1_031_960_000, inputTokens: 3180, cacheReadTokens: 0, outputTokens: 8 },
    ]);
  });

  it('reads a byte-order mark, Windows line ends, empty lines and unsorted times', async () => {
    const calls = await read(`\uFEFF${header}\r\n2023-11-16 18:17:03,1,2\r\n\r\n2023-11-16 18:17:02,3,4\r\n`);
    expect(calls.map(({ line, offsetNs }) => [line, offsetNs])).toEqual([
      [2, 0],
      [4, -1_000_000_000],
    ]);
  });

  it.each([
    ['2023-11-16 18:17:03,1', 'line 2: 2 fields; TIMESTAMP,ContextTokens,GeneratedTokens are expected'],
    ['2023-11-16 18:17:03,-1,2', 'line 2: ContextTokens is "-1"; a whole number from 0 to 10^12 is expected'],
    ['2023-11-16 18:17:03,1,NaN', 'line 2: GeneratedTokens is "NaN"; a whole number from 0 to 10^12 is expected'],
    ['2023-11-16 18:17:03,1,', 'line 2: GeneratedTokens is ""; a whole number from 0 to 10^12 is expected'],
    ['2023-13-16 18:17:03,1,2', 'line 2: TIMESTAMP is "2023-13-16 18:17:03"; UTC such as'],
    ['yesterday,1,2', 'line 2: TIMESTAMP is "yesterday"; UTC such as'],
  ])('refuses %p and names the line', async (line, message) => {
    await expect(read(`${header}\n${line}`)).rejects.toThrow(message);
  });
});

describe('the Mooncake trace', () => {
  const line = (facts: object): string => JSON.stringify({ timestamp: 0, output_length: 5, ...facts });

  it('derives cache reads from leading blocks that an earlier call had', async () => {
    const calls = await read(
      [
        line({ input_length: 1_100, hash_ids: [0, 1, 2] }),
        line({ timestamp: 27, input_length: 1_500, hash_ids: [0, 1, 9] }),
        line({ timestamp: 27, input_length: 1_100, hash_ids: [0, 1, 2] }),
        line({ timestamp: 28, input_length: 600, hash_ids: [7, 1] }),
      ].join('\n'),
    );
    expect(calls).toEqual([
      { line: 1, offsetNs: 0, inputTokens: 1_100, cacheReadTokens: 0, outputTokens: 5 },
      // two leading blocks known: 2 × 512
      { line: 2, offsetNs: 27_000_000, inputTokens: 1_500, cacheReadTokens: 1_024, outputTokens: 5 },
      // all three known: 3 × 512 = 1,536, more than there is, since the last block is partly filled
      { line: 3, offsetNs: 27_000_000, inputTokens: 1_100, cacheReadTokens: 1_100, outputTokens: 5 },
      // block 1 is known, but what is before it is not
      { line: 4, offsetNs: 28_000_000, inputTokens: 600, cacheReadTokens: 0, outputTokens: 5 },
    ]);
  });

  it.each([
    ['{"timestamp": 0', 'line 1: not JSON'],
    [line({ input_length: 'x', hash_ids: [] }), 'line 1: input_length is "x"'],
    [line({ input_length: -3, hash_ids: [] }), 'line 1: input_length is "-3"'],
    [line({ input_length: 1.5, hash_ids: [] }), 'line 1: input_length is "1.5"'],
    [line({ hash_ids: [] }), 'line 1: input_length is "undefined"'],
    [line({ input_length: 3 }), 'line 1: hash_ids is not a list of whole numbers'],
    [line({ input_length: 3, hash_ids: ['a'] }), 'line 1: hash_ids is not a list of whole numbers'],
    [line({ input_length: 3, hash_ids: [], timestamp: 1.5 }), 'line 1: timestamp is "1.5"; whole milliseconds'],
    [`${line({ input_length: 3, hash_ids: [] })}\n[1]`, 'line 2: input_length is "undefined"'],
    [`${line({ input_length: 3, hash_ids: [] })}\n7`, 'line 2: "7" is not a JSON object'],
  ])('refuses %p and names the line', async (content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });
});

describe('readTrace', () => {
  it('refuses a format that it does not know', async () => {
    await expect(read('a,b,c\n1,2,3')).rejects.toThrow('line 1: "a,b,c" begins no known format');
  });

  it('finds no call in an empty file', async () => {
    expect(await read('\n\n')).toEqual([]);
  });

  it('says which file is missing', async () => {
    await expect(collect(join(folder, 'nowhere'))).rejects.toThrow('nowhere');
  });
});

describe('PrefixCache', () => {
  it('never reads more than the input, and nothing from an empty prompt', () => {
    const cache = new PrefixCache();
    expect(cache.read([], 100)).toBe(0);
    expect(cache.read([1], 10)).toBe(0);
    expect(cache.read([1], 10)).toBe(10);
    expect(cache.read([1, 2], 513)).toBe(512);
    expect(cache.read([], 100)).toBe(0);
  });
});

/** The recorded traces are not part of this repository (docs/guides/replay.md says where they are from). */
const data = process.env['TOKENLEDGER_SHARED_DATA'] ?? resolve(__dirname, '../../../../shared/data');
const describeWithTraces = existsSync(data)
  ? describe
  : (name: string, body: () => void) =>
      describe.skip(
        `${name} [skipped: no recorded traces in ${data}; name their folder in TOKENLEDGER_SHARED_DATA]`,
        body,
      );

describeWithTraces('the recorded traces', () => {
  it.each([
    ['azure-llm-inference-2023-code.csv', 8_819, '18059974', '0', '245896'],
    ['mooncake-conversation-trace.jsonl', 12_031, '144793823', '54098411', '4122048'],
  ])(
    '%s: %d calls, with sums that a script in another language found too',
    async (name, calls, input, cacheRead, output) => {
      const file = join(data, name);
      const sums = new ExpectedTotals();
      for await (const call of readTrace(file)) sums.add(call, undefined);
      const totals = sums.totals();
      expect((await surveyTrace(readTrace(file))).calls).toBe(calls);
      expect([totals.calls, totals.inputTokens, totals.cacheReadTokens, totals.outputTokens].map(String)).toEqual([
        String(calls),
        input,
        cacheRead,
        output,
      ]);
    },
  );
});
