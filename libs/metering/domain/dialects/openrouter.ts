import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { type Dialect, drop, type Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

const CALL_SPAN = 'LLM Generation';

/**
 * OpenRouter's Broadcast (openrouter.ai/docs: Broadcast): `LLM Generation` is the call, the generation and the
 * attempts at providers below it are detail.
 */
export const openRouter: Dialect = {
  name: 'openrouter',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || record.origin.resource.get('service.name') !== 'openrouter') return undefined;
    if (record.name !== CALL_SPAN) return drop('gateway-detail');
    return recogniseByOperation(record, {
      dialect: 'openrouter',
      role: 'call',
      operation: 'chat',
      observer: 'gateway',
    });
  },
};
