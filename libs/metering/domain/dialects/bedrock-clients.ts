import type { OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import type { Dialect, RawReading, Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

/** OpenTelemetry's and OpenLLMetry's instrumentations of boto3 (0.66b2, 0.62), OpenLLMetry's of the JavaScript client (0.27). */
const SCOPES = ['opentelemetry.instrumentation.botocore.bedrock-runtime', 'opentelemetry.instrumentation.bedrock'];
const NEVER_TELLS_CACHE = '@traceloop/instrumentation-bedrock';

/**
 * Bedrock's own counts, as clients of AWS report them: cached tokens beside the input, whoever's model it is. A total is
 * the sum of the two counts beside it and decides nothing. Of Claude's own body (InvokeModel) the cache is left out.
 */
export const bedrockClients: Dialect = {
  name: 'bedrock-clients',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const { name } = record.origin.scope;
    if (name === NEVER_TELLS_CACHE) return withoutCache(record);
    if (!SCOPES.includes(name)) return undefined;
    const recognition = recogniseByOperation(record, { dialect: 'bedrock-clients', basis: 'exclusive' });
    if (recognition?.outcome !== 'reading') return recognition;
    const { reading } = recognition;
    const { total: _total, ...tokens } = reading.tokens;
    const { cacheRead, cacheWrite } = tokens;
    const losesCache = cacheRead === undefined && cacheWrite === undefined && isClaudesBody(record, reading);
    return {
      outcome: 'reading',
      reading: { ...reading, tokens, ...(losesCache && { flaw: 'cache-tokens-not-reported' as const }) },
    };
  },
};

function withoutCache(record: OtlpSpan): Recognition | undefined {
  const recognition = recogniseByOperation(record, { dialect: 'bedrock-clients', basis: 'exclusive' });
  if (recognition?.outcome !== 'reading' || recognition.reading.requestModel?.includes('claude') !== true) {
    return recognition;
  }
  return { outcome: 'reading', reading: { ...recognition.reading, flaw: 'cache-tokens-not-reported' } };
}

function isClaudesBody({ attributes }: OtlpSpan, { requestModel, responseId }: RawReading): boolean {
  const method = attributes.get('rpc.method');
  const isInvoked = typeof method === 'string' ? method.startsWith('InvokeModel') : responseId?.startsWith('msg_');
  return isInvoked === true && requestModel?.includes('claude') === true;
}
