import {
  addDecimal18,
  divideByCount,
  formatDecimal18,
  multiplyByCount,
  parseDecimal18,
  ZERO,
} from '@tokenledger/shared/money';
import { inputTokensOf, type Meter, METERS, outputTokensOf, type Quantities } from '@tokenledger/shared/usage';

import { type BilledPart, type ProviderAnswer, type ProviderUsage, readProviderUsage } from './index';

/** Dollars per million tokens, as vendors print them. */
type PerMillion = { readonly [M in Meter]?: string };

function costOf(quantities: Quantities, perMillion: PerMillion): string {
  let total = ZERO;
  for (const meter of METERS) {
    const quantity = quantities[meter] ?? 0;
    if (quantity === 0) continue;
    const unitPrice = divideByCount(parseDecimal18(perMillion[meter] ?? `no price for ${meter}`), 1_000_000);
    total = addDecimal18(total, multiplyByCount(unitPrice, quantity));
  }
  return formatDecimal18(total);
}

function onlyPart(usage: ProviderUsage): BilledPart {
  const [part, ...others] = usage.parts;
  if (part === undefined || others.length > 0) throw new Error(`${usage.parts.length} parts`);
  return part;
}

interface Example {
  readonly name: string;
  readonly answer: ProviderAnswer;
  readonly meters: Quantities;
  readonly perMillion: PerMillion;
  /** With the arithmetic in a comment beside it; the whole bill of the call. */
  readonly cost: string;
}

const GPT_5_6_SOL = {
  provider: 'openai',
  body: {
    model: 'gpt-5.6-sol',
    usage: {
      prompt_tokens: 4_020,
      prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 4_012 },
      completion_tokens: 5,
      total_tokens: 4_025,
    },
  },
};

const qwenHit = (details: Record<string, unknown>): ProviderAnswer => ({
  provider: 'alibaba',
  body: {
    usage: { prompt_tokens: 10_000, completion_tokens: 0, total_tokens: 10_000, prompt_tokens_details: details },
  },
});

const EXAMPLES: readonly Example[] = [
  {
    name: 'OpenAI chat with a cache write',
    answer: GPT_5_6_SOL,
    meters: { input: 8, cacheWrite5m: 4_012, output: 5 },
    perMillion: { input: '5', cacheWrite5m: '6.25', output: '30' },
    // 8 x 5 + 4012 x 6.25 + 5 x 30 = 40 + 25075 + 150
    cost: '0.025265',
  },
  {
    name: 'the same at the prices since 2026-08-21',
    answer: GPT_5_6_SOL,
    meters: { input: 8, cacheWrite5m: 4_012, output: 5 },
    perMillion: { input: '4', cacheWrite5m: '5', output: '20' },
    // 8 x 4 + 4012 x 5 + 5 x 20 = 32 + 20060 + 100
    cost: '0.020192',
  },
  {
    name: 'Anthropic with a cache read and a five-minute write',
    answer: {
      provider: 'anthropic',
      body: {
        type: 'message',
        model: 'claude-haiku-4-5',
        usage: {
          input_tokens: 3,
          cache_creation_input_tokens: 1_956,
          cache_read_input_tokens: 9_511,
          cache_creation: { ephemeral_5m_input_tokens: 1_956, ephemeral_1h_input_tokens: 0 },
          output_tokens: 44,
        },
      },
    },
    meters: { input: 3, cacheWrite5m: 1_956, cacheRead: 9_511, output: 44 },
    perMillion: { input: '1', cacheWrite5m: '1.25', cacheRead: '0.1', output: '5' },
    // 3 + 1956 x 1.25 + 9511 x 0.1 + 44 x 5 = 3 + 2445 + 951.1 + 220
    cost: '0.0036191',
  },
  {
    name: 'Gemini 2.5 Flash with cached content and thoughts',
    answer: {
      provider: 'gcp.gemini',
      body: {
        modelVersion: 'gemini-2.5-flash',
        usageMetadata: {
          promptTokenCount: 373,
          cachedContentTokenCount: 204,
          candidatesTokenCount: 89,
          thoughtsTokenCount: 167,
          totalTokenCount: 629,
        },
      },
    },
    meters: { input: 169, cacheRead: 204, output: 89, reasoning: 167 },
    perMillion: { input: '0.30', cacheRead: '0.03', output: '2.50', reasoning: '2.50' },
    // (373 - 204) x 0.30 + 204 x 0.03 + (89 + 167) x 2.50 = 50.7 + 6.12 + 640
    cost: '0.00069682',
  },
  {
    name: 'Gemini 2.5 Pro with a tool that added to the prompt',
    answer: {
      provider: 'gcp.vertex_ai',
      body: {
        usage_metadata: {
          prompt_token_count: 17,
          tool_use_prompt_token_count: 119,
          candidates_token_count: 201,
          thoughts_token_count: 213,
          total_token_count: 550,
        },
      },
    },
    meters: { input: 136, output: 201, reasoning: 213 },
    perMillion: { input: '1.25', output: '10', reasoning: '10' },
    // (17 + 119) x 1.25 + (201 + 213) x 10 = 170 + 4140
    cost: '0.00431',
  },
  {
    name: 'Gemini behind its OpenAI-compatible endpoint, thoughts in the total only',
    answer: {
      provider: 'google',
      flavour: 'chat',
      body: { usage: { prompt_tokens: 35, completion_tokens: 12, total_tokens: 109 } },
    },
    // 109 - 35 - 12 = 62
    meters: { input: 35, output: 12, reasoning: 62 },
    perMillion: { input: '0.30', output: '2.50', reasoning: '2.50' },
    // 35 x 0.30 + 74 x 2.50 = 10.5 + 185
    cost: '0.0001955',
  },
  {
    name: 'Bedrock Converse',
    answer: {
      provider: 'aws.bedrock',
      body: {
        stopReason: 'end_turn',
        usage: {
          inputTokens: 22,
          cacheReadInputTokens: 2_492,
          cacheWriteInputTokens: 0,
          outputTokens: 13,
          totalTokens: 2_527,
        },
      },
    },
    meters: { input: 22, cacheRead: 2_492, output: 13 },
    perMillion: { input: '3', cacheRead: '0.30', output: '15' },
    // 22 x 3 + 2492 x 0.30 + 13 x 15 = 66 + 747.6 + 195
    cost: '0.0010086',
  },
  {
    name: 'xAI chat, reasoning beside the completion',
    answer: {
      provider: 'x_ai',
      body: {
        usage: {
          prompt_tokens: 12,
          completion_tokens: 2,
          total_tokens: 334,
          prompt_tokens_details: { text_tokens: 12, cached_tokens: 2 },
          completion_tokens_details: { reasoning_tokens: 320 },
          cost_in_usd_ticks: 1_641_500,
        },
      },
    },
    meters: { input: 10, cacheRead: 2, output: 2, reasoning: 320 },
    perMillion: { input: '0.30', cacheRead: '0.075', output: '0.50', reasoning: '0.50' },
    // 10 x 0.30 + 2 x 0.075 + 322 x 0.50 = 3 + 0.15 + 161, which is 1,641,500 ticks of 10^-10 dollars
    cost: '0.00016415',
  },
  {
    name: 'xAI through OpenRouter, reasoning inside the completion',
    answer: {
      provider: 'openrouter',
      body: {
        usage: {
          prompt_tokens: 687,
          completion_tokens: 240,
          total_tokens: 927,
          completion_tokens_details: { reasoning_tokens: 165 },
        },
      },
    },
    meters: { input: 687, output: 75, reasoning: 165 },
    perMillion: { input: '0.30', output: '0.50', reasoning: '0.50' },
    // 687 x 0.30 + 240 x 0.50 = 206.1 + 120
    cost: '0.0003261',
  },
  {
    name: 'DeepSeek with an old body',
    answer: {
      provider: 'deepseek',
      body: {
        usage: {
          prompt_tokens: 563,
          prompt_cache_hit_tokens: 512,
          prompt_cache_miss_tokens: 51,
          completion_tokens: 116,
          completion_tokens_details: { reasoning_tokens: 60 },
          total_tokens: 679,
        },
      },
    },
    meters: { input: 51, cacheRead: 512, output: 56, reasoning: 60 },
    perMillion: { input: '0.14', cacheRead: '0.028', output: '0.28', reasoning: '0.28' },
    // 51 x 0.14 + 512 x 0.028 + 116 x 0.28 = 7.14 + 14.336 + 32.48
    cost: '0.000053956',
  },
  {
    name: 'Qwen with reasoning',
    answer: {
      provider: 'alibaba',
      body: {
        usage: {
          prompt_tokens: 24,
          completion_tokens: 1_668,
          total_tokens: 1_692,
          completion_tokens_details: { reasoning_tokens: 1_353 },
        },
      },
    },
    meters: { input: 24, output: 315, reasoning: 1_353 },
    perMillion: { input: '1', output: '4', reasoning: '4' },
    // 24 x 1 + 1668 x 4
    cost: '0.006696',
  },
  {
    name: 'Qwen with an implicit cache: 6,000 input-equivalents',
    answer: qwenHit({ cached_tokens: 5_000 }),
    meters: { input: 5_000, cacheRead: 5_000 },
    perMillion: { input: '1', cacheRead: '0.2' },
    // 5000 + 5000 x 20 %
    cost: '0.006',
  },
  {
    name: 'Qwen with an explicit cache: 5,500 input-equivalents',
    answer: qwenHit({ cached_tokens: 5_000, cache_type: 'ephemeral', cache_creation_input_tokens: 0 }),
    meters: { input: 5_000, cacheRead: 5_000 },
    perMillion: { input: '1', cacheRead: '0.1' },
    // 5000 + 5000 x 10 %
    cost: '0.0055',
  },
  {
    name: 'Moonshot',
    answer: {
      provider: 'moonshot_ai',
      body: {
        usage: {
          prompt_tokens: 20,
          cached_tokens: 10,
          completion_tokens: 30,
          total_tokens: 50,
          completion_tokens_details: { reasoning_tokens: 22 },
        },
      },
    },
    meters: { input: 10, cacheRead: 10, output: 8, reasoning: 22 },
    perMillion: { input: '0.60', cacheRead: '0.15', output: '2.50', reasoning: '2.50' },
    // 10 x 0.60 + 10 x 0.15 + 30 x 2.50 = 6 + 1.5 + 75
    cost: '0.0000825',
  },
  ...(['num_cached_tokens', 'prompt_tokens_details', 'prompt_token_details'] as const).map((spelling): Example => ({
    name: `Mistral with ${spelling}`,
    answer: {
      provider: 'mistral_ai',
      body: {
        usage: {
          prompt_tokens: 70,
          completion_tokens: 12,
          total_tokens: 82,
          [spelling]: spelling === 'num_cached_tokens' ? 69 : { cached_tokens: 69 },
        },
      },
    },
    meters: { input: 1, cacheRead: 69, output: 12 },
    perMillion: { input: '2', cacheRead: '0.2', output: '6' },
    // 1 x 2 + 69 x 0.2 + 12 x 6 = 2 + 13.8 + 72
    cost: '0.0000878',
  })),
  {
    name: 'Zhipu',
    answer: {
      provider: 'zhipuai',
      body: {
        usage: {
          prompt_tokens: 1_000,
          completion_tokens: 50,
          total_tokens: 1_050,
          prompt_tokens_details: { cached_tokens: 800 },
        },
      },
    },
    meters: { input: 200, cacheRead: 800, output: 50 },
    perMillion: { input: '0.6', cacheRead: '0.11', output: '2.2' },
    // 200 x 0.6 + 800 x 0.11 + 50 x 2.2 = 120 + 88 + 110
    cost: '0.000318',
  },
  {
    name: 'MiniMax in the shape of Anthropic',
    answer: {
      provider: 'minimax',
      body: { usage: { input_tokens: 21, cache_creation_input_tokens: 188_086, output_tokens: 3 } },
    },
    meters: { input: 21, cacheWrite5m: 188_086, output: 3 },
    perMillion: { input: '0.30', cacheWrite5m: '0.375', output: '1.20' },
    // 21 x 0.30 + 188086 x 0.375 + 3 x 1.20 = 6.3 + 70532.25 + 3.6
    cost: '0.07054215',
  },
  {
    name: 'Cohere, billed and not processed tokens',
    answer: {
      provider: 'cohere',
      body: {
        usage: {
          billed_units: { input_tokens: 431, output_tokens: 661 },
          tokens: { input_tokens: 2_190, output_tokens: 1_257 },
        },
      },
    },
    meters: { input: 431, output: 661 },
    perMillion: { input: '2.50', output: '10' },
    // 431 x 2.50 + 661 x 10 = 1077.5 + 6610
    cost: '0.0076875',
  },
  {
    name: 'Groq',
    answer: {
      provider: 'groq',
      body: {
        usage: {
          prompt_tokens: 17,
          completion_tokens: 649,
          total_tokens: 666,
          completion_tokens_details: { reasoning_tokens: 570 },
        },
      },
    },
    meters: { input: 17, output: 79, reasoning: 570 },
    perMillion: { input: '0.15', output: '0.60', reasoning: '0.60' },
    // 17 x 0.15 + 649 x 0.60 = 2.55 + 389.4
    cost: '0.00039195',
  },
  {
    name: 'OpenRouter',
    answer: {
      provider: 'openrouter',
      body: {
        model: 'anthropic/claude-4.5-sonnet',
        usage: { prompt_tokens: 14, completion_tokens: 4, total_tokens: 18, cost: 0.000102, is_byok: false },
      },
    },
    meters: { input: 14, output: 4 },
    perMillion: { input: '3', output: '15' },
    // 14 x 3 + 4 x 15 = 42 + 60
    cost: '0.000102',
  },
  ...(['doubao', 'hunyuan', 'ernie'] as const).map((provider): Example => ({
    name: `${provider}, OpenAI's shape and the total as checksum`,
    answer: {
      provider,
      body: {
        usage: {
          prompt_tokens: 100,
          completion_tokens: 20,
          total_tokens: 120,
          prompt_tokens_details: { cached_tokens: 60 },
        },
      },
    },
    meters: { input: 40, cacheRead: 60, output: 20 },
    perMillion: { input: '0.8', cacheRead: '0.16', output: '2' },
    // 40 x 0.8 + 60 x 0.16 + 20 x 2 = 32 + 9.6 + 40
    cost: '0.0000816',
  })),
];

describe('the worked examples of providers’ usage blocks', () => {
  it.each(EXAMPLES.map((example) => [example.name, example] as const))(
    '%s',
    (_name, { answer, meters, perMillion, cost }) => {
      const usage = readProviderUsage(answer);
      const { quantities } = onlyPart(usage).usage;
      expect(quantities).toEqual(meters);
      expect(usage.status).toBe('complete');
      expect(costOf(quantities, perMillion)).toBe(cost);
    },
  );

  it('compares what xAI and OpenRouter say that a call costs', () => {
    const reported = (name: string): string => {
      const answer = EXAMPLES.find((example) => example.name === name)?.answer ?? { body: undefined };
      return formatDecimal18(readProviderUsage(answer).reportedCost?.amount ?? ZERO);
    };
    // 1,641,500 x 10^-10
    expect(reported('xAI chat, reasoning beside the completion')).toBe('0.00016415');
    expect(reported('OpenRouter')).toBe('0.000102');
  });

  it('bills the compaction that Anthropic leaves out of its top level', () => {
    const usage = readProviderUsage({
      provider: 'anthropic',
      body: {
        type: 'message',
        model: 'claude-sonnet-4-6',
        usage: {
          input_tokens: 682,
          output_tokens: 1_320,
          iterations: [
            { type: 'compaction', input_tokens: 60_385, output_tokens: 592 },
            { type: 'message', input_tokens: 682, output_tokens: 1_320 },
          ],
        },
      },
    });
    const [answer, compaction] = usage.parts;
    expect(answer).toMatchObject({ kind: 'answer', usage: { quantities: { input: 682, output: 1_320 } } });
    expect(compaction).toMatchObject({
      kind: 'compaction',
      model: 'claude-sonnet-4-6',
      usage: { quantities: { input: 60_385, output: 592 } },
    });
    // 682 + 60385 and 1320 + 592
    expect(usage.parts.reduce((sum, part) => sum + inputTokensOf(part.usage.quantities), 0)).toBe(61_067);
    expect(usage.parts.reduce((sum, part) => sum + outputTokensOf(part.usage.quantities), 0)).toBe(1_912);
  });

  it('tells an explicit cache of Qwen from an implicit one', () => {
    expect(readProviderUsage(qwenHit({ cached_tokens: 5_000 })).cacheMode).toBe('implicit');
    expect(readProviderUsage(qwenHit({ cached_tokens: 5_000, cache_type: 'ephemeral' })).cacheMode).toBe('explicit');
    expect(readProviderUsage(qwenHit({ cached_tokens: 0 })).cacheMode).toBeUndefined();
  });
});
