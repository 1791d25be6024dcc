import type { Attributes } from '@opentelemetry/api';

import type { FinishedSpan } from '../otel/finished-span';

export const CANARY = 'CANARY-7f3a-do-not-leak';

/** A finished chat span with usage; `index` makes its ids. */
export function modelCallSpan(
  index: number,
  attributes: Attributes = {},
  more: Partial<FinishedSpan> = {},
): FinishedSpan {
  const hex = index.toString(16);
  return {
    name: 'chat gpt-4o',
    kind: 2,
    spanContext: () => ({ traceId: hex.padStart(32, 'a'), spanId: hex.padStart(16, 'b'), traceFlags: 1 }),
    startTime: [1_763_900_000 + index, 5],
    endTime: [1_763_900_001 + index, 5],
    status: { code: 0 },
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.response.id': `resp-${index}`,
      'gen_ai.usage.input_tokens': 100 + index,
      'gen_ai.usage.output_tokens': 10,
      ...attributes,
    },
    resource: RESOURCE,
    instrumentationScope: SCOPE,
    ...more,
  };
}

const RESOURCE = { attributes: { 'service.name': 'support-bot', 'process.command_args': [`--prompt=${CANARY}`] } };
const SCOPE = { name: 'test-scope', version: '1.0.0' };
