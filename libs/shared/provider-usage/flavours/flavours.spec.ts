import type { Quantities } from '@tokenledger/shared/usage';

import { type ProviderAnswer, readProviderUsage } from '../index';

const metersOf = (answer: ProviderAnswer): readonly Quantities[] => {
  const { parts, status, notes } = readProviderUsage(answer);
  expect([status, notes.filter((note) => note !== 'cache-write-lifetime-assumed-5m')]).toEqual(['complete', []]);
  return parts.map((part) => part.usage.quantities);
};

describe('Anthropic', () => {
  const message = (usage: object, model = 'claude-opus-4-8') => ({ type: 'message', id: 'msg_1', model, usage });

  it('keeps five-minute and one-hour writes apart, thinking inside the output', () => {
    const usage = {
      input_tokens: 4,
      cache_creation_input_tokens: 300,
      cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
      cache_read_input_tokens: 50,
      output_tokens: 290,
      output_tokens_details: { thinking_tokens: 15 },
    };
    // 290 - 15 of text
    expect(metersOf({ body: message(usage) })).toEqual([
      { input: 4, cacheRead: 50, cacheWrite5m: 100, cacheWrite1h: 200, output: 275, reasoning: 15 },
    ]);
  });

  it('bills an advisor at its own model', () => {
    const usage = {
      input_tokens: 412,
      output_tokens: 531,
      iterations: [
        { type: 'message', input_tokens: 212, output_tokens: 89 },
        { type: 'advisor_message', model: 'claude-mythos-1', input_tokens: 823, output_tokens: 1_612 },
        // 212 + 200 and 89 + 442: the top level adds up the answering model's own runs
        { type: 'message', input_tokens: 200, output_tokens: 442 },
      ],
    };
    expect(readProviderUsage({ body: message(usage, 'claude-sonnet-5') }).parts).toMatchObject([
      { kind: 'answer', model: 'claude-sonnet-5', usage: { quantities: { input: 412, output: 531 } } },
      { kind: 'advisor', model: 'claude-mythos-1', usage: { quantities: { input: 823, output: 1_612 } } },
    ]);
  });

  it('bills a fallback’s answer at the model that served it, and the attempt before it at its own', () => {
    const usage = {
      input_tokens: 500,
      output_tokens: 80,
      iterations: [
        { type: 'message', model: 'claude-mythos-1', input_tokens: 480, output_tokens: 2 },
        { type: 'fallback_message', model: 'claude-opus-4-8', input_tokens: 500, output_tokens: 80 },
      ],
    };
    expect(readProviderUsage({ body: message(usage) }).parts).toMatchObject([
      { kind: 'answer', model: 'claude-opus-4-8', usage: { quantities: { input: 500, output: 80 } } },
      { kind: 'attempt', model: 'claude-mythos-1', usage: { quantities: { input: 480, output: 2 } } },
    ]);
  });

  it('does not guess the model of an attempt that does not name it', () => {
    const usage = {
      input_tokens: 500,
      output_tokens: 80,
      iterations: [
        { type: 'message', input_tokens: 480, output_tokens: 2 },
        { type: 'fallback_message', input_tokens: 500, output_tokens: 80 },
      ],
    };
    expect(readProviderUsage({ body: message(usage) }).parts.map((part) => part.model)).toEqual([
      'claude-opus-4-8',
      undefined,
    ]);
    // The caller knows which model it asked.
    const asked = readProviderUsage({ body: message(usage), requestModel: 'claude-mythos-1' });
    expect(asked.parts.map((part) => part.model)).toEqual(['claude-opus-4-8', 'claude-mythos-1']);
  });

  it('takes the sum of the runs where the top level is not it, and says so', () => {
    const usage = {
      input_tokens: 200,
      output_tokens: 442,
      iterations: [
        { type: 'message', input_tokens: 212, output_tokens: 89 },
        { type: 'message', input_tokens: 200, output_tokens: 442 },
      ],
    };
    const { parts, notes } = readProviderUsage({ body: message(usage) });
    // 212 + 200 and 89 + 442
    expect(parts.map((part) => part.usage.quantities)).toEqual([{ input: 412, output: 531 }]);
    expect(notes).toEqual(['iterations-differ-from-top-level']);
  });

  it('tells what moves the price: fast mode, and where it ran', () => {
    const usage = { input_tokens: 1, output_tokens: 1, speed: 'fast', service_tier: 'standard', inference_geo: 'us' };
    expect(readProviderUsage({ body: message(usage) })).toMatchObject({ serviceTier: 'fast', region: 'us' });
    const elsewhere = { ...usage, speed: 'standard', inference_geo: 'not_available' };
    expect(readProviderUsage({ body: message(elsewhere) })).toMatchObject({
      serviceTier: 'standard',
      region: undefined,
    });
  });
});

describe('Gemini', () => {
  const answer = (usageMetadata: object): ProviderAnswer => ({ provider: 'gcp.gemini', body: { usageMetadata } });

  it('keeps modalities apart, the cached part of each too', () => {
    const usage = {
      promptTokenCount: 328,
      cachedContentTokenCount: 183,
      candidatesTokenCount: 78,
      thoughtsTokenCount: 241,
      // 328 + 78 + 241
      totalTokenCount: 647,
      promptTokensDetails: [
        { modality: 'TEXT', tokenCount: 70 },
        { modality: 'IMAGE', tokenCount: 158 },
        { modality: 'AUDIO', tokenCount: 100 },
      ],
      cacheTokensDetails: [
        { modality: 'TEXT', tokenCount: 39 },
        { modality: 'IMAGE', tokenCount: 104 },
        { modality: 'AUDIO', tokenCount: 40 },
      ],
    };
    // text 70 - 39, image 158 - 104, audio 100 - 40; cached images have no meter of their own: 39 + 104
    expect(metersOf(answer(usage))).toEqual([
      { input: 31, cacheRead: 143, audioCacheRead: 40, audioInput: 60, imageInput: 54, output: 78, reasoning: 241 },
    ]);
  });

  it('assumes the least that the counts allow where the cached part is not told by modality', () => {
    const usage = {
      promptTokenCount: 1_000,
      cachedContentTokenCount: 500,
      candidatesTokenCount: 10,
      totalTokenCount: 1_010,
      promptTokensDetails: [{ modality: 'IMAGE', tokenCount: 800 }],
    };
    const { parts, notes, status } = readProviderUsage(answer(usage));
    // 500 uncached, so 800 - 500 = 300 images at least were cached
    expect(parts[0]?.usage.quantities).toEqual({ cacheRead: 500, imageInput: 500, output: 10 });
    expect([status, notes]).toEqual(['complete', ['cached-modality-assumed']]);
  });

  it('reads the Interactions API', () => {
    const usage = {
      total_input_tokens: 9,
      total_cached_tokens: 4,
      total_tool_use_tokens: 100,
      total_output_tokens: 779,
      total_thought_tokens: 912,
      // 9 + 100 + 779 + 912
      total_tokens: 1_800,
      input_tokens_by_modality: [{ modality: 'audio', tokens: 3 }],
    };
    expect(metersOf({ body: { usage } })).toEqual([
      { input: 102, cacheRead: 4, audioInput: 3, output: 779, reasoning: 912 },
    ]);
  });

  it('knows from the total that a blocked prompt wrote nothing', () => {
    expect(metersOf(answer({ promptTokenCount: 14, totalTokenCount: 14 }))).toEqual([{ input: 14 }]);
  });

  it('counts generated images apart', () => {
    const usage = {
      promptTokenCount: 9,
      candidatesTokenCount: 1_295,
      totalTokenCount: 1_304,
      candidatesTokensDetails: [
        { modality: 'MediaModality.TEXT', tokenCount: 5 },
        { modality: 'MediaModality.IMAGE', tokenCount: 1_290 },
      ],
    };
    expect(metersOf(answer(usage))).toEqual([{ input: 9, output: 5, imageOutput: 1_290 }]);
  });

  it('expects no output of embeddings, and one of anything else', () => {
    const embeddings = { promptTokenCount: 7, promptTokenDetails: [{ modality: 'TEXT', tokenCount: 7 }] };
    expect(metersOf(answer(embeddings))).toEqual([{ input: 7 }]);
    expect(readProviderUsage(answer(embeddings)).operation).toBe('embeddings');
    expect(readProviderUsage(answer({ promptTokenCount: 7 })).status).toBe('partial');
    expect(readProviderUsage({ ...answer({ promptTokenCount: 7 }), operation: 'embeddings' }).status).toBe('complete');
  });

  it.each([
    ['ON_DEMAND', 'standard'],
    ['PROVISIONED_THROUGHPUT', 'provisioned'],
    ['ON_DEMAND_FLEX', 'flex'],
  ])('reads Vertex’ traffic type %s as the tier %s', (trafficType, tier) => {
    const usage = { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2, trafficType };
    expect(readProviderUsage(answer(usage)).serviceTier).toBe(tier);
  });
});

describe('Bedrock', () => {
  it.each<[string, unknown, Quantities]>([
    [
      'Converse with a write of an hour',
      {
        usage: {
          inputTokens: 3,
          outputTokens: 61,
          cacheReadInputTokens: 2_074,
          cacheWriteInputTokens: 297,
          cacheDetails: [
            { inputTokens: 97, ttl: '5m' },
            { inputTokens: 200, ttl: '1h' },
          ],
          // 3 + 2074 + 297 + 61
          totalTokens: 2_435,
        },
      },
      { input: 3, cacheRead: 2_074, cacheWrite5m: 97, cacheWrite1h: 200, output: 61 },
    ],
    [
      'Nova by InvokeModel',
      {
        output: { message: {} },
        stopReason: 'end_turn',
        usage: {
          inputTokens: 458,
          outputTokens: 4,
          cacheReadInputTokenCount: 2_098,
          cacheWriteInputTokenCount: 0,
          totalTokens: 2_560,
        },
      },
      { input: 458, cacheRead: 2_098, output: 4 },
    ],
    [
      'Claude by InvokeModel',
      { type: 'message', usage: { input_tokens: 3, cache_read_input_tokens: 7, output_tokens: 5 } },
      { input: 3, cacheRead: 7, output: 5 },
    ],
    [
      'Llama',
      { generation: 'x', prompt_token_count: 9, generation_token_count: 4, stop_reason: 'stop' },
      { input: 9, output: 4 },
    ],
    [
      'Titan',
      { inputTextTokenCount: 9, results: [{ tokenCount: 4, outputText: 'x', completionReason: 'FINISH' }] },
      { input: 9, output: 4 },
    ],
    ['Titan embeddings', { embedding: [0.5, 0.25], inputTextTokenCount: 9 }, { input: 9 }],
    [
      'Mistral',
      { choices: [], usage: { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 } },
      { input: 9, output: 4 },
    ],
    ['Cohere', { meta: { billed_units: { input_tokens: 9, output_tokens: 4 } } }, { input: 9, output: 4 }],
    [
      'response headers, where a body has no counts',
      { 'x-amzn-bedrock-input-token-count': '9', 'x-amzn-bedrock-output-token-count': '4' },
      { input: 9, output: 4 },
    ],
  ])('reads %s', (_name, body, meters) => {
    expect(metersOf({ provider: 'aws.bedrock', body })).toEqual([meters]);
  });
});

describe('OpenAI’s other endpoints', () => {
  it.each<[string, unknown, Quantities]>([
    [
      'Responses',
      {
        object: 'response',
        usage: {
          input_tokens: 9_939,
          input_tokens_details: { cached_tokens: 8_320 },
          output_tokens: 1_610,
          output_tokens_details: { reasoning_tokens: 1_344 },
          total_tokens: 11_549,
        },
      },
      // 9939 - 8320 and 1610 - 1344
      { input: 1_619, cacheRead: 8_320, output: 266, reasoning: 1_344 },
    ],
    ['embeddings', { data: [], usage: { prompt_tokens: 8, total_tokens: 8 } }, { input: 8 }],
    [
      'generated images',
      {
        created: 1,
        data: [{}],
        usage: {
          input_tokens: 50,
          input_tokens_details: { text_tokens: 10, image_tokens: 40 },
          output_tokens: 4_160,
          total_tokens: 4_210,
        },
      },
      { input: 10, imageInput: 40, imageOutput: 4_160 },
    ],
    [
      'realtime',
      {
        type: 'response.done',
        response: {
          usage: {
            total_tokens: 253,
            input_tokens: 132,
            output_tokens: 121,
            input_token_details: {
              text_tokens: 119,
              audio_tokens: 13,
              cached_tokens: 64,
              cached_tokens_details: { text_tokens: 60, audio_tokens: 4 },
            },
            output_token_details: { text_tokens: 30, audio_tokens: 91 },
          },
        },
      },
      // text 119 - 60, audio 13 - 4
      { input: 59, cacheRead: 60, audioCacheRead: 4, audioInput: 9, output: 30, audioOutput: 91 },
    ],
    [
      'transcription by tokens',
      {
        text: 'x',
        usage: {
          type: 'tokens',
          input_tokens: 14,
          input_token_details: { text_tokens: 0, audio_tokens: 14 },
          output_tokens: 45,
          total_tokens: 59,
        },
      },
      { audioInput: 14, output: 45 },
    ],
  ])('reads %s', (_name, body, meters) => {
    expect(metersOf({ provider: 'openai', body })).toEqual([meters]);
  });

  it('keeps the seconds of a transcription as seconds', () => {
    const { parts, extraUnits, status } = readProviderUsage({
      provider: 'openai',
      body: { usage: { type: 'duration', seconds: 3.5 } },
    });
    expect([parts, extraUnits, status]).toEqual([[], { seconds: '3.5' }, 'none']);
  });

  it('does not take a chat without its completion for embeddings', () => {
    const usage = { prompt_tokens: 8, total_tokens: 20 };
    expect(readProviderUsage({ provider: 'openai', body: { usage } })).toMatchObject({
      flavour: 'openai-chat',
      status: 'partial',
    });
  });
});

describe('other providers', () => {
  it.each<[string, ProviderAnswer, Quantities]>([
    [
      'xAI with more cached tokens than prompt',
      {
        provider: 'x_ai',
        body: { usage: { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 90 } } },
      },
      { input: 10, cacheRead: 90, output: 5 },
    ],
    [
      'xAI’s Responses, reasoning inside',
      {
        provider: 'x_ai',
        body: {
          usage: {
            input_tokens: 10,
            output_tokens: 50,
            output_tokens_details: { reasoning_tokens: 40 },
            total_tokens: 60,
          },
        },
      },
      { input: 10, output: 10, reasoning: 40 },
    ],
    [
      'DeepSeek with hits and misses only',
      {
        provider: 'deepseek',
        body: { usage: { prompt_cache_hit_tokens: 4, prompt_cache_miss_tokens: 6, completion_tokens: 5 } },
      },
      { input: 6, cacheRead: 4, output: 5 },
    ],
    [
      'Qwen’s own endpoint with an explicit cache',
      {
        provider: 'dashscope',
        body: {
          output: { choices: [{ finish_reason: 'stop' }] },
          usage: {
            input_tokens: 1_000,
            output_tokens: 20,
            total_tokens: 1_020,
            prompt_tokens_details: {
              cached_tokens: 0,
              cache_creation_input_tokens: 900,
              cache_creation: { ephemeral_5m_input_tokens: 900 },
              cache_type: 'ephemeral',
            },
          },
        },
      },
      { input: 100, cacheWrite5m: 900, output: 20 },
    ],
    [
      'MiniMax in OpenAI’s shape',
      {
        provider: 'minimax',
        body: { usage: { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 4 } } },
      },
      { input: 6, cacheRead: 4, output: 5 },
    ],
    [
      'Cohere’s embeddings',
      { provider: 'cohere', body: { embeddings: [[0.5]], meta: { billed_units: { input_tokens: 12 } } } },
      { input: 12 },
    ],
    [
      'vLLM, reasoning beside the output by its total',
      {
        provider: 'vllm',
        // 10 + 5 + 7
        body: {
          usage: {
            prompt_tokens: 10,
            completion_tokens: 5,
            completion_tokens_details: { reasoning_tokens: 7 },
            total_tokens: 22,
          },
        },
      },
      { input: 10, output: 5, reasoning: 7 },
    ],
    [
      'a gateway that adds Anthropic’s names to OpenAI’s',
      {
        provider: 'litellm',
        body: {
          usage: {
            prompt_tokens: 100,
            completion_tokens: 5,
            total_tokens: 105,
            prompt_tokens_details: { cached_tokens: 60 },
            cache_read_input_tokens: 60,
            cache_creation_input_tokens: 30,
          },
        },
      },
      { input: 10, cacheRead: 60, cacheWrite5m: 30, output: 5 },
    ],
    [
      'Ollama',
      { provider: 'ollama', body: { done: true, prompt_eval_count: 26, eval_count: 298, total_duration: 5 } },
      { input: 26, output: 298 },
    ],
    ['Voyage', { provider: 'voyageai', body: { usage: { total_tokens: 10 } } }, { input: 10 }],
  ])('reads %s', (_name, answer, meters) => {
    expect(metersOf(answer)).toEqual([meters]);
  });

  it('takes processed tokens of Cohere where no billed ones are there, and says so', () => {
    const body = { usage: { tokens: { input_tokens: 12, output_tokens: 4 } } };
    expect(readProviderUsage({ provider: 'cohere', body }).notes).toEqual(['processed-not-billed-tokens']);
  });

  it('keeps the searches of a rerank as searches', () => {
    const body = { results: [], meta: { billed_units: { search_units: 2 } } };
    expect(readProviderUsage({ provider: 'cohere', body }).extraUnits).toEqual({ 'billed_units.search_units': '2' });
  });

  it('counts Perplexity’s reasoning beside the completion, and citations as no token of a meter', () => {
    const usage = {
      prompt_tokens: 20,
      completion_tokens: 4_000,
      total_tokens: 4_020,
      reasoning_tokens: 3_000,
      citation_tokens: 9_000,
      num_search_queries: 28,
      cost: { total_cost: 0.25 },
    };
    const reading = readProviderUsage({ provider: 'perplexity', body: { usage } });
    expect(reading.parts[0]?.usage.quantities).toEqual({ input: 20, output: 4_000, reasoning: 3_000 });
    expect(reading.extraUnits).toEqual({ citation_tokens: '9000', num_search_queries: '28' });
    expect(reading.notes).toEqual(['citation-tokens-have-no-meter']);
    expect(reading.reportedCost?.amount).toBe(250_000_000_000_000_000n);
  });

  it('keeps what xAI charges for its tools, and not the size of the last context', () => {
    const usage = {
      input_tokens: 13_181,
      input_tokens_details: { cached_tokens: 3_072 },
      output_tokens: 4_005,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 17_186,
      cost_in_usd_ticks: 482_631_500,
      server_side_tool_usage_details: { web_search_calls: 0, x_search_calls: 5 },
      context_details: { input_tokens: 11_591, output_tokens: 3_711 },
    };
    const reading = readProviderUsage({ body: { usage } });
    expect(reading.flavour).toBe('xai-responses');
    expect(reading.extraUnits).toEqual({ 'server_side_tool_usage_details.x_search_calls': '5' });
    // 482,631,500 x 10^-10
    expect(reading.reportedCost?.amount).toBe(48_263_150_000_000_000n);
  });

  it('reads the cost of xAI’s images, which have no tokens', () => {
    const reading = readProviderUsage({
      provider: 'x_ai',
      body: { data: [{}], usage: { cost_in_usd_ticks: 700_000_000 } },
    });
    expect([reading.status, reading.reportedCost?.amount]).toEqual(['none', 70_000_000_000_000_000n]);
  });

  it('notices hits and misses of DeepSeek that are not the prompt', () => {
    const usage = { prompt_tokens: 11, prompt_cache_hit_tokens: 4, prompt_cache_miss_tokens: 6, completion_tokens: 5 };
    expect(readProviderUsage({ provider: 'deepseek', body: { usage } }).notes).toEqual([
      'cache-hits-and-misses-differ-from-prompt',
    ]);
  });
});
