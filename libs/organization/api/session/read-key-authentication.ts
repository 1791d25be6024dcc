import type { KeyRefusal, ReadIdentity, ReadKeyVerifier } from '@tokenledger/organization/domain';
import { ForbiddenError, UnauthenticatedError } from '@tokenledger/shared/graphql';

const HOW_TO = 'send "Authorization: Bearer tlr_…" with a read key of your organisation';

export const SUSPENDED = 'this organisation is suspended: ask whoever runs TokenLedger to resume it';

const REFUSALS: Readonly<Record<Exclude<KeyRefusal, 'tenant-suspended'>, string>> = {
  malformed: `this is no read key, or it was not copied whole: ${HOW_TO}`,
  unknown: `this read key is not known here: ${HOW_TO}`,
  revoked: `this read key was revoked: ${HOW_TO} that is in force`,
  expired: `this read key has expired: ${HOW_TO} that is in force`,
};

/**
 * Finds the reader behind an `Authorization` header.
 * @returns a function that throws UnauthenticatedError or ForbiddenError, each with its remedy; a failing store throws
 * its own, and never looks like a wrong key
 */
export function readKeyAuthentication(verifier: ReadKeyVerifier) {
  return async (authorization: string | undefined): Promise<ReadIdentity> => {
    const secret = bearerOf(authorization);
    const verdict = await verifier.verify(secret);
    if (verdict.verdict === 'valid') return verdict.identity;
    if (verdict.reason === 'tenant-suspended') {
      throw new ForbiddenError(SUSPENDED);
    }
    throw new UnauthenticatedError(REFUSALS[verdict.reason]);
  };
}

function bearerOf(authorization: string | undefined): string {
  if (authorization === undefined) throw new UnauthenticatedError(`no credential came with this request: ${HOW_TO}`);
  const [scheme = '', secret = '', ...rest] = authorization.trim().split(/\s+/);
  if (scheme.toLowerCase() !== 'bearer' || secret === '' || rest.length > 0) {
    throw new UnauthenticatedError(`only bearer keys open this: ${HOW_TO}`);
  }
  if (secret.startsWith('tli_')) {
    throw new UnauthenticatedError(`this is an ingestion key, it can only send usage: ${HOW_TO}`);
  }
  return secret;
}
