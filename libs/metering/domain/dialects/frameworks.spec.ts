import { anOrigin, aSpan } from '@tokenledger/metering/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { bookedOf, dropReasonOf, readingOf } from './testing/recognised';

const genAiUsage = { 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 20 };

describe('OpenInference', () => {
  const llm = {
    'openinference.span.kind': 'LLM',
    'llm.model_name': 'gpt-4o',
    'llm.provider': 'openai',
    'llm.token_count.prompt': 100,
    'llm.token_count.completion': 20,
    'llm.token_count.total': 120,
    'llm.token_count.prompt_details.cache_read': 64,
    'llm.token_count.completion_details.reasoning': 5,
  };

  it('reads a model call and where each count stood', () => {
    expect(readingOf(aSpan(llm))).toMatchObject({
      dialect: 'openinference',
      role: 'call',
      operation: 'chat',
      requestModel: 'gpt-4o',
      tokens: { input: 100, output: 20, total: 120, cacheRead: 64, reasoning: 5 },
      evidence: {
        input: 'llm.token_count.prompt',
        cacheRead: 'llm.token_count.prompt_details.cache_read',
        reasoning: 'llm.token_count.completion_details.reasoning',
      },
    });
    expect(readingOf(aSpan({ ...llm, 'openinference.span.kind': 'EMBEDDING' })).operation).toBe('embeddings');
  });

  it('takes agents and chains with counts for containers and drops them without', () => {
    expect(readingOf(aSpan({ ...llm, 'openinference.span.kind': 'AGENT' })).role).toBe('container');
    expect(readingOf(aSpan({ ...llm, 'openinference.span.kind': 'CHAIN' })).role).toBe('container');
    expect(dropReasonOf(aSpan({ 'openinference.span.kind': 'CHAIN' }))).toBe('container-without-usage');
  });

  it('knows which packages leave cached tokens out, and which lose them', () => {
    const by = (scope: string) => readingOf(aSpan(llm, { origin: anOrigin(scope) }));
    expect(by('@arizeai/openinference-instrumentation-bedrock').basis).toBe('exclusive');
    const { 'llm.token_count.prompt_details.cache_read': _cache, ...older } = llm;
    const anthropic = anOrigin('@arizeai/openinference-instrumentation-anthropic');
    expect(readingOf(aSpan(older, { origin: anthropic }))).toMatchObject({
      basis: 'exclusive',
      flaw: 'cache-tokens-not-reported',
    });
    // since 0.2.8 it tells them, inside the input
    expect(readingOf(aSpan(llm, { origin: anthropic }))).toMatchObject({ basis: 'unknown' });
    expect(readingOf(aSpan(llm, { origin: anthropic })).flaw).toBeUndefined();
    expect(by('openinference.instrumentation.anthropic')).toMatchObject({ basis: 'unknown' });
    expect(by('openinference.instrumentation.anthropic').flaw).toBeUndefined();
  });

  it('finds the model of an embedding under its own name', () => {
    const embedding = {
      'openinference.span.kind': 'EMBEDDING',
      'embedding.model_name': 'e-1',
      'llm.token_count.prompt': 9,
    };
    expect(readingOf(aSpan(embedding))).toMatchObject({ operation: 'embeddings', requestModel: 'e-1' });
  });

  it('finds web searches in the metadata', () => {
    const metadata = '{"server_tool_use":{"web_search_requests":2}}';
    const { extraUnits } = readingOf(aSpan({ ...llm, metadata }));
    expect(extraUnits).toEqual({ 'server_tool_use.web_search_requests': '2' });
  });
});

describe('OpenLLMetry', () => {
  const completion = {
    'llm.request.type': 'chat',
    'gen_ai.system': 'OpenAI',
    'gen_ai.usage.prompt_tokens': 100,
    'gen_ai.usage.completion_tokens': 20,
    'llm.usage.total_tokens': 120,
    'gen_ai.usage.cache_read_input_tokens': 64,
  };

  it('reads the older names', () => {
    expect(readingOf(aSpan(completion))).toMatchObject({
      role: 'call',
      operation: 'chat',
      provider: 'openai',
      tokens: { input: 100, output: 20, total: 120, cacheRead: 64 },
    });
    expect(readingOf(aSpan({ ...completion, 'llm.request.type': 'embedding' })).operation).toBe('embeddings');
  });

  it('takes workflows and tasks with counts for containers, a named call never', () => {
    const workflow = { 'traceloop.span.kind': 'workflow', ...genAiUsage };
    expect(readingOf(aSpan(workflow)).role).toBe('container');
    expect(readingOf(aSpan({ ...workflow, 'gen_ai.operation.name': 'chat' })).role).toBe('call');
    expect(dropReasonOf(aSpan({ 'traceloop.span.kind': 'task' }))).toBe('container-without-usage');
  });
});

describe('Vercel AI SDK', () => {
  const leaf = {
    'ai.operationId': 'ai.generateText.doGenerate',
    'ai.model.id': 'claude-sonnet-4-5',
    'ai.model.provider': 'anthropic.messages',
    'ai.response.id': 'msg_01',
    'gen_ai.system': 'anthropic.messages',
    'gen_ai.usage.input_tokens': 910,
    'gen_ai.usage.output_tokens': 50,
    'ai.usage.inputTokens': 910,
    'ai.usage.inputTokenDetails.cacheReadTokens': 600,
    'ai.usage.inputTokenDetails.cacheWriteTokens': 300,
    'ai.usage.totalTokens': 960,
  };

  it('reads a leaf of version 6, its cache lifetimes out of the provider’s metadata', () => {
    const usage = {
      input_tokens: 10,
      cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
    };
    const reading = readingOf(
      aSpan({ ...leaf, 'ai.response.providerMetadata': JSON.stringify({ anthropic: { usage } }) }),
    );
    expect(reading).toMatchObject({
      dialect: 'vercel-ai-sdk',
      role: 'call',
      operation: 'chat',
      provider: 'anthropic',
      requestModel: 'claude-sonnet-4-5',
      responseId: 'msg_01',
      basis: 'unknown',
      tokens: { input: 910, cacheRead: 600, cacheWrite: 300, cacheWrite5m: 100, cacheWrite1h: 200 },
      evidence: {
        cacheWrite1h: 'ai.response.providerMetadata > anthropic.usage.cache_creation > ephemeral_1h_input_tokens',
      },
    });
  });

  it('reads a leaf of version 4, which leaves Anthropic’s cached tokens out', () => {
    const v4 = {
      'ai.operationId': 'ai.streamText.doStream',
      'ai.model.provider': 'anthropic.messages',
      'gen_ai.usage.prompt_tokens': 1000,
      'gen_ai.usage.completion_tokens': 50,
      'ai.response.providerMetadata': '{"anthropic":{"cacheReadInputTokens":600,"cacheCreationInputTokens":300}}',
    };
    expect(readingOf(aSpan(v4))).toMatchObject({
      basis: 'exclusive',
      tokens: { input: 1000, cacheRead: 600, cacheWrite: 300, output: 50 },
    });
  });

  it('takes the function around its leaves for a container, and embeds by their own count', () => {
    expect(readingOf(aSpan({ ...leaf, 'ai.operationId': 'ai.generateText' })).role).toBe('container');
    expect(dropReasonOf(aSpan({ 'ai.operationId': 'ai.toolCall' }))).toBe('container-without-usage');
    const embed = aSpan({ 'ai.operationId': 'ai.embed.doEmbed', 'ai.usage.tokens': 9 });
    expect(readingOf(embed)).toMatchObject({ role: 'call', operation: 'embeddings', tokens: { input: 9 } });
  });

  it('reads version 7 by the conventions: chat is the call, agent and step are containers', () => {
    const by = (operation: string) =>
      readingOf(aSpan({ 'gen_ai.operation.name': operation, ...genAiUsage }, { origin: anOrigin('gen_ai') })).role;
    expect([by('chat'), by('invoke_agent'), by('agent_step')]).toEqual(['call', 'container', 'container']);
  });

  it('leaves metadata that was cut on its way to the flat counts', () => {
    const cut = readingOf(aSpan({ ...leaf, 'ai.response.providerMetadata': '{"anthropic":{"usage":{"inp' }));
    expect(cut.tokens).toMatchObject({ input: 910, cacheRead: 600, cacheWrite: 300 });
    expect(cut.invalidCounts).toEqual([]);
  });
});

describe('Langfuse', () => {
  const generation = (usage: object, more = {}) =>
    aSpan({
      'langfuse.observation.type': 'generation',
      'langfuse.observation.model.name': 'claude-sonnet-4-5',
      'langfuse.observation.usage_details': JSON.stringify(usage),
      ...more,
    });

  it('adds buckets that stand side by side', () => {
    const usage = {
      input: 10,
      cache_read_input_tokens: 600,
      cache_creation_input_tokens: 300,
      output: 45,
      output_reasoning: 5,
    };
    // 10 + 600 + 300 = 910; 45 + 5 = 50
    expect(readingOf(generation({ ...usage, images: 2 }))).toMatchObject({
      dialect: 'langfuse',
      role: 'call',
      responseModel: 'claude-sonnet-4-5',
      basis: 'inclusive',
      tokens: { input: 910, cacheRead: 600, cacheWrite: 300, output: 50, reasoning: 5 },
      evidence: { input: 'langfuse.observation.usage_details > input + its other buckets' },
      extraUnits: { images: '2' },
    });
  });

  it('adds nothing where the total says that input holds its parts', () => {
    const usage = { input: 100, input_cached_tokens: 64, output: 20, total: 120 };
    expect(readingOf(generation(usage)).tokens).toMatchObject({ input: 100, cacheRead: 64, output: 20 });
  });

  it('sums the buckets of cost exactly, unless a total is given', () => {
    const costOf = (details: object) => {
      const cost = { 'langfuse.observation.cost_details': JSON.stringify(details) };
      const { reportedCost } = readingOf(generation({ input: 1 }, cost));
      return reportedCost && formatDecimal18(reportedCost.amount);
    };
    expect(costOf({ input: 0.1, output: 0.2 })).toBe('0.3');
    expect(costOf({ input: 0.1, output: 0.2, total: 0.25 })).toBe('0.25');
  });

  it('names a bucket that holds no count, and takes other observations for containers', () => {
    expect(readingOf(generation({ input: -1 })).invalidCounts).toEqual([
      'langfuse.observation.usage_details > input: negative (-1)',
    ]);
    const span = generation({ input: 1 }, { 'langfuse.observation.type': 'span' });
    expect(readingOf(span).role).toBe('container');
    expect(dropReasonOf(aSpan({ 'langfuse.observation.type': 'tool' }))).toBe('container-without-usage');
  });
});

describe('LangSmith', () => {
  it('reads token details out of JSON and takes chains for containers', () => {
    const run = {
      'langsmith.span.kind': 'llm',
      'gen_ai.system': 'anthropic',
      'gen_ai.usage.input_tokens': 910,
      'gen_ai.usage.output_tokens': 50,
      'gen_ai.usage.input_token_details': '{"cache_read":600,"cache_creation":300}',
      'gen_ai.usage.output_token_details': '{"reasoning":5}',
    };
    expect(readingOf(aSpan(run))).toMatchObject({
      role: 'call',
      basis: 'inclusive',
      tokens: { input: 910, cacheRead: 600, cacheWrite: 300, output: 50, reasoning: 5 },
    });
    expect(readingOf(aSpan({ ...run, 'langsmith.span.kind': 'chain' })).role).toBe('container');
    expect(dropReasonOf(aSpan({ 'langsmith.span.kind': 'chain' }))).toBe('container-without-usage');
  });

  it('reads usage metadata where there is nothing else', () => {
    const usage = { input_tokens: 100, output_tokens: 20, total_tokens: 120, input_token_details: { cache_read: 64 } };
    const run = { 'langsmith.span.kind': 'llm', 'langsmith.usage_metadata': JSON.stringify(usage) };
    expect(readingOf(aSpan(run)).tokens).toEqual({ input: 100, output: 20, total: 120, cacheRead: 64 });
  });
});

describe('Pydantic AI', () => {
  const origin = anOrigin('pydantic-ai');

  it('takes an agent of an older release, which has the names of a call, for a container', () => {
    expect(readingOf(aSpan({ agent_name: 'support', ...genAiUsage }, { origin })).role).toBe('container');
    const request = { 'gen_ai.operation.name': 'chat', 'operation.cost': 0.5, ...genAiUsage };
    const details = { 'gen_ai.usage.details.cache_read_tokens': 64, 'gen_ai.usage.details.reasoning_tokens': 5 };
    expect(readingOf(aSpan({ ...request, ...details }, { origin }))).toMatchObject({
      role: 'call',
      tokens: { input: 100, cacheRead: 64, reasoning: 5 },
    });
  });

  it('does not book the sum of a run', () => {
    const run = { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.aggregated_usage.input_tokens': 100 };
    expect(dropReasonOf(aSpan(run, { origin }))).toBe('container-without-usage');
  });
});

describe('Spring AI and Semantic Kernel', () => {
  it('takes spans of the framework for containers and text for counts', () => {
    const usage = { 'gen_ai.usage.input_tokens': '100', 'gen_ai.usage.output_tokens': '20' };
    const client = { 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'spring_ai' };
    expect(readingOf(aSpan({ ...client, ...usage })).role).toBe('container');
    expect(dropReasonOf(aSpan(client))).toBe('container-without-usage');
    expect(readingOf(aSpan({ ...client, ...usage, 'gen_ai.system': 'openai' }))).toMatchObject({
      role: 'call',
      tokens: { input: 100, output: 20 },
    });
  });

  it('refuses -1, which stands for unknown', () => {
    const unknown = aSpan({ 'gen_ai.response.prompt_tokens': -1, 'gen_ai.response.completion_tokens': 20 });
    expect(readingOf(unknown)).toMatchObject({
      tokens: { output: 20 },
      invalidCounts: ['gen_ai.response.prompt_tokens: negative (-1)'],
    });
  });
});

describe('Google ADK', () => {
  const origin = anOrigin('gcp.vertex.agent');

  it('reads cached tokens and thoughts out of the response, where older releases have them only', () => {
    const usage = {
      prompt_token_count: 373,
      cached_content_token_count: 204,
      candidates_token_count: 89,
      thoughts_token_count: 167,
    };
    const call = {
      'gen_ai.system': 'gcp.vertex.agent',
      'gen_ai.request.model': 'gemini-2.5-flash',
      'gcp.vertex.agent.llm_response': JSON.stringify({ content: 'kept out', usage_metadata: usage }),
      'gen_ai.usage.input_tokens': 373,
      'gen_ai.usage.output_tokens': 89,
    };
    // 89 + 167 = 256
    expect(readingOf(aSpan(call, { origin, name: 'call_llm' }))).toMatchObject({
      role: 'call',
      provider: 'gcp.vertex_ai',
      tokens: { input: 373, cacheRead: 204, output: 256, reasoning: 167 },
    });
  });

  const flat = {
    'gen_ai.system': 'gcp.vertex.agent',
    'gen_ai.request.model': 'gemini-2.5-flash',
    'gcp.vertex.agent.llm_response': '{}',
    'gen_ai.usage.input_tokens': 373,
    'gen_ai.usage.output_tokens': 89,
    'gen_ai.usage.experimental.reasoning_tokens': 167,
  };
  const called = (attributes: Parameters<typeof aSpan>[0]) => aSpan(attributes, { origin, name: 'call_llm' });

  it('adds the experimental count of thoughts to the output where the response is kept out', () => {
    // 89 + 167 = 256
    expect(readingOf(called(flat))).toMatchObject({
      tokens: { input: 373, output: 256, reasoning: 167 },
      evidence: { output: 'gen_ai.usage.output_tokens + gen_ai.usage.experimental.reasoning_tokens' },
    });
    expect(readingOf(called(flat)).extraUnits).toEqual({});
    expect(bookedOf(called(flat))).toEqual({ input: 373, output: 89, reasoning: 167, status: 'complete', notes: [] });
    // More thoughts than answer or fewer: 50 + 10 = 60.
    const few = { 'gen_ai.usage.output_tokens': 50, 'gen_ai.usage.experimental.reasoning_tokens': 10 };
    expect(bookedOf(called({ ...flat, ...few }))).toMatchObject({ output: 50, reasoning: 10 });
  });

  it('leaves thoughts in the output of models that come through LiteLLM', () => {
    const few = { 'gen_ai.usage.output_tokens': 50, 'gen_ai.usage.experimental.reasoning_tokens': 10 };
    // 50 - 10 = 40
    const through = (model: string) => bookedOf(called({ ...flat, ...few, 'gen_ai.request.model': model }));
    expect(through('openai/gpt-5-mini')).toMatchObject({ output: 40, reasoning: 10 });
    expect(through('gemini/gemini-2.5-pro')).toMatchObject({ output: 40, reasoning: 10 });
    expect(through('models/gemini-2.5-pro')).toMatchObject({ output: 50, reasoning: 10 });
    const usage = {
      prompt_token_count: 12,
      candidates_token_count: 50,
      thoughts_token_count: 10,
      total_token_count: 62,
    };
    const blob = { 'gcp.vertex.agent.llm_response': JSON.stringify({ usage_metadata: usage }) };
    // 12 + 50 = 62: the total has no room for thoughts beside the answer.
    expect(bookedOf(called({ ...flat, ...blob }))).toMatchObject({ input: 12, output: 40, reasoning: 10 });
  });

  it('believes the name of the conventions before the experimental one', () => {
    const both = { ...flat, 'gen_ai.usage.output_tokens': 256, 'gen_ai.usage.reasoning.output_tokens': 167 };
    expect(bookedOf(called(both))).toMatchObject({ output: 89, reasoning: 167 });
  });
});

describe('LangSmith in Python', () => {
  it('reads the usage among the metadata, and lifetimes whose sum is left at 0', () => {
    const usage = {
      input_tokens: 941,
      output_tokens: 91,
      input_token_details: {
        cache_read: 600,
        cache_creation: 0,
        ephemeral_5m_input_tokens: 200,
        ephemeral_1h_input_tokens: 100,
      },
      output_token_details: { reasoning: 30 },
    };
    const run = {
      'langsmith.span.kind': 'llm',
      'gen_ai.usage.input_tokens': 941,
      'langsmith.metadata.usage_metadata': JSON.stringify(usage),
    };
    const { tokens } = readingOf(aSpan(run));
    expect(tokens).toMatchObject({ input: 941, cacheRead: 600, cacheWrite5m: 200, cacheWrite1h: 100, reasoning: 30 });
    expect(tokens.cacheWrite).toBeUndefined();
  });
});

describe('vLLM', () => {
  it('names the call by the id that its caller sees', () => {
    const span = {
      'gen_ai.request.id': 'chatcmpl-5f6a7b8c9d',
      'gen_ai.usage.prompt_tokens': 9,
      'gen_ai.usage.completion_tokens': 2,
    };
    expect(readingOf(aSpan(span, { origin: anOrigin('vllm.llm_engine') }))).toMatchObject({
      dialect: 'vllm',
      role: 'call',
      responseId: 'chatcmpl-5f6a7b8c9d',
    });
  });

  it.each([
    ['a number of its caller stays', 'chatcmpl-job-101', 'chatcmpl-job-101'],
    ['one prompt of several is a call of its own', 'cmpl-5f6a7b8c9d-1', undefined],
  ])('takes no id apart: %s', (_what, requestId, responseId) => {
    const span = { 'gen_ai.request.id': requestId, 'gen_ai.usage.prompt_tokens': 9 };
    expect(readingOf(aSpan(span, { origin: anOrigin('vllm.llm_engine') })).responseId).toBe(responseId);
  });
});

describe('an emitter that nobody knows', () => {
  it.each([
    ['names of the conventions', genAiUsage],
    ['names of OpenInference without a kind', { 'llm.token_count.prompt': 100, 'llm.token_count.completion': 20 }],
    ['names of OpenLLMetry', { 'llm.usage.prompt_tokens': 100, 'llm.usage.completion_tokens': 20 }],
  ])('is read by %s, arithmetic to decide the rest', (_name, usage) => {
    expect(readingOf(aSpan(usage, { origin: anOrigin('acme.llm') }))).toMatchObject({
      dialect: 'otel-genai',
      role: 'call',
      basis: 'unknown',
      tokens: { input: 100, output: 20 },
    });
  });
});
