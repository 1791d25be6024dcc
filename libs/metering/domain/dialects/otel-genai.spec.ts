import { aLogRecord, anOrigin, aSpan } from '@tokenledger/metering/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';
import type { AttributeValue } from '@tokenledger/shared/otlp';

import type { RawReading } from './dialect';
import { dropReasonOf, readingOf } from './testing/recognised';

const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-4o' };

describe('the OpenTelemetry GenAI dialect', () => {
  it('reads the current names', () => {
    const reading = readingOf(
      aSpan({
        ...chat,
        'gen_ai.response.model': 'gpt-4o-2024-08-06',
        'gen_ai.response.id': 'chatcmpl-9J3uIL87gldCFtiIbyaOvTeYBRA3l',
        'gen_ai.usage.input_tokens': 100,
        'gen_ai.usage.output_tokens': 20,
        'gen_ai.usage.cache_read.input_tokens': 64,
        'gen_ai.usage.cache_write.input_tokens': 10,
        'gen_ai.usage.reasoning.output_tokens': 5,
        'gen_ai.response.finish_reasons': ['stop'],
        'openai.response.service_tier': 'default',
        'server.address': 'api.openai.com',
      }),
    );
    expect(reading).toMatchObject({
      role: 'call',
      operation: 'chat',
      provider: 'openai',
      requestModel: 'gpt-4o',
      responseModel: 'gpt-4o-2024-08-06',
      responseId: 'chatcmpl-9J3uIL87gldCFtiIbyaOvTeYBRA3l',
      tokens: { input: 100, output: 20, cacheRead: 64, cacheWrite: 10, reasoning: 5 },
      serviceTier: 'default',
      finishReason: 'stop',
      serverAddress: 'api.openai.com',
      invalidCounts: [],
      extraUnits: {},
    });
  });

  it.each<[string, Record<string, AttributeValue>, Partial<RawReading['tokens']>]>([
    [
      'prompt and completion tokens (1.27)',
      { 'gen_ai.usage.prompt_tokens': 7, 'gen_ai.usage.completion_tokens': 3 },
      { input: 7, output: 3 },
    ],
    [
      'cache_creation (1.40)',
      { 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.cache_creation.input_tokens': 4 },
      { input: 9, cacheWrite: 4 },
    ],
    [
      'reasoning_tokens (vendor)',
      { 'gen_ai.usage.output_tokens': 9, 'gen_ai.usage.reasoning_tokens': 4 },
      { output: 9, reasoning: 4 },
    ],
    ['numeric text', { 'gen_ai.usage.input_tokens': '9', 'gen_ai.usage.output_tokens': '1' }, { input: 9, output: 1 }],
  ])('accepts old names: %s', (_name, usage, tokens) => {
    expect(readingOf(aSpan({ 'gen_ai.system': 'openai', ...usage })).tokens).toMatchObject(tokens);
  });

  it('prefers a new name over an old one and never adds them', () => {
    const reading = readingOf(aSpan({ ...chat, 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.prompt_tokens': 8 }));
    expect(reading.tokens.input).toBe(9);
  });

  it('reads the operation.details event like its span', () => {
    const usage = { 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.output_tokens': 1 };
    expect(readingOf(aLogRecord({ ...chat, ...usage })).tokens).toMatchObject({ input: 9, output: 1 });
    const named = aLogRecord(
      { ...chat, ...usage, 'event.name': 'gen_ai.client.inference.operation.details' },
      { eventName: '' },
    );
    expect(readingOf(named).role).toBe('call');
  });

  it.each([-1, Number.NaN, 'many', 1.5])('keeps %p as a problem that names its attribute, not as a count', (count) => {
    const reading = readingOf(aSpan({ ...chat, 'gen_ai.usage.input_tokens': count, 'gen_ai.usage.output_tokens': 5 }));
    expect(reading.tokens.input).toBeUndefined();
    expect(reading.tokens.output).toBe(5);
    expect(reading.invalidCounts).toHaveLength(1);
    expect(reading.invalidCounts[0]).toMatch(/^gen_ai\.usage\.input_tokens: /);
  });

  it('keeps unknown usage leaves as extra units, never as tokens', () => {
    const reading = readingOf(
      aSpan({ ...chat, 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.seconds': 12.5, 'gen_ai.usage.web_searches': 2 }),
    );
    expect(reading.extraUnits).toEqual({ seconds: '12.5', web_searches: '2' });
  });

  it('takes a failed call without usage for a call', () => {
    const reading = readingOf(aSpan({ ...chat, 'error.type': 'rate_limit_exceeded' }, { statusCode: 2 }));
    expect(reading).toMatchObject({ role: 'call', errorType: 'rate_limit_exceeded' });
    expect(readingOf(aSpan(chat, { statusCode: 2 })).errorType).toBe('unknown');
  });

  it('takes agents and workflows with usage for containers', () => {
    const usage = { 'gen_ai.usage.input_tokens': 9 };
    expect(readingOf(aSpan({ 'gen_ai.operation.name': 'invoke_agent', ...usage })).role).toBe('container');
    expect(readingOf(aSpan({ 'gen_ai.operation.name': 'agent_step', ...usage })).role).toBe('container');
  });

  it.each([
    [
      'a tool',
      aSpan({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.usage.input_tokens': 5 }),
      'usage-free-operation',
    ],
    [
      'a stored response',
      aSpan({ 'gen_ai.operation.name': 'fetch_response', 'gen_ai.usage.input_tokens': 5 }),
      'usage-free-operation',
    ],
    ['an agent without usage', aSpan({ 'gen_ai.operation.name': 'invoke_agent' }), 'container-without-usage'],
    ['an HTTP span', aSpan({ 'http.request.method': 'POST' }), 'not-model-usage'],
    [
      'another log event',
      aLogRecord({ 'gen_ai.usage.input_tokens': 5 }, { eventName: 'gen_ai.user.message' }),
      'not-model-usage',
    ],
  ])('drops %s with a reason', (_name, record, reason) => {
    expect(dropReasonOf(record)).toBe(reason);
  });

  it('knows who observed', () => {
    const by = (scope: string, resource = {}): string =>
      readingOf(aSpan(chat, { origin: anOrigin(scope, resource) })).observer;
    expect(by('com.anthropic.sdk.python')).toBe('provider-sdk');
    expect(by('@traceloop/instrumentation-openai')).toBe('application-imprecise');
    expect(by('anything', { 'service.name': 'litellm-proxy' })).toBe('gateway');
    expect(by('@opentelemetry/instrumentation-openai')).toBe('application');
  });

  it('keeps a reported cost as evidence', () => {
    const reading = readingOf(aSpan({ ...chat, 'gen_ai.usage.cost': 0.00042 }));
    expect(reading.reportedCost && formatDecimal18(reading.reportedCost.amount)).toBe('0.00042');
    expect(readingOf(aSpan({ ...chat, 'gen_ai.usage.cost': -1 })).reportedCost).toBeUndefined();
  });
});
