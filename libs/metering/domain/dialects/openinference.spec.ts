import { anOrigin, aSpan } from '@tokenledger/metering/testing';

import { dropReasonOf, readingOf, tokensOf } from './testing/recognised';

const llm = {
  'openinference.span.kind': 'LLM',
  'llm.provider': 'anthropic',
  'llm.model_name': 'claude-sonnet-4-5-20250929',
  'llm.token_count.prompt': 910,
  'llm.token_count.completion': 50,
  'llm.token_count.total': 960,
};

describe('the OpenInference dialect', () => {
  it('reads a call with its details', () => {
    const span = aSpan({
      ...llm,
      'llm.token_count.prompt_details.cache_read': 600,
      'llm.token_count.prompt_details.cache_write': 300,
      'llm.token_count.completion_details.reasoning': 20,
      'llm.cost.total': 0.0021,
    });
    expect(readingOf(span)).toMatchObject({
      dialect: 'openinference',
      role: 'call',
      operation: 'chat',
      provider: 'anthropic',
      requestModel: 'claude-sonnet-4-5-20250929',
      reportedCost: { amount: 2_100_000_000_000_000n, currency: 'USD' },
      extraUnits: {},
    });
    expect(tokensOf(span)).toEqual({
      input: 910,
      output: 50,
      total: 960,
      cacheRead: 600,
      cacheWrite: 300,
      reasoning: 20,
    });
  });

  it.each(['AGENT', 'CHAIN', 'TOOL', 'agent'])('takes %s with usage for a container', (kind) => {
    expect(readingOf(aSpan({ ...llm, 'openinference.span.kind': kind }))).toMatchObject({
      role: 'container',
      operation: kind.toLowerCase(),
    });
    expect(dropReasonOf(aSpan({ 'openinference.span.kind': kind }))).toBe('container-without-usage');
  });

  it('knows embeddings, and counts without a kind', () => {
    expect(readingOf(aSpan({ ...llm, 'openinference.span.kind': 'EMBEDDING' })).operation).toBe('embeddings');
    expect(readingOf(aSpan({ 'llm.token_count.prompt': 5, 'llm.model_name': 'gpt-4o' })).role).toBe('call');
  });

  it.each([
    ['@arizeai/openinference-instrumentation-anthropic', 'exclusive'],
    ['openinference.instrumentation.anthropic', 'unknown'],
  ])('knows how %s counts cached tokens', (scope, basis) => {
    expect(readingOf(aSpan(llm, { origin: anOrigin(scope) })).basis).toBe(basis);
  });

  it('does not book the counting of tokens', () => {
    expect(dropReasonOf(aSpan({ 'openinference.span.kind': 'LLM' }, { name: 'messages.count_tokens' }))).toBe(
      'usage-free-operation',
    );
  });

  it('keeps units that it does not know beside the tokens', () => {
    expect(readingOf(aSpan({ ...llm, 'llm.token_count.prompt_details.video': 7 })).extraUnits).toEqual({
      'prompt_details.video': '7',
    });
  });
});
