import { anOrigin, aSpan } from '@tokenledger/metering/testing';

import { bookedOf, dropReasonOf, readingOf, tokensOf } from './testing/recognised';

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

  const google = {
    'ai.operationId': 'ai.generateText.doGenerate',
    'ai.model.provider': 'google.generative-ai',
    'ai.model.id': 'gemini-2.5-flash',
  };
  const withUsage = (name: string, usageMetadata: object) => ({
    'ai.response.providerMetadata': JSON.stringify({ [name]: { usageMetadata } }),
  });

  it.each(['google', 'vertex'])('reads a Gemini leaf of version 5 out of the metadata of %s', (name) => {
    const usage = {
      promptTokenCount: 373,
      cachedContentTokenCount: 204,
      candidatesTokenCount: 89,
      thoughtsTokenCount: 167,
      totalTokenCount: 629,
    };
    const older = { ...google, 'ai.usage.promptTokens': 373, 'ai.usage.completionTokens': 89 };
    // 373 - 204 = 169; 373 + 89 + 167 = 629
    expect(bookedOf(aSpan({ ...older, ...withUsage(name, usage) }))).toEqual({
      input: 169,
      cacheRead: 204,
      output: 89,
      reasoning: 167,
      status: 'complete',
      notes: [],
    });
  });

  it('adds what tools put into a Gemini prompt', () => {
    const usage = {
      promptTokenCount: 17,
      toolUsePromptTokenCount: 119,
      candidatesTokenCount: 201,
      thoughtsTokenCount: 213,
      totalTokenCount: 550,
    };
    const flat = {
      'ai.usage.inputTokens': 17,
      'ai.usage.outputTokens': 201,
      'ai.usage.reasoningTokens': 213,
      'ai.usage.totalTokens': 550,
    };
    const span = aSpan({ ...google, ...flat, ...withUsage('google', usage) });
    const at = 'ai.response.providerMetadata > google.usageMetadata';
    // 17 + 119 = 136; 201 + 213 = 414; 136 + 414 = 550
    expect(readingOf(span)).toMatchObject({
      basis: 'inclusive',
      tokens: { input: 136, output: 414, reasoning: 213, total: 550 },
      evidence: { input: `${at} > promptTokenCount + ${at} > toolUsePromptTokenCount` },
    });
    expect(bookedOf(span)).toEqual({ input: 136, output: 201, reasoning: 213, status: 'complete', notes: [] });
  });

  it('reads the attributes of a Gemini leaf whose metadata tells no count', () => {
    const flat = { 'ai.usage.inputTokens': 17, 'ai.usage.outputTokens': 201 };
    expect(bookedOf(aSpan({ ...google, ...flat, ...withUsage('google', {}) }))).toMatchObject({
      input: 17,
      output: 201,
    });
  });

  describe('behind which is Bedrock', () => {
    const object = {
      'ai.operationId': 'ai.generateObject.doGenerate',
      'ai.model.provider': 'amazon-bedrock',
      'ai.usage.completionTokens': 25,
    };
    const written = (count: number) => ({
      'ai.response.providerMetadata': JSON.stringify({ bedrock: { usage: { cacheWriteInputTokens: count } } }),
    });
    const notReported = { status: 'partial', notes: expect.arrayContaining(['cache-tokens-not-reported']) as unknown };

    it('calls no object of version 5 complete: it tells cache writes and never reads', () => {
      const span = aSpan({ ...object, 'ai.usage.promptTokens': 22, ...written(0) });
      expect(bookedOf(span)).toEqual({ input: 22, output: 25, ...notReported });
    });

    it.each([
      ['ai.generateObject.doGenerate', {}],
      // 2022 + 25 = 2047
      ['ai.streamObject.doStream', { 'ai.usage.totalTokens': 2047 }],
    ])('counts no token of %s of version 6 twice, whose input holds the cache', (operation, total) => {
      const span = aSpan({
        ...object,
        'ai.operationId': operation,
        'ai.usage.promptTokens': 2022,
        ...total,
        ...written(2000),
      });
      // 2022 - 2000 = 22
      expect(bookedOf(span)).toEqual({ input: 22, cacheWrite5m: 2000, output: 25, ...notReported });
    });

    it('leaves the cache out of other calls of version 5, complete where both of its sides are told', () => {
      const text = {
        ...object,
        'ai.operationId': 'ai.streamText.doStream',
        'ai.usage.promptTokens': 3000,
        'ai.usage.cachedInputTokens': 2492,
      };
      expect(bookedOf(aSpan({ ...text, ...written(0) }))).toMatchObject({
        input: 3000,
        cacheRead: 2492,
        status: 'complete',
      });
    });
  });
});
