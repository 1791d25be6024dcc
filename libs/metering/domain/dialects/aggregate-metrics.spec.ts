import { anOrigin } from '@tokenledger/metering/testing';
import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { dropReasonOf } from './testing/recognised';

function aPoint(metricName: string): OtlpRecord {
  return {
    signal: 'metric',
    origin: anOrigin(),
    metricName,
    unit: '{token}',
    temporality: 2,
    startedAtUs: 0,
    endedAtUs: 0,
    attributes: new Map(),
    value: 100,
    count: 1,
  };
}

describe('metrics of usage', () => {
  it.each([
    'gen_ai.client.token.usage',
    'gen_ai.client.inference.usage.input_tokens',
    'gen_ai.client.inference.operation.output_tokens',
    'claude_code.token.usage',
    'claude_code.cost.usage',
    'codex.turn.token_usage',
    'gemini_cli.token.usage',
  ])('drops %s: it adds calls up and would count them again', (name) => {
    expect(dropReasonOf(aPoint(name))).toBe('aggregate-metric');
  });

  it('leaves metrics of other things to their reason', () => {
    expect(dropReasonOf(aPoint('http.server.request.duration'))).toBe('not-model-usage');
  });
});
