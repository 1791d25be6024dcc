import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { firstText } from './attribute-reading';
import { type Dialect, drop, type Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

const SERVER = 2;
const IDS = ['gen_ai.response.id', 'vercel.ai_gateway.generation.id'];

/** Vercel AI Gateway's trace drains: the SERVER span is the call; routing and attempts below it are detail. */
export const vercelAiGateway: Dialect = {
  name: 'vercel-ai-gateway',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || !isGateway(record)) return undefined;
    if (record.kind !== SERVER) return drop('gateway-detail');
    const responseId = firstText(record.attributes, IDS);
    return recogniseByOperation(record, {
      dialect: 'vercel-ai-gateway',
      observer: 'gateway',
      ...(responseId !== undefined && { responseId }),
    });
  },
};

function isGateway({ origin, attributes }: Extract<OtlpRecord, { signal: 'span' }>): boolean {
  // Envoy's gateway has the same service name unless told otherwise: Vercel's own attributes tell them apart.
  if (origin.resource.get('service.name') !== 'ai-gateway') return false;
  for (const name of attributes.keys()) if (name.startsWith('vercel.')) return true;
  return false;
}
