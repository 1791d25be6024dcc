import {
  type Principal,
  accessOfReadKey,
  type ReadKeyVerifier,
  type SessionVerifier,
} from '@tokenledger/organization/domain';
import { type Authenticate, ForbiddenError, UnauthenticatedError } from '@tokenledger/shared/graphql';
import type { IncomingMessage } from 'node:http';

import { clientAddress } from './client-address';
import type { OwnOrigin } from './own-origin';
import { readKeyAuthentication, SUSPENDED } from './read-key-authentication';
import type { SessionCookie } from './session-cookie';

export interface AuthenticationParts {
  readonly readKeys: ReadKeyVerifier;
  readonly sessions: SessionVerifier;
  readonly cookie: SessionCookie;
  readonly origin: OwnOrigin;
}

/**
 * Finds who asks: the read key in the `Authorization` header or, without that header, the session in the cookie.
 * @returns a function that throws UnauthenticatedError or ForbiddenError, each with its remedy; a failing store throws
 * its own, and never looks like a wrong credential
 */
export function authentication(
  parts: AuthenticationParts,
): Authenticate & ((r: IncomingMessage) => Promise<Principal>) {
  const byReadKey = readKeyAuthentication(parts.readKeys);
  return async (request) => {
    const { authorization } = request.headers;
    const address = clientAddress(request);
    const token = authorization === undefined ? parts.cookie.tokenOf(request) : undefined;
    if (token === undefined) {
      const { tenant, keyId, scope } = await byReadKey(authorization);
      return { kind: 'read-key', tenant, keyId, access: accessOfReadKey(scope), address };
    }
    parts.origin.demand(request);
    return { ...(await bySession(parts.sessions, token)), address };
  };
}

async function bySession(sessions: SessionVerifier, token: string): Promise<Principal> {
  const verdict = await sessions.verify(token);
  if (verdict.verdict === 'valid') return verdict.principal;
  if (verdict.reason === 'tenant-suspended') throw new ForbiddenError(SUSPENDED);
  throw new UnauthenticatedError('your session has ended: sign in again');
}
