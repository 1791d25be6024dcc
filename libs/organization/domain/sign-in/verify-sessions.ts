import type { Clock } from '@tokenledger/shared/time';

import { accessOf } from '../access';
import type { UserPrincipal } from '../principal';
import type { Sessions } from './ports';
import { DEFAULT_SESSION_LIFETIME, hashSessionToken, sessionHasEnded, type SessionLifetime } from './session';

export type SessionVerdict =
  | { readonly verdict: 'valid'; readonly principal: UserPrincipal }
  | { readonly verdict: 'refused'; readonly reason: 'ended' | 'tenant-suspended' };

/** Finds the person behind a session's token. A failing store throws (retriable); it never looks like an end. */
export interface SessionVerifier {
  /** @param token as the browser sent it; a session that was ended is refused from then on, in every process */
  verify(token: string): Promise<SessionVerdict>;
}

const TOUCH_EVERY_MS = 60_000;

/** Asks the store each time, by its key: nothing is remembered that a sign-out would have to reach. */
export class StoredSessionVerifier implements SessionVerifier {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly lifetime: SessionLifetime = DEFAULT_SESSION_LIFETIME,
  ) {}

  async verify(token: string): Promise<SessionVerdict> {
    const hash = hashSessionToken(token);
    const record = hash && (await this.sessions.find(hash));
    const now = this.clock.now();
    if (record === undefined || sessionHasEnded(record.session, now, this.lifetime)) {
      return { verdict: 'refused', reason: 'ended' };
    }
    if (record.tenantSuspended) return { verdict: 'refused', reason: 'tenant-suspended' };
    const { id, tenant, userId, lastSeenAt } = record.session;
    if (now.getTime() - lastSeenAt.getTime() >= TOUCH_EVERY_MS) await this.sessions.touch(tenant, id, now);
    return {
      verdict: 'valid',
      principal: {
        kind: 'user',
        tenant,
        userId,
        email: record.email,
        sessionId: id,
        roles: record.roles,
        access: accessOf(record.roles),
      },
    };
  }
}
