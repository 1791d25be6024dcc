import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { tenantId } from '@tokenledger/organization/domain';
import { type ExplainingPriceBook, type Meter, METERS, type Quantities, ratingOf } from '@tokenledger/pricing/domain';
import { type ContainedUsage, fromContainedUsage } from '@tokenledger/pricing/testing';
import { addDecimal18, formatDecimal18, parseDecimal18, ZERO } from '@tokenledger/shared/money';
import { type ProviderUsage, readProviderUsage } from '@tokenledger/shared/provider-usage';
import { describeWhereAvailable } from '@tokenledger/shared/testing';
import { INPUT_METERS, inputTokensOf, OUTPUT_METERS } from '@tokenledger/shared/usage';

import { GenaiPricesSource } from './genai-prices-source';

/*
 * Real usage blocks with what genai-prices makes of them. Each block was recorded with one provider's client, which its
 * file names; that provider's extractor is the expected one.
 */
const SAMPLES = join(
  resolve(process.env['TOKENLEDGER_SHARED_DATA'] ?? '../shared/data'),
  'provider-usage-samples.json',
);
const found = existsSync(SAMPLES)
  ? { available: true as const }
  : { available: false as const, reason: `no ${SAMPLES}, see TOKENLEDGER_SHARED_DATA` };

interface Extractor {
  readonly provider_id: string;
  readonly api_flavor: string;
  readonly input_price?: string;
  readonly output_price?: string;
}

interface Sample {
  readonly body: { readonly file: string };
  readonly model?: string;
  readonly extracted: readonly { readonly usage: ContainedUsage; readonly extractors: readonly Extractor[] }[];
}

interface Expected {
  readonly name: string;
  readonly sample: Sample;
  readonly extractor: Extractor;
  readonly usage: ContainedUsage;
}

/** Parts of a file's name and whose client recorded it; the first that matches. */
const RECORDED_BY: readonly (readonly [file: RegExp, provider: string])[] = [
  [/gateway_provider_with_groq/, 'groq'],
  [/gateway_provider_with_anthropic/, 'anthropic'],
  [/openrouter/, 'openrouter'],
  [/bedrock_mantle/, 'openai'],
  [/bedrock/, 'aws'],
  [/azure/, 'azure'],
  [/(?:-|test_|\/)anthropic(?:\]|_|\/)|thinking_roundtrip_anthropic|tool_search_eval\[anthropic/, 'anthropic'],
  [/google/, 'google'],
  [/groq/, 'groq'],
  [/cohere/, 'cohere'],
  [/huggingface/, 'huggingface_nebius'],
  [/cerebras/, 'cerebras'],
  [/mistral/, 'mistral'],
  [/test_zai/, 'zai'],
  [/openai|ollama|dbos|temporal|prefect/, 'openai'],
];
/** A file of several providers' calls, or of a client that was pointed at another provider: the model tells. */
const TOLD_BY_MODEL: readonly (readonly [model: RegExp, provider: string])[] = [
  [/^claude/, 'anthropic'],
  [/^gemini/, 'google'],
  [/^(?:gpt|o3|o4)/, 'openai'],
];
/** The flavours of recorded clients; a provider's others are endpoints that none of them called. */
const FLAVOURS = ['default', 'chat', 'responses'];

function expectationOf(sample: Sample): Expected {
  const { file } = sample.body;
  const byModel = TOLD_BY_MODEL.find(([model]) => model.test(sample.model ?? ''))?.[1];
  const byFile = RECORDED_BY.find(([pattern]) => pattern.test(file))?.[1];
  for (const provider of [/cross_provider|handoff/.test(file) ? byModel : byFile, byModel]) {
    for (const flavour of FLAVOURS) {
      for (const { usage, extractors } of sample.extracted) {
        const extractor = extractors.find((each) => each.provider_id === provider && each.api_flavor === flavour);
        if (extractor !== undefined) return { name: nameOf(file), sample, extractor, usage };
      }
    }
  }
  throw new Error(`no extractor for ${file} (${byFile}, ${byModel})`);
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace('.yaml', '');
}

/** All parts of an answer together. */
function quantitiesOf({ parts }: ProviderUsage): Quantities {
  const sum: Partial<Record<Meter, number>> = {};
  for (const { usage } of parts) {
    for (const meter of METERS) {
      const quantity = usage.quantities[meter];
      if (quantity !== undefined) sum[meter] = (sum[meter] ?? 0) + quantity;
    }
  }
  return sum;
}

const READINGS: readonly (readonly [string, (expected: Expected) => ProviderUsage])[] = [
  [
    'by provider and flavour',
    ({ sample, extractor }) =>
      readProviderUsage({ provider: extractor.provider_id, flavour: extractor.api_flavor, body: sample.body }),
  ],
  ['by provider', ({ sample, extractor }) => readProviderUsage({ provider: extractor.provider_id, body: sample.body })],
  ['by their shape alone', ({ sample }) => readProviderUsage({ body: sample.body })],
];

/**
 * Blocks that say more than the package reads:
 * - Mistral's `num_cached_tokens` are cache hits, billed at a tenth of input
 * - Anthropic's top level leaves out the compaction: 180 + 100 input, 55,096 written to the cache, 8 + 82 output
 */
const READ_FURTHER: Readonly<Record<string, Quantities>> = {
  'test_tool_choice_matrix[list_single-mistral]': { input: 1, cacheRead: 69, output: 12 },
  'test_tool_choice_matrix[tools_plus_output-mistral]': { input: 1, cacheRead: 151, output: 12 },
  'test_multimodal_tool_return_matrix[tool_return_content-url_force_download-audio-mistral]': {
    input: 32,
    cacheRead: 32,
    output: 6,
  },
  'test_multimodal_tool_return_matrix[tool_return_content-binary-audio-mistral]': {
    input: 32,
    cacheRead: 32,
    output: 6,
  },
  'test_multimodal_tool_return_matrix[tool_return_content-url_force_download-document-mistral]': {
    input: 931,
    cacheRead: 48,
    output: 161,
  },
  'test_multimodal_tool_return_matrix[tool_return_content-binary-document-mistral]': {
    input: 46,
    cacheRead: 48,
    output: 33,
  },
  test_anthropic_compaction_usage_with_cache: { input: 280, cacheWrite5m: 55_096, output: 90 },
};

describeWhereAvailable('recorded usage blocks', 'the provider usage samples', found, () => {
  const expectations = (): Expected[] =>
    (JSON.parse(readFileSync(SAMPLES, 'utf8')) as readonly Sample[]).map(expectationOf);

  it.each(READINGS)('are normalised as expected, all 382, %s', (_name, read) => {
    const all = expectations();
    expect(all).toHaveLength(382);
    const readFurther: Record<string, Quantities> = {};
    for (const expected of all) {
      const ours = quantitiesOf(read(expected));
      const theirs = fromContainedUsage(expected.usage);
      if (METERS.some((meter) => (ours[meter] ?? 0) !== (theirs[meter] ?? 0))) readFurther[expected.name] = ours;
    }
    expect(readFurther).toEqual(READ_FURTHER);
  });

  it.each(READINGS)('are complete and add up, all 382, %s', (_name, read) => {
    for (const expected of expectations()) {
      const { status, invalidCounts, flavour } = read(expected);
      expect([expected.name, status, invalidCounts, flavour === 'unknown']).toEqual([
        expected.name,
        'complete',
        [],
        false,
      ]);
    }
  });

  it('keep what is billed beside tokens as units of its own', () => {
    const searches = expectations().flatMap((expected) => {
      const units = readProviderUsage({
        provider: expected.extractor.provider_id,
        body: expected.sample.body,
      }).extraUnits;
      const count = units['server_tool_use.web_search_requests'];
      return count === undefined ? [] : [[count, String(expected.usage['web_searches'])]];
    });
    expect(searches).toEqual([
      ['1', '1'],
      ['1', '1'],
    ]);
  });

  describe('rated by the price data of the package', () => {
    const at = Date.parse('2026-08-20T12:00:00Z');
    let book: ExplainingPriceBook;

    beforeAll(async () => {
      book = await new GenaiPricesSource().load();
    });

    /** Input and output side of one model's run, as exact text; the reason where it has no price. */
    function costsOf({ sample, extractor }: Expected, quantities: Quantities): readonly [string, string] | string {
      const inputTokens = inputTokensOf(quantities);
      const query = { provider: extractor.provider_id, model: sample.model ?? '', atMs: at, inputTokens };
      const pricing = ratingOf(tenantId('acme'), query, quantities, book);
      if (pricing.outcome !== 'priced') return pricing.reason;
      const sumOf = (meters: readonly Meter[]): string =>
        formatDecimal18(
          pricing.lines
            .filter(({ meter }) => meters.includes(meter))
            .reduce((sum, { amount }) => addDecimal18(sum, amount), ZERO),
        );
      return [sumOf(INPUT_METERS), sumOf(OUTPUT_METERS)];
    }

    it('cost what was recorded with them, to the last digit', () => {
      const differing = new Set<string>();
      let priced = 0;
      for (const expected of expectations()) {
        const { sample, extractor, name } = expected;
        if (extractor.input_price === undefined || extractor.output_price === undefined) continue;
        priced += 1;
        const usage = readProviderUsage({ provider: extractor.provider_id, body: sample.body });
        const recorded = [extractor.input_price, extractor.output_price].map((price) =>
          formatDecimal18(parseDecimal18(price)),
        );
        if (String(costsOf(expected, quantitiesOf(usage))) !== String(recorded)) {
          differing.add(name in READ_FURTHER ? 'read further' : `${extractor.provider_id}/${sample.model}`);
        }
      }
      expect(priced).toBe(316);
      // Cerebras withdrew the model; Mistral Medium got a dated price after the recording.
      expect([...differing].sort()).toEqual([
        'cerebras/qwen-3-coder-480b',
        'mistral/mistral-medium-latest',
        'read further',
      ]);
    });
  });
});
