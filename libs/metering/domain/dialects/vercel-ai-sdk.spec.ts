import { anOrigin, aSpan } from '@tokenledger/metering/testing';

import { dropReasonOf, readingOf, tokensOf } from './testing/recognised';

const leaf = {
  'ai.operationId': 'ai.generateText.doGenerate',
  'operation.name': 'ai.generateText.doGenerate my-function',
  'ai.model.provider': 'openai.responses',
  'ai.model.id': 'gpt-4o',
  'ai.response.model': 'gpt-4o-2024-08-06',
  'ai.response.id': 'resp_1',
  'ai.response.finishReason': 'stop',
};

describe('the dialect of the Vercel AI SDK', () => {
  it('reads release 5 and 6: cached tokens are in the input', () => {
    const span = aSpan({
      ...leaf,
      'ai.usage.inputTokens': 100,
      'ai.usage.outputTokens': 20,
      'ai.usage.totalTokens': 120,
      'ai.usage.cachedInputTokens': 64,
      'ai.usage.reasoningTokens': 5,
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': 20,
    });
    expect(readingOf(span)).toMatchObject({
      dialect: 'vercel-ai-sdk',
      role: 'call',
      operation: 'chat',
      provider: 'openai',
      requestModel: 'gpt-4o',
      responseModel: 'gpt-4o-2024-08-06',
      responseId: 'resp_1',
      finishReason: 'stop',
      basis: 'unknown',
      extraUnits: {},
    });
    expect(tokensOf(span)).toEqual({ input: 100, output: 20, total: 120, cacheRead: 64, reasoning: 5 });
  });

  it("reads release 4, which left Anthropic's cached tokens out of the input", () => {
    const old = { ...leaf, 'ai.model.provider': 'anthropic.messages', 'ai.usage.promptTokens': 10 };
    expect(readingOf(aSpan({ ...old, 'ai.usage.completionTokens': 5 })).basis).toBe('exclusive');
    expect(tokensOf(aSpan({ ...old, 'ai.usage.completionTokens': 5 }))).toEqual({ input: 10, output: 5 });
  });

  it('takes the lifetime of cache writes from the raw block', () => {
    const written = { ephemeral_5m_input_tokens: 200, ephemeral_1h_input_tokens: 100 };
    const span = aSpan({
      ...leaf,
      'ai.usage.inputTokens': 1000,
      'ai.response.providerMetadata': JSON.stringify({ anthropic: { usage: { cache_creation: written } } }),
    });
    expect(tokensOf(span)).toMatchObject({ cacheWrite5m: 200, cacheWrite1h: 100 });
    expect(tokensOf(aSpan({ ...leaf, 'ai.usage.inputTokens': 1, 'ai.response.providerMetadata': '{broken' }))).toEqual({
      input: 1,
    });
  });

  it.each(['ai.generateText', 'ai.streamText', 'ai.generateObject', 'ai.embed'])(
    'takes %s around the call for a container',
    (operation) => {
      const root = { ...leaf, 'ai.operationId': operation };
      expect(readingOf(aSpan({ ...root, 'ai.usage.inputTokens': 100 })).role).toBe('container');
      expect(dropReasonOf(aSpan(root))).toBe('container-without-usage');
    },
  );

  it('reads embeddings, which have one count', () => {
    const span = aSpan({ 'ai.operationId': 'ai.embedMany.doEmbed', 'ai.usage.tokens': 12 });
    expect(readingOf(span).operation).toBe('embeddings');
    expect(tokensOf(span)).toEqual({ input: 12 });
  });

  it('knows the operation by the name of the span in the scope "ai"', () => {
    const span = aSpan({ 'ai.usage.inputTokens': 3 }, { name: 'ai.streamText.doStream', origin: anOrigin('ai') });
    expect(readingOf(span)).toMatchObject({ dialect: 'vercel-ai-sdk', role: 'call' });
  });

  it("leaves release 7 to the conventions: its agent repeats its chat's counts", () => {
    const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.output_tokens': 1 };
    const origin = anOrigin('gen_ai');
    expect(readingOf(aSpan(chat, { origin })).role).toBe('call');
    expect(readingOf(aSpan({ ...chat, 'gen_ai.operation.name': 'invoke_agent' }, { origin })).role).toBe('container');
    expect(readingOf(aSpan({ ...chat, 'gen_ai.operation.name': 'agent_step' }, { origin })).role).toBe('container');
  });
});
