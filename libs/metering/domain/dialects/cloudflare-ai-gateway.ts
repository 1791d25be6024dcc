import type { OtlpRecord } from '@tokenledger/shared/otlp';

import type { Dialect, Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

/** Cloudflare's AI Gateway (developers.cloudflare.com/ai-gateway): no cache counts, no response id. */
export const cloudflareAiGateway: Dialect = {
  name: 'cloudflare-ai-gateway',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || !record.attributes.has('gen_ai.model.provider')) return undefined;
    return recogniseByOperation(record, { dialect: 'cloudflare-ai-gateway', observer: 'gateway' });
  },
};
