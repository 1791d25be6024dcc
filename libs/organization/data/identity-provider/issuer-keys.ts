import { isOwnMachine, PROVIDER_TIMEOUT_MS, type RefusedAnswer } from '@tokenledger/organization/domain';
import { ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

import { refusedAnswer } from './refusal-of';

/** How long keys are believed without a look at the provider. */
export const BELIEVED_MS = 10 * 60_000;
/** A token that they do not fit may be of a key that is new: then they are looked at again, though not more often than this. */
export const LOOK_AGAIN_MS = 5_000;

export type FoundKeys = Result<JWTVerifyGetKey, RefusedAnswer>;

interface Look {
  readonly at: number;
  readonly keys: Promise<FoundKeys>;
  /** How old it may be at most, whoever asks. */
  goodForMs: number;
}

/**
 * The keys of issuers, each looked at once for all who ask. Tokens of nobody bring no more requests to a provider than this:
 * also while it does not answer, which is remembered as its keys are.
 */
export class IssuerKeys {
  private readonly looks = new Map<string, Look>();

  constructor(private readonly clock: Clock) {}

  /** @param maxAgeMs what is older is looked at again with `look`, but never before `LOOK_AGAIN_MS` */
  of(issuer: string, look: () => Promise<FoundKeys>, maxAgeMs: number): Promise<FoundKeys> {
    const now = this.clock.now().getTime();
    const last = this.looks.get(issuer);
    if (last !== undefined && now - last.at < Math.min(maxAgeMs, last.goodForMs)) return last.keys;
    const next: Look = { at: now, keys: look(), goodForMs: BELIEVED_MS };
    const hasFailed = () => {
      next.goodForMs = LOOK_AGAIN_MS;
    };
    next.keys.then((found) => {
      if (!found.ok) hasFailed();
    }, hasFailed);
    this.looks.set(issuer, next);
    return next.keys;
  }
}

/** @param address as the provider publishes it @throws where it cannot be reached */
export async function fetchKeys(address: string | undefined): Promise<FoundKeys> {
  if (address === undefined) return refusedAnswer('misconfigured', 'the provider publishes no keys');
  if (!address.startsWith('https:') && !isOwnMachine(address)) {
    return refusedAnswer('misconfigured', 'the provider publishes its keys without https');
  }
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS) });
  if (!answer.ok) return refusedAnswer('unreachable', `its keys cannot be had: HTTP ${answer.status}`);
  const text = await answer.text();
  try {
    return ok(createLocalJWKSet(JSON.parse(text) as JSONWebKeySet));
  } catch {
    return refusedAnswer('invalid-answer', 'what it publishes as its keys are none');
  }
}
