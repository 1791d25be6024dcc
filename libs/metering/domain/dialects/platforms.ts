import type { OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import type { Dialect, Recognition } from './dialect';
import { drop } from './read-call';

const SERVER = 2;

/**
 * Spans of platforms and gateways that repeat, in parts, what the span of the request says: attempts, routing, runs of the model
 * within one request, checks of a connection. What is left of a platform's spans is read as any other.
 */
export const platformDetails: Dialect = {
  name: 'platform-details',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const reason = DETAILS.find(([isDetail]) => isDetail(record))?.[1];
    return reason === undefined ? undefined : drop(reason);
  },
};

type Rule = readonly [isDetail: (span: OtlpSpan) => boolean, reason: string];

const DETAILS: readonly Rule[] = [
  // Anthropic books the request; its model runs, tools and turns hang from it.
  [
    (span) => isPlatform(span, 'claude-platform', 'com.anthropic.claude-platform') && span.kind !== SERVER,
    'vendor-detail',
  ],
  [(span) => span.name === 'anthropic.test', 'connection-test'],
  [(span) => span.name.endsWith('messages.count_tokens'), 'usage-free-operation'],
  [(span) => span.kind !== SERVER && isPlatform(span, 'ai-gateway') && isOfVercel(span), 'gateway-detail'],
  [(span) => isPlatform(span, 'openrouter') && /^(?:generation$|provider attempt )/i.test(span.name), 'gateway-detail'],
  [(span) => isPlatform(span, 'openrouter') && /connection.?test/i.test(span.name), 'connection-test'],
  // The answer came from the gateway's own cache: nobody charges for it.
  [(span) => isCacheHit(span), 'response-cache-hit'],
];

function isPlatform({ origin }: OtlpSpan, service: string, scope?: string): boolean {
  if (origin.resource.get('service.name') === service) return true;
  return scope !== undefined && origin.scope.name.startsWith(scope);
}

/** Others call their service so, too. */
function isOfVercel({ attributes }: OtlpSpan): boolean {
  return [...attributes.keys()].some((name) => name.startsWith('vercel.'));
}

function isCacheHit({ attributes }: OtlpSpan): boolean {
  const key = attributes.get('hidden_params.cache_key');
  return typeof key === 'string' && key !== '' && key !== 'None';
}
