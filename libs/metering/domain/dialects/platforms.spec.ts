import { anOrigin, aSpan } from '@tokenledger/metering/testing';

import { dropReasonOf, readingOf, tokensOf } from './testing/recognised';

const INTERNAL = 1;
const SERVER = 2;
const CLIENT = 3;
const usage = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.request.model': 'm',
  'gen_ai.usage.input_tokens': 910,
  'gen_ai.usage.output_tokens': 50,
};

describe('spans of platforms and gateways', () => {
  it("are booked by the request, not by what runs within it, of Anthropic's platform", () => {
    const origin = anOrigin('com.anthropic.claude-platform', { 'service.name': 'claude-platform' });
    expect(readingOf(aSpan(usage, { origin, kind: SERVER }))).toMatchObject({ role: 'call', observer: 'vendor' });
    expect(dropReasonOf(aSpan(usage, { origin, kind: INTERNAL }))).toBe('vendor-detail');
  });

  it("are booked by the root of Vercel's gateway, with what it charges", () => {
    const origin = anOrigin('ai-gateway', { 'service.name': 'ai-gateway' });
    const root = { ...usage, 'vercel.ai_gateway.cost.total': '0.00321' };
    expect(readingOf(aSpan(root, { origin, kind: SERVER }))).toMatchObject({
      role: 'call',
      observer: 'gateway',
      reportedCost: { amount: 3_210_000_000_000_000n, currency: 'USD' },
    });
    const attempt = { ...usage, 'vercel.ai_gateway.attempt.provider_response_id': 'msg_1' };
    expect(dropReasonOf(aSpan(attempt, { origin, kind: CLIENT }))).toBe('gateway-detail');
  });

  it.each([
    [{ 'anthropic.workspace.id': 'wrkspc_1' }, { workspace: 'wrkspc_1', apiKey: undefined }],
    [
      { 'litellm.team.id': 't1', 'litellm.api_key.hash': 'h1', 'metadata.user_api_key_alias': 'batch' },
      { workspace: 't1', apiKey: 'batch' },
    ],
    [{ 'trace.metadata.openrouter.api_key_name': 'batch' }, { workspace: undefined, apiKey: 'batch' }],
    [
      { 'vercel.project.id': 'prj_1', 'vercel.ai_gateway.api_key.id': 'key_1' },
      { workspace: 'prj_1', apiKey: 'key_1' },
    ],
  ])('say where a call came from: %j', (attributes, origin) => {
    expect(readingOf(aSpan({ ...usage, ...attributes }))).toMatchObject(origin);
  });

  it("leave a service of one's own that is called ai-gateway alone", () => {
    const origin = anOrigin('openai', { 'service.name': 'ai-gateway' });
    expect(readingOf(aSpan(usage, { origin, kind: CLIENT })).role).toBe('call');
  });

  it("are booked by OpenRouter's generation, with its names for cached and reasoning tokens", () => {
    const origin = anOrigin('openrouter', { 'service.name': 'openrouter' });
    const root = aSpan(
      {
        ...usage,
        'gen_ai.usage.input_tokens.cached': 600,
        'gen_ai.usage.input_tokens.cache_write': 300,
        'gen_ai.usage.output_tokens.reasoning': 20,
        'gen_ai.usage.input_cost': 0.001,
        'gen_ai.usage.total_cost': 0.002,
      },
      { origin, name: 'LLM Generation' },
    );
    expect(tokensOf(root)).toEqual({ input: 910, output: 50, cacheRead: 600, cacheWrite: 300, reasoning: 20 });
    expect(readingOf(root)).toMatchObject({ reportedCost: { amount: 2_000_000_000_000_000n }, extraUnits: {} });
    for (const name of ['generation', 'provider attempt 1: api.openai.com']) {
      expect(dropReasonOf(aSpan(usage, { origin, name }))).toBe('gateway-detail');
    }
    expect(dropReasonOf(aSpan({}, { origin, name: 'Connection Test' }))).toBe('connection-test');
  });

  it('are not booked where the gateway answered from its own cache', () => {
    const origin = anOrigin('litellm');
    expect(dropReasonOf(aSpan({ ...usage, 'hidden_params.cache_key': 'a1b2' }, { origin }))).toBe('response-cache-hit');
    expect(readingOf(aSpan({ ...usage, 'hidden_params.cache_key': 'None' }, { origin })).role).toBe('call');
  });

  it.each([
    ['anthropic.test', 'connection-test'],
    ['anthropic.messages.count_tokens', 'usage-free-operation'],
  ])('are not booked as %s', (name, reason) => {
    expect(dropReasonOf(aSpan({ 'gen_ai.provider.name': 'anthropic' }, { name }))).toBe(reason);
  });

  it('of Cloudflare name the provider in their own way', () => {
    expect(readingOf(aSpan({ ...usage, 'gen_ai.model.provider': 'openai' })).provider).toBe('openai');
  });
});
