import { anOrigin, aSpan } from '@tokenledger/metering/testing';
import type { AttributeValue } from '@tokenledger/shared/otlp';

import { dropReasonOf, readingOf, tokensOf } from './testing/recognised';

type Told = Readonly<Record<string, AttributeValue>>;

describe('frameworks that write names of the conventions and others beside them', () => {
  it.each<[string, Told, Told]>([
    [
      'OpenLIT',
      {
        'gen_ai.operation.name': 'chat',
        'gen_ai.usage.input_tokens': 10,
        'gen_ai.usage.output_tokens': 5,
        'gen_ai.usage.prompt_tokens_details.cache_read': 4,
        'gen_ai.usage.completion_tokens_details.reasoning': 2,
      },
      { input: 10, output: 5, cacheRead: 4, reasoning: 2 },
    ],
    [
      'OpenLLMetry, older',
      { 'llm.request.type': 'chat', 'llm.usage.total_tokens': 15, 'gen_ai.usage.prompt_tokens': 10 },
      { input: 10, total: 15 },
    ],
    [
      'Pydantic AI',
      {
        'gen_ai.operation.name': 'chat',
        'gen_ai.usage.input_tokens': 10,
        'gen_ai.usage.output_tokens': 5,
        'gen_ai.usage.details.reasoning_tokens': 2,
      },
      { input: 10, output: 5, reasoning: 2 },
    ],
    [
      'Semantic Kernel, older .NET',
      {
        'gen_ai.operation.name': 'chat.completions',
        'gen_ai.response.prompt_tokens': 10,
        'gen_ai.response.completion_tokens': 5,
      },
      { input: 10, output: 5 },
    ],
    [
      'Spring AI, whose counts are texts',
      { 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'openai', 'gen_ai.usage.input_tokens': '10' },
      { input: 10 },
    ],
  ])('are read: %s', (_emitter, attributes, tokens) => {
    expect(readingOf(aSpan(attributes)).role).toBe('call');
    expect(tokensOf(aSpan(attributes))).toEqual(tokens);
  });

  it.each<[string, Told]>([
    ['an agent of Pydantic AI', { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.usage.input_tokens': 10 }],
    ['an advisor of Spring AI', { 'gen_ai.operation.name': 'framework', 'gen_ai.usage.input_tokens': '10' }],
    ['a workflow of OpenLLMetry', { 'traceloop.span.kind': 'workflow', 'llm.usage.total_tokens': 10 }],
    ['a chain of LangSmith', { 'langsmith.span.kind': 'chain', 'gen_ai.usage.input_tokens': 10 }],
  ])('are containers where they hold calls: %s', (_span, attributes) => {
    expect(readingOf(aSpan(attributes)).role).toBe('container');
  });

  it('are calls where they are: an LLM run of LangSmith', () => {
    expect(readingOf(aSpan({ 'langsmith.span.kind': 'llm', 'gen_ai.usage.input_tokens': 10 })).role).toBe('call');
  });

  it('do not become usage where Semantic Kernel says -1 for "not known"', () => {
    const unknown = aSpan({ 'gen_ai.operation.name': 'chat', 'gen_ai.response.prompt_tokens': -1 });
    expect(readingOf(unknown).invalidCounts).toEqual(['gen_ai.response.prompt_tokens: negative (-1)']);
  });

  it('are read of Langfuse: buckets that do not overlap', () => {
    const generation = {
      'langfuse.observation.type': 'generation',
      'langfuse.observation.model.name': 'gpt-4o',
      'langfuse.observation.usage_details': JSON.stringify({
        input: 36,
        input_cached_tokens: 64,
        output: 15,
        output_reasoning_tokens: 5,
        total: 120,
      }),
    };
    const origin = anOrigin('langfuse-sdk');
    expect(readingOf(aSpan(generation, { origin }))).toMatchObject({
      dialect: 'langfuse',
      role: 'call',
      responseModel: 'gpt-4o',
      basis: 'inclusive',
    });
    // Totals hold their parts with us: 36 + 64, 15 + 5.
    expect(tokensOf(aSpan(generation, { origin }))).toEqual({
      input: 100,
      cacheRead: 64,
      output: 20,
      reasoning: 5,
      total: 120,
    });
    const broken = { ...generation, 'langfuse.observation.usage_details': '{"input":"many"}' };
    expect(readingOf(aSpan(broken, { origin })).invalidCounts).toEqual([
      'langfuse.observation.usage_details > input: text that is not a whole number (4 characters)',
    ]);
    expect(dropReasonOf(aSpan({ 'langfuse.observation.type': 'span' }))).toBe('container-without-usage');
  });
});
