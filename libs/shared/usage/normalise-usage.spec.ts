import fc from 'fast-check';

import { normaliseUsage, type NormaliseOptions } from './normalise-usage';
import { inputTokensOf, outputTokensOf } from './token-sums';

const chat: NormaliseOptions = { basis: 'unknown', expectsOutput: true, totalHidesReasoning: false };

describe('normaliseUsage', () => {
  it('takes cached tokens out of an inclusive input', () => {
    // 100 input of which 64 cached: 36 uncached
    const usage = normaliseUsage({ input: 100, cacheRead: 64, output: 20 }, chat);
    expect(usage.quantities).toEqual({ input: 36, cacheRead: 64, output: 20 });
    expect(usage).toMatchObject({ status: 'complete', rule: 'convention-default', confidence: 'assumed' });
  });

  it('knows an exclusive input by cache tokens that exceed it', () => {
    // Anthropic's own counts: 3 uncached + 1956 written + 9511 read
    const usage = normaliseUsage({ input: 3, cacheRead: 9511, cacheWrite: 1956, cacheWrite5m: 1956, output: 44 }, chat);
    expect(usage.quantities).toEqual({ input: 3, cacheRead: 9511, cacheWrite5m: 1956, output: 44 });
    expect(usage).toMatchObject({ basis: 'exclusive', rule: 'cache-exceeds-input', confidence: 'certain' });
  });

  it('lets the total tell an exclusive input from an inclusive one', () => {
    // 100 + 60 + 20 = 180: the 60 cached tokens are not among the 100
    expect(normaliseUsage({ input: 100, cacheRead: 60, output: 20, total: 180 }, chat)).toMatchObject({
      quantities: { input: 100, cacheRead: 60, output: 20 },
      rule: 'total-checksum',
      confidence: 'certain',
    });
    // 100 + 20 = 120: they are
    expect(normaliseUsage({ input: 100, cacheRead: 60, output: 20, total: 120 }, chat)).toMatchObject({
      quantities: { input: 40, cacheRead: 60, output: 20 },
      rule: 'total-checksum',
    });
  });

  it('follows what is known of the emitter before the convention', () => {
    const usage = normaliseUsage({ input: 100, cacheRead: 60, output: 20 }, { ...chat, basis: 'exclusive' });
    expect(usage).toMatchObject({
      quantities: { input: 100, cacheRead: 60 },
      rule: 'emitter-known',
      confidence: 'likely',
    });
  });

  it('takes reasoning out of output, where it is inside by convention', () => {
    const usage = normaliseUsage({ input: 24, output: 1668, reasoning: 1353, total: 1692 }, chat);
    // 1668 - 1353 = 315
    expect(usage.quantities).toEqual({ input: 24, output: 315, reasoning: 1353 });
  });

  it('adds reasoning beside output where the total says so (xAI)', () => {
    // 12 + 2 + 320 = 334
    const usage = normaliseUsage({ input: 12, cacheRead: 2, output: 2, reasoning: 320, total: 334 }, chat);
    expect(usage.quantities).toEqual({ input: 10, cacheRead: 2, output: 2, reasoning: 320 });
  });

  it('follows what is known of the emitter where no total tells where reasoning is', () => {
    const beside = normaliseUsage({ input: 12, output: 20, reasoning: 5 }, { ...chat, reasoning: 'outside' });
    expect(beside.quantities).toEqual({ input: 12, output: 20, reasoning: 5 });
    // 12 + 20 = 32: the 5 are among the 20, whatever was expected
    const inside = normaliseUsage(
      { input: 12, output: 20, reasoning: 5, total: 32 },
      { ...chat, reasoning: 'outside' },
    );
    expect(inside.quantities).toEqual({ input: 12, output: 15, reasoning: 5 });
  });

  it('tries the expected reading first where a total fits two', () => {
    // 100 + 80 + 60 = 240: the 60 cached beside the input, or the 60 of reasoning beside the output
    const tokens = { input: 100, cacheRead: 60, output: 80, reasoning: 60, total: 240 };
    expect(normaliseUsage(tokens, { ...chat, basis: 'exclusive' }).quantities).toEqual({
      input: 100,
      cacheRead: 60,
      output: 20,
      reasoning: 60,
    });
    expect(normaliseUsage(tokens, { ...chat, reasoning: 'outside' }).quantities).toEqual({
      input: 40,
      cacheRead: 60,
      output: 80,
      reasoning: 60,
    });
  });

  it('finds reasoning that only the total shows (Gemini behind an OpenAI-compatible endpoint)', () => {
    // 109 - 35 - 12 = 62 hidden
    const usage = normaliseUsage({ input: 35, output: 12, total: 109 }, { ...chat, totalHidesReasoning: true });
    expect(usage.quantities).toEqual({ input: 35, output: 12, reasoning: 62 });
    expect(usage.notes).toContain('hidden-reasoning-from-total');
    expect(usage.status).toBe('complete');
  });

  it('marks counts that do not add up to their total instead of guessing', () => {
    const usage = normaliseUsage({ input: 35, output: 12, total: 109 }, chat);
    expect(usage).toMatchObject({ status: 'partial', notes: ['total-does-not-add-up'] });
  });

  it('keeps the lifetimes of cache writes apart and says when it had to assume one', () => {
    expect(
      normaliseUsage({ input: 500, cacheWrite: 300, cacheWrite5m: 100, cacheWrite1h: 200, output: 1 }, chat),
    ).toMatchObject({ quantities: { input: 200, cacheWrite5m: 100, cacheWrite1h: 200 }, notes: [] });
    expect(normaliseUsage({ input: 500, cacheWrite: 300, output: 1 }, chat)).toMatchObject({
      quantities: { input: 200, cacheWrite5m: 300 },
      notes: ['cache-write-lifetime-assumed-5m'],
    });
  });

  it('keeps modalities apart, their cached part too', () => {
    // 300 input: 100 text (40 cached) and 200 image; text uncached 60
    const usage = normaliseUsage({ input: 300, cacheRead: 40, imageInput: 200, output: 5 }, chat);
    expect(usage.quantities).toEqual({ input: 60, cacheRead: 40, imageInput: 200, output: 5 });
    // 100 audio of which 30 cached, of 50 cached in all: 70 audio, 30 audio cached, 20 text cached, 80 text
    const audio = normaliseUsage({ input: 200, cacheRead: 50, audioInput: 100, audioCacheRead: 30, output: 1 }, chat);
    expect(audio.quantities).toEqual({ input: 80, cacheRead: 20, audioCacheRead: 30, audioInput: 70, output: 1 });
  });

  it('adds what is billed on top (Anthropic context compaction)', () => {
    const usage = normaliseUsage({ input: 682, output: 1320, extraInput: 60_385, extraOutput: 592 }, chat);
    expect(usage.quantities).toEqual({ input: 61_067, output: 1_912 });
  });

  it.each([
    ['nothing', {}, 'none'],
    ['no output', { input: 5 }, 'partial'],
    ['no input', { output: 5 }, 'partial'],
    ['zeros', { input: 0, output: 0 }, 'complete'],
  ] as const)('tells the status of %s', (_name, tokens, status) => {
    expect(normaliseUsage(tokens, chat).status).toBe(status);
  });

  it('needs no output where the operation has none', () => {
    expect(normaliseUsage({ input: 5 }, { ...chat, expectsOutput: false }).status).toBe('complete');
  });

  it('loses and invents no token: the meters of an inclusive reading add up to what was reported', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(count, count, count, count, count, (uncached, read, write, text, reasoning) => {
        const input = uncached + read + write;
        const output = text + reasoning;
        const reported = { input, cacheRead: read, cacheWrite: write, output, reasoning, total: input + output };
        const { quantities } = normaliseUsage(reported, chat);
        expect(inputTokensOf(quantities)).toBe(input);
        expect(outputTokensOf(quantities)).toBe(output);
      }),
    );
  });

  it('never yields a negative quantity, whatever is reported', () => {
    const maybe = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined });
    const tokens = fc.record({
      input: maybe,
      output: maybe,
      total: maybe,
      cacheRead: maybe,
      cacheWrite: maybe,
      cacheWrite5m: maybe,
      cacheWrite1h: maybe,
      reasoning: maybe,
      audioInput: maybe,
      audioCacheRead: maybe,
      imageInput: maybe,
      imageCacheRead: maybe,
      audioOutput: maybe,
      imageOutput: maybe,
    });
    fc.assert(
      fc.property(tokens, fc.constantFrom('inclusive', 'exclusive', 'unknown'), (reported, basis) => {
        const { quantities } = normaliseUsage(reported, { ...chat, basis });
        for (const quantity of Object.values(quantities)) expect(quantity).toBeGreaterThan(0);
      }),
    );
  });
});
