import { anOrigin, aSpan } from '@tokenledger/metering/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';
import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { dropReasonOf, readingOf } from './testing/recognised';

const usage = { 'gen_ai.usage.input_tokens': 910, 'gen_ai.usage.output_tokens': 50 };
const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'anthropic', ...usage };
const costOf = (record: OtlpRecord): string | undefined => {
  const { reportedCost } = readingOf(record);
  return reportedCost && formatDecimal18(reportedCost.amount);
};

describe('the Claude API’s own export', () => {
  const origin = anOrigin('com.anthropic.claude-platform', { 'service.name': 'claude-platform' });

  it('books the SERVER span of a request and nothing inside it', () => {
    expect(readingOf(aSpan(chat, { origin, kind: 2 }))).toMatchObject({ role: 'call', observer: 'vendor' });
    expect(dropReasonOf(aSpan(chat, { origin, kind: 1 }))).toBe('vendor-detail');
  });
});

describe('OpenRouter Broadcast', () => {
  const origin = anOrigin('openrouter', { 'service.name': 'openrouter' });
  const generation = {
    'gen_ai.response.id': 'gen-1731',
    'gen_ai.usage.input_tokens': 910,
    'gen_ai.usage.input_tokens.cached': 600,
    'gen_ai.usage.input_tokens.cache_write': 300,
    'gen_ai.usage.output_tokens': 50,
    'gen_ai.usage.output_tokens.reasoning': 5,
    'gen_ai.usage.input_cost': 0.001,
    'gen_ai.usage.total_cost': 0.0021,
  };

  it('books the generation with its dotted counts and what it was charged', () => {
    const record = aSpan(generation, { origin, name: 'LLM Generation' });
    expect(readingOf(record)).toMatchObject({
      dialect: 'openrouter',
      observer: 'gateway',
      responseId: 'gen-1731',
      tokens: { input: 910, cacheRead: 600, cacheWrite: 300, output: 50, reasoning: 5 },
      extraUnits: {},
    });
    expect(costOf(record)).toBe('0.0021');
  });

  it.each(['generation', 'provider attempt 1: anthropic', ''])('drops its detail %p', (name) => {
    expect(dropReasonOf(aSpan(generation, { origin, name }))).toBe('gateway-detail');
  });
});

describe('Vercel AI Gateway', () => {
  const origin = anOrigin('ai-gateway', { 'service.name': 'ai-gateway' });
  const root = { ...chat, 'vercel.ai_gateway.generation.id': 'gen_01', 'vercel.ai_gateway.cost.total': '0.0021' };

  it('books the SERVER span, not the attempts', () => {
    const record = aSpan(root, { origin, kind: 2 });
    expect(readingOf(record)).toMatchObject({ role: 'call', responseId: 'gen_01', observer: 'gateway' });
    expect(costOf(record)).toBe('0.0021');
    const attempt = { ...chat, 'vercel.ai_gateway.attempt.provider_response_id': 'msg_01' };
    expect(dropReasonOf(aSpan(attempt, { origin, kind: 3 }))).toBe('gateway-detail');
  });
});

describe('other gateways', () => {
  it('reads Cloudflare’s provider, which no one else names so', () => {
    const record = aSpan({
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.model.provider': 'openai',
      'gen_ai.usage.cost': 0.01,
      ...usage,
    });
    expect(readingOf(record)).toMatchObject({
      dialect: 'cloudflare-ai-gateway',
      observer: 'gateway',
      provider: 'openai',
    });
  });

  it('knows Kong for a gateway', () => {
    expect(readingOf(aSpan(chat, { name: 'kong.gen_ai', origin: anOrigin('kong-internal') })).observer).toBe('gateway');
  });

  it('knows that Envoy hands Anthropic’s own count through', () => {
    const origin = anOrigin('envoyproxy/ai-gateway', { 'service.name': 'ai-gateway' });
    expect(readingOf(aSpan(chat, { origin })).basis).toBe('exclusive');
    expect(readingOf(aSpan({ ...chat, 'gen_ai.provider.name': 'openai' }, { origin })).basis).toBe('unknown');
  });
});

describe('LiteLLM', () => {
  const origin = anOrigin('litellm', { 'service.name': 'litellm' });

  it('books the call with its cost, and takes the route around it for a container', () => {
    const record = aSpan({ ...chat, 'litellm.cost.total': 0.0021 }, { origin });
    expect(readingOf(record)).toMatchObject({ dialect: 'litellm', role: 'call', observer: 'gateway' });
    expect(costOf(record)).toBe('0.0021');
    expect(readingOf(aSpan(usage, { origin, kind: 2 })).role).toBe('container');
  });

  it('drops an answer from the response cache: it was not billed', () => {
    const hit = aSpan({ ...chat, 'gen_ai.cost.total_cost': 0.0021, 'hidden_params.cache_key': 'a1b2' }, { origin });
    expect(dropReasonOf(hit)).toBe('response-cache-hit');
    expect(readingOf(aSpan({ ...chat, 'hidden_params.cache_key': 'None' }, { origin })).role).toBe('call');
  });
});
