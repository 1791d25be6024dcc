import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { type Dialect, drop, type Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';
import { CALL_OPERATIONS } from './otel-genai-attributes';

const REQUEST_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    chat: 'chat',
    completion: 'text_completion',
    embedding: 'embeddings',
  }),
);

/**
 * OpenLLMetry in JavaScript and Python, before it named operations (traceloop/openllmetry up to 0.62): a request type
 * marks a call, `traceloop.span.kind` a workflow, task, agent or tool around calls.
 */
export const openLlmetry: Dialect = {
  name: 'openllmetry',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const { attributes } = record;
    const request = attributes.get('llm.request.type');
    const named = attributes.get('gen_ai.operation.name');
    // Newer releases name the operation as the conventions do.
    if (typeof named === 'string' && CALL_OPERATIONS.has(named)) return undefined;
    const operation = typeof request === 'string' ? REQUEST_TYPES.get(request) : undefined;
    if (operation !== undefined) {
      return recogniseByOperation(record, { dialect: 'openllmetry', role: 'call', operation });
    }
    const kind = attributes.get('traceloop.span.kind');
    if (typeof kind !== 'string') return undefined;
    const around = recogniseByOperation(record, { dialect: 'openllmetry', operation: kind });
    if (around?.outcome !== 'reading') return around ?? drop('container-without-usage');
    return { outcome: 'reading', reading: { ...around.reading, role: 'container' } };
  },
};
