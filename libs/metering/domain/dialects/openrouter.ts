import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { type Dialect, drop, type Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

const CALL_SPAN = 'LLM Generation';
/** The collector shortens names it does not know to nothing. */
const DETAIL_SPAN = /^(?:$|generation$|provider attempt )/i;

/**
 * OpenRouter's Broadcast (openrouter.ai/docs: Broadcast): `LLM Generation` is the call, the generation and the
 * attempts at providers below it are detail.
 */
export const openRouter: Dialect = {
  name: 'openrouter',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || record.origin.resource.get('service.name') !== 'openrouter') return undefined;
    if (DETAIL_SPAN.test(record.name)) return drop('gateway-detail');
    // Others may call their service so.
    if (record.name !== CALL_SPAN) return undefined;
    return recogniseByOperation(record, {
      dialect: 'openrouter',
      role: 'call',
      operation: 'chat',
      observer: 'gateway',
    });
  },
};
