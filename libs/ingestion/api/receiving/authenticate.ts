import type { IngestionIdentity, IngestionKeyVerifier, KeyRefusal } from '@tokenledger/organization/domain';

import { type Refusal, RPC_CODES } from '../answers/refusal';

export type Authentication =
  | { readonly granted: true; readonly identity: IngestionIdentity }
  | { readonly granted: false; readonly refusal: Refusal };

const BEARER = /^bearer +([\x21-\x7e]{1,512})$/i;

/**
 * Checks the bearer token of an `authorization` header.
 * @throws whatever the key store throws where it cannot answer; it never looks like a wrong key
 */
export async function authenticate(
  authorization: string | undefined,
  keys: IngestionKeyVerifier,
): Promise<Authentication> {
  if (authorization === undefined)
    return refused('no-key', 'an ingestion key is needed: "authorization: Bearer <key>"');
  const secret = BEARER.exec(authorization.trim())?.[1];
  if (secret === undefined) return refused('no-key', 'the authorization header must read "Bearer <ingestion key>"');
  const verdict = await keys.verify(secret);
  return verdict.verdict === 'valid' ? { granted: true, identity: verdict.identity } : keyRefused(verdict.reason);
}

function keyRefused(reason: KeyRefusal): Authentication {
  switch (reason) {
    case 'malformed':
      return refused('key-malformed', 'the bearer token is no ingestion key: check that it was copied whole');
    // One answer for all: a revoked key tells a finder no more than one that never was.
    case 'unknown':
    case 'revoked':
    case 'expired':
      return refused(
        `key-${reason}`,
        'the ingestion key is not valid: it was revoked, has expired or was never issued',
      );
    case 'tenant-suspended':
      return {
        granted: false,
        refusal: {
          reason: 'tenant-suspended',
          httpStatus: 403,
          rpcCode: RPC_CODES.permissionDenied,
          message: 'the organisation of this ingestion key is suspended',
        },
      };
  }
}

function refused(reason: string, message: string): Authentication {
  return { granted: false, refusal: { reason, httpStatus: 401, rpcCode: RPC_CODES.unauthenticated, message } };
}
