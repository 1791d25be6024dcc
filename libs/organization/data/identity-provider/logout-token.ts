import type { RefusedAnswer, ToldLogout } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A provider sends it when it happens; older ones are of somebody who kept it. */
const LONGEST_AGE_S = 120;

export interface LogoutExpectation {
  readonly issuer: string;
  readonly clientId: string;
  readonly now: Date;
  readonly toleranceS: number;
}

/** @param keys of the provider; asked for those it has now */
export async function readLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId, now, toleranceS }: LogoutExpectation,
): Promise<Result<ToldLogout, RefusedAnswer>> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      currentDate: now,
      clockTolerance: toleranceS,
      maxTokenAge: LONGEST_AGE_S,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    return toldBy(payload);
  } catch (error) {
    if (error instanceof errors.JWTClaimValidationFailed)
      return refused(BY_CLAIM[error.claim] ?? 'invalid-answer', error);
    if (error instanceof errors.JWTExpired) return refused('token-expired', error);
    if (error instanceof errors.JWKSTimeout) return refused('unreachable', error);
    if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) {
      return refused('bad-signature', error);
    }
    if (error instanceof errors.JOSEError) return refused('invalid-answer', error);
    throw error;
  }
}

const BY_CLAIM: Readonly<Record<string, RefusedAnswer['reason']>> = {
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
  iat: 'token-from-future',
};

function toldBy(payload: JWTPayload): Result<ToldLogout, RefusedAnswer> {
  const { sub, iat, events } = payload;
  const invalid = (detail: string) => failed({ reason: 'invalid-answer', detail } as const);
  const event = typeof events === 'object' && events !== null ? (events as Record<string, unknown>)[EVENT] : undefined;
  if (typeof event !== 'object' || event === null) return invalid('it tells of no logout');
  // An ID token has one; nobody shall pass one off as this.
  if ('nonce' in payload) return invalid('it has a nonce');
  if (typeof sub !== 'string' || iat === undefined) return invalid('it names no person: let the provider send "sub"');
  return ok({ subject: sub, issuedAt: new Date(iat * 1000) });
}

function refused(reason: RefusedAnswer['reason'], { message }: Error): Result<never, RefusedAnswer> {
  return failed({ reason, detail: message.slice(0, 500) });
}
