import { extractUsage, type Provider, type UsageExtractor, waitForUpdate } from '@pydantic/genai-prices';
import { INPUT_METERS, type Meter, OUTPUT_METERS, type Quantities } from '@tokenledger/shared/usage';

import { readProviderUsage } from './read-provider-usage';

/** Perplexity bills citations as output of their own price, which no meter of ours stands for: kept as an extra unit. */
const COUNTS_CITATIONS_AS_OUTPUT = 'perplexity';

let extractors: readonly (readonly [Provider, UsageExtractor])[];
beforeAll(async () => {
  const providers = (await waitForUpdate()) ?? [];
  extractors = providers.flatMap((provider) => (provider.extractors ?? []).map((one) => [provider, one] as const));
});

/** A body that has everything the extractor looks for, with counts that can be told apart. */
function bodyFor({ root, model_path, mappings }: UsageExtractor): object {
  const usage = {};
  for (const { path, dest } of mappings) put(usage, path, countFor(dest));
  const body = {};
  put(body, root, usage);
  put(body, model_path, 'some-model');
  return body;
}

function countFor(dest: string): number {
  if (dest === 'input_tokens') return 1000;
  if (dest === 'output_tokens') return 300;
  if (dest.includes('write')) return 50;
  if (dest.includes('cache')) return 40;
  if (dest.includes('audio')) return 7;
  return dest.includes('reason') ? 20 : 3;
}

/** Several mappings may look at one place: the first of them has put its count there. */
function put(target: object, path: UsageExtractor['root'], value: unknown): void {
  const steps = (Array.isArray(path) ? path : [path]).map(String);
  const last = steps.pop() ?? '';
  let at = target as Record<string, unknown>;
  for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>;
  at[last] ??= value;
}

function sumOf(all: readonly Quantities[], meters: readonly Meter[]): number {
  return all.reduce((sum, quantities) => meters.reduce((part, meter) => part + (quantities[meter] ?? 0), sum), 0);
}

describe('usage blocks that the price data knows how to read', () => {
  it('are read to the same counts, by the names that the price data gives provider and flavour', () => {
    expect(extractors.length).toBeGreaterThan(70);
    for (const [provider, extractor] of extractors) {
      const body = bodyFor(extractor);
      const { usage } = extractUsage(provider, body, extractor.api_flavor);
      const read = readProviderUsage({ provider: provider.id, flavour: extractor.api_flavor, body });
      const quantities = read.parts.map((part) => part.usage.quantities);
      const citations = provider.id === COUNTS_CITATIONS_AS_OUTPUT ? (usage['output_citation_tokens'] ?? 0) : 0;
      expect({
        of: `${provider.id} ${extractor.api_flavor}`,
        input: sumOf(quantities, INPUT_METERS),
        cacheRead: sumOf(quantities, ['cacheRead', 'audioCacheRead']),
        cacheWrite: sumOf(quantities, ['cacheWrite5m', 'cacheWrite1h']),
        output: sumOf(quantities, OUTPUT_METERS),
      }).toEqual({
        of: `${provider.id} ${extractor.api_flavor}`,
        input: usage['input_tokens'] ?? 0,
        cacheRead: usage['cache_read_tokens'] ?? 0,
        cacheWrite: usage['cache_write_tokens'] ?? 0,
        output: (usage['output_tokens'] ?? 0) - citations,
      });
    }
  });
});
