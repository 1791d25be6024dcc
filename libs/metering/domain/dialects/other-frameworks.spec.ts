import { anOrigin, aSpan, ledgerOfRecords } from '@tokenledger/metering/testing';
import type { AttributeValue, OtlpSpan } from '@tokenledger/shared/otlp';

import { bookedOf, dropReasonOf, readingOf, tokensOf } from './testing/recognised';

type Told = Readonly<Record<string, AttributeValue>>;

describe('frameworks that have no dialect of their own', () => {
  it.each<[string, Told, Told]>([
    [
      'MLflow: JSON in every attribute (mlflow/tracing/constant.py)',
      {
        'mlflow.spanType': '"CHAT_MODEL"',
        'mlflow.llm.model': '"gpt-4o"',
        'mlflow.chat.tokenUsage': JSON.stringify({
          input_tokens: 100,
          output_tokens: 20,
          total_tokens: 120,
          cache_read_input_tokens: 60,
          cache_creation_input_tokens: 30,
          cache_creation_input_tokens_above_1hr: 10,
        }),
      },
      { input: 100, output: 20, total: 120, cacheRead: 60, cacheWrite: 30, cacheWrite1h: 10 },
    ],
    [
      'Braintrust: metrics as JSON, cached and reasoning tokens among them',
      {
        'braintrust.metrics': JSON.stringify({
          prompt_tokens: 100,
          completion_tokens: 20,
          tokens: 120,
          prompt_cached_tokens: 60,
          prompt_cache_creation_tokens: 5,
          completion_reasoning_tokens: 8,
          time_to_first_token: 0.25,
        }),
      },
      { input: 100, output: 20, total: 120, cacheRead: 60, cacheWrite: 5, reasoning: 8 },
    ],
    [
      'LiveKit’s agents: flat counts, cached ones in the metrics only (older releases)',
      {
        'gen_ai.operation.name': 'chat',
        'gen_ai.usage.input_tokens': 100,
        'gen_ai.usage.output_tokens': 20,
        'lk.llm_metrics': JSON.stringify({ label: 'openai.LLM', prompt_tokens: 100, prompt_cached_tokens: 60 }),
      },
      { input: 100, output: 20, cacheRead: 60 },
    ],
    [
      'LiveKit’s realtime models: modalities by their older names',
      {
        'gen_ai.usage.input_tokens': 100,
        'gen_ai.usage.output_tokens': 20,
        'gen_ai.usage.input_audio_tokens': 80,
        'gen_ai.usage.input_text_tokens': 20,
        'gen_ai.usage.input_cached_tokens': 10,
        'gen_ai.usage.output_audio_tokens': 15,
        'gen_ai.usage.output_text_tokens': 5,
      },
      { input: 100, output: 20, cacheRead: 10, audioInput: 80, audioOutput: 15 },
    ],
    [
      'Mirascope',
      {
        'mirascope.response.model_id': 'openai/gpt-4o',
        'mirascope.response.usage': JSON.stringify({
          input_tokens: 100,
          output_tokens: 20,
          cache_read_tokens: 60,
          cache_write_tokens: 0,
          reasoning_tokens: 8,
          total_tokens: 120,
        }),
      },
      { input: 100, output: 20, total: 120, cacheRead: 60, cacheWrite: 0, reasoning: 8 },
    ],
    [
      'Portkey, and Microsoft.Extensions.AI before it took the conventions’ names',
      { 'gen_ai.operation.name': 'chat', 'gen_ai.response.input_tokens': 100, 'gen_ai.response.output_tokens': 20 },
      { input: 100, output: 20 },
    ],
    [
      'VoltAgent',
      { 'span.type': 'llm', 'entity.type': 'agent', 'llm.usage.prompt_tokens': 100, 'llm.usage.completion_tokens': 20 },
      { input: 100, output: 20 },
    ],
    [
      'Prompt flow, whose LLM spans add up what is below them too',
      {
        span_type: 'LLM',
        'llm.usage.prompt_tokens': 100,
        'llm.usage.completion_tokens': 20,
        'llm.usage.total_tokens': 120,
        '__computed__.cumulative_token_count.prompt': 100,
      },
      { input: 100, output: 20, total: 120 },
    ],
    [
      'AG2',
      {
        'gen_ai.operation.name': 'chat',
        'gen_ai.usage.input_tokens': 100,
        'gen_ai.usage.output_tokens': 20,
        'gen_ai.usage.cache_read_input_tokens': 60,
        'gen_ai.usage.thinking_tokens': 8,
      },
      { input: 100, output: 20, cacheRead: 60, reasoning: 8 },
    ],
    [
      'anyone who attaches the counts as pairs, whole doubles and texts among them',
      {
        'gen_ai.usage': {
          input_tokens: '100',
          output_tokens: 20.0,
          prompt_tokens_details: { cached_tokens: 60 },
          output_tokens_details: { reasoning_tokens: 8 },
        },
      },
      { input: 100, output: 20, cacheRead: 60, reasoning: 8 },
    ],
    [
      'anyone who spells the names as JavaScript does',
      { 'gen_ai.usage.promptTokens': 100, 'gen_ai.usage.completionTokens': 20, 'gen_ai.usage.cachedInputTokens': 60 },
      { input: 100, output: 20, cacheRead: 60 },
    ],
  ])('are read: %s', (_emitter, attributes, tokens) => {
    expect(readingOf(aSpan(attributes)).role).toBe('call');
    expect(tokensOf(aSpan(attributes))).toEqual(tokens);
  });

  it('says where inside an object a count stood, and reads MLflow’s quoted texts', () => {
    const reading = readingOf(
      aSpan({ 'mlflow.llm.model': '"gpt-4o"', 'mlflow.chat.tokenUsage': '{"input_tokens":100,"output_tokens":20}' }),
    );
    expect(reading.requestModel).toBe('gpt-4o');
    expect(reading.evidence.input).toBe('mlflow.chat.tokenUsage > input_tokens');
  });

  it('knows Anthropic’s own block, whose input leaves cached tokens out', () => {
    const block = {
      input_tokens: 1000,
      cache_read_input_tokens: 600,
      cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
      output_tokens: 50,
    };
    for (const usage of [block, JSON.stringify(block)]) {
      const call = aSpan({ 'gen_ai.operation.name': 'chat', 'gen_ai.usage': usage });
      expect(bookedOf(call)).toMatchObject({ input: 1000, cacheRead: 600, cacheWrite5m: 100, cacheWrite1h: 200 });
    }
  });

  it('prefers an attribute of its own to what an object says', () => {
    const attributes = { 'gen_ai.usage.input_tokens': 100, 'braintrust.metrics': '{"prompt_tokens":7,"tokens":9}' };
    expect(tokensOf(aSpan(attributes))).toEqual({ input: 100, total: 9 });
  });

  it.each<[string, Told]>([
    ['an agent of VoltAgent', { 'entity.type': 'agent', 'usage.prompt_tokens': 100 }],
    ['a session of AgentOps', { 'agentops.span.kind': 'session', 'gen_ai.usage.prompt_tokens': 100 }],
    ['a step of Laminar', { 'lmnr.span.type': 'DEFAULT', 'gen_ai.usage.input_tokens': 100 }],
    ['a module of DSPy under MLflow', { 'mlflow.spanType': '"CHAIN"', 'mlflow.chat.tokenUsage': '{"input_tokens":1}' }],
    ['a framework of Langtrace', { 'langtrace.service.type': 'framework', 'gen_ai.usage.input_tokens': 100 }],
  ])('are containers around their calls: %s', (_span, attributes) => {
    expect(readingOf(aSpan(attributes)).role).toBe('container');
  });

  it('do not lose a call to a kind that says nothing of models', () => {
    expect(readingOf(aSpan({ 'span.type': 'web', 'gen_ai.usage.input_tokens': 100 })).role).toBe('call');
  });

  it('charge nothing for an answer that Laminar plays back', () => {
    expect(dropReasonOf(aSpan({ 'lmnr.span.type': 'CACHED', 'gen_ai.usage.input_tokens': 100 }))).toBe(
      'response-cache-hit',
    );
  });
});

describe('Azure AI Foundry’s agents', () => {
  const run = (operation: string, spanId: string, counts: Told): OtlpSpan =>
    aSpan(
      { 'gen_ai.operation.name': operation, 'gen_ai.thread.run.id': 'run_a1B2c3D4e5F6g7H8', ...counts },
      { origin: anOrigin('azure.ai.agents'), spanId: spanId.repeat(16) },
    );

  it('are counted by the run, however often it is asked for', () => {
    const counts = { 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 20 };
    const ledger = ledgerOfRecords([
      run('start_thread_run', '1', {}),
      run('get_thread_run', '2', {}),
      run('get_thread_run', '3', counts),
      run('get_thread_run', '4', counts),
      run('process_thread_run', '5', counts),
    ]);
    expect(ledger.totals).toMatchObject({ calls: 1, input: 100, output: 20 });
  });
});
