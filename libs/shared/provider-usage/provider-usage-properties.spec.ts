import { inputTokensOf, outputTokensOf } from '@tokenledger/shared/usage';
import fc from 'fast-check';

import { openUsageStream, readProviderUsage } from './index';

const count = fc.integer({ min: 0, max: 1_000_000 });
/** Disjoint counts, from which each provider's block is made in its own terms. */
const counts = fc.record({ uncached: count, read: count, write: count, text: count, reasoning: count });
type Counts = typeof counts extends fc.Arbitrary<infer T> ? T : never;

interface Dialect {
  readonly provider: string;
  readonly usage: (counts: Counts) => object;
}

const inclusive = ({ uncached, read, write, text, reasoning }: Counts) => ({
  prompt_tokens: uncached + read + write,
  completion_tokens: text + reasoning,
  total_tokens: uncached + read + write + text + reasoning,
  prompt_tokens_details: { cached_tokens: read, cache_write_tokens: write },
  completion_tokens_details: { reasoning_tokens: reasoning },
});

const DIALECTS: readonly Dialect[] = [
  ...['openai', 'azure', 'groq', 'mistral', 'deepseek', 'alibaba', 'moonshot', 'zhipu', 'openrouter', 'vllm'].map(
    (provider) => ({ provider, usage: inclusive }),
  ),
  {
    provider: 'anthropic',
    usage: ({ uncached, read, write, text, reasoning }) => ({
      input_tokens: uncached,
      cache_read_input_tokens: read,
      cache_creation_input_tokens: write,
      output_tokens: text + reasoning,
      output_tokens_details: { thinking_tokens: reasoning },
    }),
  },
  {
    provider: 'openai',
    usage: ({ uncached, read, write, text, reasoning }) => ({
      input_tokens: uncached + read + write,
      output_tokens: text + reasoning,
      total_tokens: uncached + read + write + text + reasoning,
      input_tokens_details: { cached_tokens: read, cache_write_tokens: write },
      output_tokens_details: { reasoning_tokens: reasoning },
    }),
  },
];

const dialects = DIALECTS.map((dialect, index) => [`${dialect.provider} (${index})`, dialect] as const);

describe('for any counts', () => {
  it.each(dialects)('meters of %s are disjoint and lose nothing', (_name, { provider, usage }) => {
    fc.assert(
      fc.property(counts, (each) => {
        const { parts, status } = readProviderUsage({ provider, body: { usage: usage(each) } });
        const quantities = parts[0]?.usage.quantities ?? {};
        expect(status).toBe('complete');
        expect(inputTokensOf(quantities)).toBe(each.uncached + each.read + each.write);
        expect(outputTokensOf(quantities)).toBe(each.text + each.reasoning);
        expect(quantities.cacheRead ?? 0).toBe(each.read);
        expect(quantities.cacheWrite5m ?? 0).toBe(each.write);
        expect(quantities.reasoning ?? 0).toBe(each.reasoning);
      }),
    );
  });

  it('meters of Gemini add up to its total', () => {
    fc.assert(
      fc.property(counts, count, ({ uncached, read, text, reasoning }, tool) => {
        const total = uncached + read + tool + text + reasoning;
        const usageMetadata = {
          promptTokenCount: uncached + read,
          cachedContentTokenCount: read,
          toolUsePromptTokenCount: tool,
          candidatesTokenCount: text,
          thoughtsTokenCount: reasoning,
          totalTokenCount: total,
        };
        const quantities = readProviderUsage({ body: { usageMetadata } }).parts[0]?.usage.quantities ?? {};
        expect(inputTokensOf(quantities) + outputTokensOf(quantities)).toBe(total);
        expect(quantities.reasoning ?? 0).toBe(reasoning);
      }),
    );
  });

  it('meters of Converse add up to its total', () => {
    fc.assert(
      fc.property(counts, ({ uncached, read, write, text }) => {
        const totalTokens = uncached + read + write + text;
        const usage = {
          inputTokens: uncached,
          cacheReadInputTokens: read,
          cacheWriteInputTokens: write,
          outputTokens: text,
          totalTokens,
        };
        const quantities = readProviderUsage({ provider: 'aws', body: { usage } }).parts[0]?.usage.quantities ?? {};
        expect(quantities.input ?? 0).toBe(uncached);
        expect(inputTokensOf(quantities) + outputTokensOf(quantities)).toBe(totalTokens);
      }),
    );
  });

  it('the order of keys does not matter', () => {
    const shuffled = (value: unknown, seed: number): unknown => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, seed + 1)] as const);
      return Object.fromEntries(seed % 2 === 0 ? entries.reverse() : entries.sort(() => ((seed * 31) % 3) - 1));
    };
    fc.assert(
      fc.property(counts, fc.nat(), fc.constantFrom(...DIALECTS), (each, seed, { provider, usage }) => {
        const body = { model: 'm', id: 'x', usage: { ...usage(each), queue_time: 0.5, promptTokens: 3 } };
        expect(readProviderUsage({ provider, body: shuffled(body, seed) })).toEqual(
          readProviderUsage({ provider, body }),
        );
      }),
    );
  });
});

describe('for any JSON', () => {
  it('never throws, and never has a negative or fractional quantity', () => {
    const name = fc.constantFrom(
      'usage',
      'prompt_tokens',
      'completion_tokens',
      'input_tokens',
      'output_tokens',
      'total_tokens',
      'prompt_tokens_details',
      'cached_tokens',
      'usageMetadata',
      'promptTokenCount',
      'thoughtsTokenCount',
      'iterations',
      'type',
      'billed_units',
      'choices',
      'inputTokens',
      'cacheReadInputTokens',
      'cost',
      'response',
      'message',
      'audio_tokens',
      'reasoning_tokens',
    );
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        fc.oneof(fc.integer({ min: -3, max: 100 }), fc.double(), fc.string(), fc.constant(null), fc.boolean()),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(name, tie('json'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(json, (body) => {
        const stream = openUsageStream();
        stream.add(body);
        for (const usage of [
          readProviderUsage({ body }),
          readProviderUsage({ provider: 'anthropic', body }),
          stream.read(),
        ]) {
          for (const part of usage.parts) {
            for (const quantity of Object.values(part.usage.quantities)) {
              expect(Number.isInteger(quantity) && quantity > 0).toBe(true);
            }
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
