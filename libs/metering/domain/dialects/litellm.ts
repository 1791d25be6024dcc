import type { Attributes, OtlpRecord } from '@tokenledger/shared/otlp';

import { type Dialect, drop, type Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

const SERVER = 2;

/**
 * LiteLLM (BerriAI/litellm integrations/opentelemetry, 1.106): one call a request; the proxy's SERVER span of the route
 * repeats it. An answer from the response cache repeats the first answer's id and cost, and was not billed.
 */
export const liteLlm: Dialect = {
  name: 'litellm',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || !record.origin.scope.name.startsWith('litellm')) return undefined;
    if (isCacheHit(record.attributes)) return drop('response-cache-hit');
    if (record.kind !== SERVER) return recogniseByOperation(record, { dialect: 'litellm', observer: 'gateway' });
    const route = recogniseByOperation(record, { dialect: 'litellm', observer: 'gateway', operation: 'route' });
    if (route?.outcome !== 'reading') return route;
    return { outcome: 'reading', reading: { ...route.reading, role: 'container' } };
  },
};

function isCacheHit(attributes: Attributes): boolean {
  const key = attributes.get('hidden_params.cache_key');
  return typeof key === 'string' && key !== '' && key !== 'None';
}
