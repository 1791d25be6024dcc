import { formatDecimal18 } from '@tokenledger/shared/money';

import { type ProviderAnswer, type ProviderUsage, readProviderUsage } from './index';

const metersOf = (answer: ProviderAnswer) => readProviderUsage(answer).parts.map((part) => part.usage.quantities);

const OPENAI = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: 'gpt-4o-2024-08-06',
  service_tier: 'default',
  choices: [{ finish_reason: 'stop', message: { content: 'hello' } }],
  usage: {
    prompt_tokens: 100,
    completion_tokens: 20,
    total_tokens: 120,
    prompt_tokens_details: { cached_tokens: 64, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 5, audio_tokens: 0, accepted_prediction_tokens: 3 },
  },
};
// 100 - 64 and 20 - 5
const OPENAI_METERS = { input: 36, cacheRead: 64, output: 15, reasoning: 5 };

describe('readProviderUsage', () => {
  it('reads what an answer says of itself beside its usage', () => {
    expect(readProviderUsage({ provider: 'openai', body: OPENAI })).toMatchObject({
      flavour: 'openai-chat',
      flavourRule: 'provider-and-shape',
      confidence: 'certain',
      provider: 'openai',
      operation: 'chat',
      model: 'gpt-4o-2024-08-06',
      responseId: 'chatcmpl-1',
      serviceTier: 'default',
      finishReason: 'stop',
      status: 'complete',
      notes: [],
      invalidCounts: [],
      extraUnits: {},
    });
  });

  it.each<[string, unknown]>([
    ['the answer', OPENAI],
    ['its usage block alone', OPENAI.usage],
    ['a client’s response', { status: 200, response: OPENAI }],
    ['a line of a batch file', { custom_id: 'a', response: { status_code: 200, body: OPENAI } }],
    ['a proxy’s envelope', { result: OPENAI, success: true }],
    ['a place that nobody knows', { outcome: { attempts: [{ answer: OPENAI }] } }],
    ['JSON text', JSON.stringify(OPENAI, null, 2)],
  ])('finds the usage in %s', (_place, body) => {
    expect(metersOf({ body })).toEqual([OPENAI_METERS]);
  });

  it.each<[string, unknown]>([
    [
      'camelCase',
      {
        promptTokens: 100,
        completionTokens: 20,
        totalTokens: 120,
        promptTokensDetails: { cachedTokens: 64 },
        completionTokensDetails: { reasoningTokens: 5 },
      },
    ],
    [
      'PascalCase, as Tencent writes it',
      {
        Response: {
          Usage: {
            PromptTokens: 100,
            CompletionTokens: 20,
            TotalTokens: 120,
            PromptTokensDetails: { CachedTokens: 64 },
            CompletionTokensDetails: { ReasoningTokens: 5 },
          },
        },
      },
    ],
    [
      'text',
      {
        prompt_tokens: '100',
        completion_tokens: ' 20 ',
        total_tokens: '120',
        prompt_tokens_details: { cached_tokens: '64' },
        completion_tokens_details: { reasoning_tokens: '5.0' },
      },
    ],
    [
      'nulls beside them',
      {
        prompt_tokens: 100,
        completion_tokens: 20,
        total_tokens: null,
        prompt_tokens_details: { cached_tokens: 64, audio_tokens: null },
        completion_tokens_details: { reasoning_tokens: 5 },
      },
    ],
  ])('reads counts in %s', (_spelling, usage) => {
    expect(metersOf({ body: { usage } })).toEqual([OPENAI_METERS]);
  });

  it.each<[string, ProviderAnswer, string]>([
    ['Responses', { body: { usage: { input_tokens: 9, output_tokens: 1, total_tokens: 10 } } }, 'openai-responses'],
    [
      'Anthropic',
      { body: { usage: { input_tokens: 9, output_tokens: 1, cache_read_input_tokens: 0 } } },
      'anthropic-messages',
    ],
    [
      'Claude by its model',
      { body: { model: 'claude-x', usage: { input_tokens: 9, output_tokens: 1 } } },
      'anthropic-messages',
    ],
    ['Gemini', { body: { usageMetadata: { promptTokenCount: 1, totalTokenCount: 1 } } }, 'gemini'],
    ['Converse', { body: { usage: { inputTokens: 9, outputTokens: 1, totalTokens: 10 } } }, 'bedrock-converse'],
    [
      'Llama on Bedrock',
      { body: { generation: '', prompt_token_count: 9, generation_token_count: 1 } },
      'bedrock-invoke',
    ],
    ['Cohere', { body: { meta: { billed_units: { input_tokens: 9, output_tokens: 1 } } } }, 'cohere'],
    ['embeddings', { body: { usage: { prompt_tokens: 9, total_tokens: 9 } } }, 'openai-embeddings'],
    ['OpenRouter', { body: { usage: { prompt_tokens: 9, completion_tokens: 1, is_byok: false } } }, 'openrouter'],
    [
      'any server with OpenAI’s shape',
      { body: { usage: { prompt_tokens: 9, completion_tokens: 1 } } },
      'openai-compatible',
    ],
    [
      'Claude on Vertex',
      { provider: 'gcp.vertex_ai', body: { usage: { input_tokens: 9, output_tokens: 1 } } },
      'anthropic-messages',
    ],
    ['Responses of xAI', { provider: 'xai', body: { usage: { input_tokens: 9, output_tokens: 1 } } }, 'xai-responses'],
    [
      'Responses of MiniMax',
      { provider: 'minimax', body: { usage: { input_tokens: 9, input_tokens_details: {}, output_tokens: 1 } } },
      'openai-responses',
    ],
    [
      'OpenAI on Bedrock',
      { provider: 'aws.bedrock', body: { usage: { input_tokens: 9, output_tokens: 1, total_tokens: 10 } } },
      'openai-responses',
    ],
    ['a named flavour', { flavour: 'mistral', body: { usage: { prompt_tokens: 9, completion_tokens: 1 } } }, 'mistral'],
    [
      'Claude by a seller of OpenAI’s models',
      { provider: 'openai', body: { usage: { input_tokens: 9, output_tokens: 1, cache_creation_input_tokens: 0 } } },
      'anthropic-messages',
    ],
    [
      'bare counts of OpenAI',
      { provider: 'openai', body: { usage: { input_tokens: 9, output_tokens: 1 } } },
      'openai-responses',
    ],
    [
      'an endpoint of an unknown seller',
      { provider: 'doubleword', flavour: 'responses', body: { usage: { input_tokens: 9, output_tokens: 1 } } },
      'openai-responses',
    ],
    [
      'an endpoint of a provider',
      { provider: 'google', flavour: 'anthropic', body: { usage: { input_tokens: 9, output_tokens: 1 } } },
      'anthropic-messages',
    ],
  ])('tells the flavour of %s', (_name, answer, flavour) => {
    const usage = readProviderUsage(answer);
    expect([usage.flavour, usage.status]).toEqual([flavour, 'complete']);
  });

  it('goes by the block where a named flavour does not fit it, and says so', () => {
    const usage = readProviderUsage({ flavour: 'gemini', body: OPENAI });
    expect(usage).toMatchObject({ flavourRule: 'shape', notes: ['named-flavour-does-not-fit'] });
    expect(usage.parts[0]?.usage.quantities).toEqual(OPENAI_METERS);
    expect(readProviderUsage({ flavour: 'no-such', body: OPENAI }).notes).toEqual(['named-flavour-unknown']);
  });

  it.each<[string, unknown, Partial<ProviderUsage>]>([
    ['an answer without usage', { id: 'x', model: 'm', usage: null }, { status: 'none', parts: [], model: 'm' }],
    ['an error', { error: { message: 'overloaded' } }, { status: 'none', flavour: 'unknown' }],
    ['nothing', undefined, { status: 'none', parts: [] }],
    ['a text that is no JSON', 'oops', { status: 'none', parts: [] }],
    ['no completion', { usage: { prompt_tokens: 5 } }, { status: 'partial' }],
    ['only a total', { usage: { total_tokens: 5 } }, { status: 'partial' }],
    [
      'counts that contradict their total',
      { usage: { prompt_tokens: 5, completion_tokens: 5, total_tokens: 99 } },
      { status: 'partial', notes: ['total-does-not-add-up'] },
    ],
    [
      'a negative count',
      { usage: { prompt_tokens: -1, completion_tokens: 5 } },
      { status: 'invalid', invalidCounts: ['prompt_tokens: negative (-1)'] },
    ],
    [
      'a count in a list that is none',
      {
        usageMetadata: {
          promptTokenCount: 5,
          candidatesTokenCount: 1,
          promptTokensDetails: [{ modality: 'AUDIO', tokenCount: 1.5 }],
        },
      },
      { status: 'invalid', invalidCounts: ['promptTokensDetails[].tokenCount: not a whole number (1.5)'] },
    ],
  ])('says what is wrong with %s', (_name, body, expected) => {
    expect(readProviderUsage({ body })).toMatchObject(expected);
  });

  it('keeps unknown numbers as units of their own, with exact digits', () => {
    const usage = {
      prompt_tokens: 5,
      completion_tokens: 5,
      queue_time: 0.005000903,
      plugins: [{ name: 'search', search_tokens: 7 }],
      server_tool_use: { web_search_requests: 2, code_execution_requests: 0 },
      tiny: 1e-7,
    };
    expect(readProviderUsage({ body: { usage } }).extraUnits).toEqual({
      'plugins.0.search_tokens': '7',
      'server_tool_use.web_search_requests': '2',
      queue_time: '0.005000903',
      tiny: '0.0000001',
    });
  });

  it('counts the calls of paid tools that only the output shows', () => {
    const output = [{ type: 'web_search_call' }, { type: 'message' }, { type: 'web_search_call' }];
    const usage = { input_tokens: 5, output_tokens: 5, total_tokens: 10 };
    expect(readProviderUsage({ body: { object: 'response', output, usage } }).extraUnits).toEqual({
      web_search_calls: '2',
    });
    const candidates = [{ groundingMetadata: { webSearchQueries: ['a', 'b', 'c'] }, finishReason: 'STOP' }];
    const grounded = {
      candidates,
      usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 5, totalTokenCount: 10 },
    };
    expect(readProviderUsage({ body: grounded })).toMatchObject({
      extraUnits: { web_search_queries: '3' },
      finishReason: 'STOP',
    });
  });

  it('stands the requested model in where the answer names none', () => {
    const body = { usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 } };
    expect(readProviderUsage({ body, requestModel: 'amazon.nova-lite-v1:0' }).model).toBe('amazon.nova-lite-v1:0');
  });

  it('rounds a reported cost that is a float with too many places, and says so', () => {
    const usage = { prompt_tokens: 14, completion_tokens: 10, cost: 0.00019199999999999998, is_byok: false };
    const { reportedCost, notes } = readProviderUsage({ body: { usage } });
    expect(formatDecimal18(reportedCost?.amount ?? readFailed())).toBe('0.000192');
    expect(notes).toEqual(['reported-cost-rounded']);
  });

  it('keeps apart what OpenRouter charges and what a provider bills to one’s own key', () => {
    const usage = {
      prompt_tokens: 14,
      completion_tokens: 4,
      cost: 0.0000051,
      is_byok: true,
      cost_details: { upstream_inference_cost: 0.000102 },
    };
    const { reportedCost, notes, extraUnits } = readProviderUsage({ body: { usage } });
    expect(formatDecimal18(reportedCost?.amount ?? readFailed())).toBe('0.0000051');
    expect(formatDecimal18(reportedCost?.billedElsewhere ?? readFailed())).toBe('0.000102');
    expect(notes).toEqual(['own-key-billed-upstream']);
    expect(extraUnits).toEqual({});
  });
});

function readFailed(): never {
  throw new Error('no cost was read');
}
