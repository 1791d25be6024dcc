import { anOrigin, aSpan } from '@tokenledger/metering/testing';
import type { AttributeValue, OtlpSpan } from '@tokenledger/shared/otlp';

import { bookedOf, readingOf } from './testing/recognised';

const CLAUDE = 'anthropic.claude-sonnet-4-5-20250929-v1:0';

function call(scope: string, told: Readonly<Record<string, AttributeValue>>): OtlpSpan {
  const facts = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.system': 'aws.bedrock',
    'gen_ai.request.model': CLAUDE,
    'gen_ai.usage.input_tokens': 1241,
    'gen_ai.usage.output_tokens': 91,
  };
  return aSpan({ ...facts, ...told }, { origin: anOrigin(scope) });
}

describe('clients of Bedrock', () => {
  const cache = { 'gen_ai.usage.cache_read.input_tokens': 600, 'gen_ai.usage.cache_creation.input_tokens': 300 };
  const quantities = { input: 1241, cacheRead: 600, cacheWrite5m: 300, output: 91 };

  it.each([
    ['OpenTelemetry', 'opentelemetry.instrumentation.botocore.bedrock-runtime', { 'rpc.method': 'Converse' }],
    // 1241 + 91: a total that leaves the cache out as well.
    ['OpenLLMetry', 'opentelemetry.instrumentation.bedrock', { 'gen_ai.usage.total_tokens': 1332 }],
  ])('count cached tokens beside the input: %s', (_name, scope, told) => {
    expect(bookedOf(call(scope, { ...cache, ...told }))).toMatchObject({ ...quantities, status: 'complete' });
  });

  it.each([
    ['opentelemetry.instrumentation.botocore.bedrock-runtime', { 'rpc.method': 'InvokeModelWithResponseStream' }],
    ['opentelemetry.instrumentation.bedrock', { 'gen_ai.response.id': 'msg_01A' }],
    ['@traceloop/instrumentation-bedrock', { 'gen_ai.usage.total_tokens': 1332 }],
  ])('say nothing of the cache of Claude’s own body, which makes the call incomplete: %s', (scope, told) => {
    expect(readingOf(call(scope, told)).flaw).toBe('cache-tokens-not-reported');
  });

  it('are complete where Converse has no cache to tell', () => {
    const told = { 'rpc.method': 'Converse' };
    expect(bookedOf(call('opentelemetry.instrumentation.botocore.bedrock-runtime', told))).toEqual({
      input: 1241,
      output: 91,
      status: 'complete',
      notes: [],
    });
  });
});

describe('instrumentations of Anthropic’s client that hand its own count through', () => {
  it.each(['@traceloop/instrumentation-anthropic', '@openlit/instrumentation-anthropic'])('%s', (scope) => {
    const told = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.usage.input_tokens': 2041,
      'gen_ai.usage.output_tokens': 91,
      'gen_ai.usage.cache_read.input_tokens': 600,
      // 2041 + 91: the sum of what stands beside it, not of what was used.
      'gen_ai.usage.total_tokens': 2132,
    };
    expect(bookedOf(aSpan(told, { origin: anOrigin(scope) }))).toMatchObject({
      input: 2041,
      cacheRead: 600,
      output: 91,
    });
  });
});
