import { hash } from 'node:crypto';

import { familyOfProvider, familyOfResponseId, isRecurringResponseId } from './provider-family';

/** What names a call, strongest first: the provider's response, the provider's request, the span that saw it. */
export type IdentityKind = 'response' | 'request' | 'span' | 'content';

export interface CallIdentity {
  readonly kind: IdentityKind;
  /** 128 bits in lower-case hex; equal for every observer of one call that saw the same id. */
  readonly callId: string;
}

export interface IdentityFacts {
  readonly role: 'call' | 'container';
  readonly provider: string | undefined;
  readonly responseId: string | undefined;
  readonly providerRequestId: string | undefined;
  readonly traceId: string;
  readonly spanId: string;
  /** Digest of the reading; names log records that carry no id at all. */
  readonly contentDigest: string;
}

/**
 * First match wins; within one tenant (the ledger's key adds it).
 *
 * An agent's span repeats the ids of one of its calls (the last one's, mostly): they name that call, not the agent.
 */
export function identifyCall(facts: IdentityFacts): CallIdentity {
  const { responseId, providerRequestId } = facts.role === 'call' ? facts : NO_PROVIDER_IDS;
  if (responseId !== undefined && !isRecurringResponseId(responseId)) {
    return named('response', familyOfResponseId(responseId, facts.provider), responseId);
  }
  if (providerRequestId !== undefined) {
    return named('request', familyOfProvider(facts.provider), providerRequestId);
  }
  if (facts.traceId !== '' && facts.spanId !== '') return named('span', facts.traceId, facts.spanId);
  return named('content', '', facts.contentDigest);
}

const NO_PROVIDER_IDS = { responseId: undefined, providerRequestId: undefined };

/** The identity that the same call would have for an observer who saw only the provider's request id. */
export function requestAliasOf(provider: string | undefined, providerRequestId: string): string {
  return named('request', familyOfProvider(provider), providerRequestId).callId;
}

/** The identity that the same call would have for an observer who saw no id of the provider's. */
export function spanAliasOf(traceId: string, spanId: string): string {
  return named('span', traceId, spanId).callId;
}

function named(kind: IdentityKind, space: string, id: string): CallIdentity {
  return { kind, callId: hash('md5', `${kind}\n${space}\n${id}`, 'hex') };
}

/** 64 bits in lower-case hex over what a reading says; an exact redelivery has the same, any difference another. */
export function digestOf(text: string): string {
  return hash('md5', text, 'hex').slice(0, 16);
}
