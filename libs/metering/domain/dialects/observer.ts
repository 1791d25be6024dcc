import type { AttributeValue, Origin } from '@tokenledger/shared/otlp';

import type { InputBasis } from '../usage/raw-tokens';
import type { Observer } from './dialect';

interface KnownEmitter {
  readonly scopePrefix: string;
  readonly observer: Observer;
  /** Set where the emitter is known to leave cached tokens out of its input count for a provider. */
  readonly exclusiveFor?: readonly string[];
  /** Its total is the sum of the two counts beside it, whatever those hold: it decides nothing. */
  readonly addsUpTotal?: true;
}

/**
 * Instrumentation scopes whose standing is known. First match wins.
 * Sources: the packages themselves, as listed in docs/guides/dialects.md.
 */
const KNOWN_EMITTERS: readonly KnownEmitter[] = [
  { scopePrefix: 'com.anthropic.claude-platform', observer: 'vendor' },
  { scopePrefix: 'com.anthropic.sdk', observer: 'provider-sdk' },
  { scopePrefix: 'mistralai_sdk_tracer', observer: 'provider-sdk' },
  { scopePrefix: 'litellm', observer: 'gateway' },
  { scopePrefix: 'ai-gateway', observer: 'gateway' },
  { scopePrefix: 'openrouter', observer: 'gateway' },
  { scopePrefix: 'kong', observer: 'gateway' },
  // Envoy's gateway hands Anthropic's count through with the cached tokens beside it (otelgenai/anthropic.go).
  { scopePrefix: 'envoyproxy/ai-gateway', observer: 'gateway', exclusiveFor: ['anthropic'] },
  // OpenLIT writes the provider's own, exclusive, count under the convention's inclusive name.
  { scopePrefix: 'openlit', observer: 'application', exclusiveFor: ['anthropic'], addsUpTotal: true },
  { scopePrefix: '@openlit/', observer: 'application', exclusiveFor: ['anthropic'], addsUpTotal: true },
  // In JavaScript it hands Anthropic's own count through (0.27); in Python it adds the cached tokens to it.
  {
    scopePrefix: '@traceloop/instrumentation-anthropic',
    observer: 'application-imprecise',
    exclusiveFor: ['anthropic'],
    addsUpTotal: true,
  },
  // OpenLLMetry adds the stream's placeholder token to the output, and drops closed streams.
  { scopePrefix: '@traceloop/', observer: 'application-imprecise' },
  { scopePrefix: 'opentelemetry.instrumentation.anthropic', observer: 'application-imprecise' },
];

const GATEWAY_SERVICES: ReadonlySet<string> = new Set(['openrouter', 'ai-gateway', 'litellm-proxy', 'litellm']);
const VENDOR_SERVICES: ReadonlySet<string> = new Set(['claude-platform']);

interface Standing {
  readonly observer: Observer;
  readonly basisFor: (provider: string | undefined) => InputBasis;
  /** Whether a total says something of how the counts beside it are made up. */
  readonly totalTells: boolean;
}

const unknownBasis = (): InputBasis => 'unknown';
const standings = new WeakMap<Origin, Standing>();

/** Who observed, and what is known of its counting; worked out once for all records of one resource and scope. */
export function standingOf(origin: Origin): Standing {
  const known = standings.get(origin);
  if (known !== undefined) return known;
  const standing = workOut(origin);
  standings.set(origin, standing);
  return standing;
}

function workOut(origin: Origin): Standing {
  const emitter = KNOWN_EMITTERS.find((candidate) => origin.scope.name.startsWith(candidate.scopePrefix));
  const observer = observerByService(origin.resource.get('service.name')) ?? emitter?.observer ?? 'application';
  const exclusive = emitter?.exclusiveFor;
  if (exclusive === undefined) return { observer, basisFor: unknownBasis, totalTells: true };
  return {
    observer,
    totalTells: emitter?.addsUpTotal !== true,
    basisFor: (provider) => (provider !== undefined && exclusive.includes(provider) ? 'exclusive' : 'unknown'),
  };
}

function observerByService(service: AttributeValue | undefined): Observer | undefined {
  if (typeof service !== 'string') return undefined;
  if (VENDOR_SERVICES.has(service)) return 'vendor';
  return GATEWAY_SERVICES.has(service) ? 'gateway' : undefined;
}
