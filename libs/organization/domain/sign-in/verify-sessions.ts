import type { Clock } from '@tokenledger/shared/time';

import { accessOf } from '../access';
import { systemActor } from '../audit';
import type { SessionRechecker } from '../identity-provider/recheck-session';
import type { UserPrincipal } from '../principal';
import type { Sessions } from './ports';
import {
  asOf,
  DEFAULT_SESSION_LIFETIME,
  hashSessionToken,
  sessionHasEnded,
  type SessionLifetime,
  type SessionRecord,
} from './session';

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
    private readonly rechecker?: Pick<SessionRechecker, 'recheck'>,
  ) {}

  async verify(token: string): Promise<SessionVerdict> {
    const hash = hashSessionToken(token);
    const record = hash && (await this.confirmed(hash));
    if (record === undefined) return { verdict: 'refused', reason: 'ended' };
    const now = this.clock.now();
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

  /** @returns undefined where it has ended, or its provider does not confirm it any more */
  private async confirmed(tokenHash: Buffer): Promise<SessionRecord | undefined> {
    const record = await this.running(tokenHash);
    if (record?.recheckAt === undefined || this.clock.now() < record.recheckAt) return record;
    const { id, tenant, userId } = record.session;
    const recheck = await this.rechecker?.recheck(record.session);
    if (recheck?.outcome === 'goes-on') return this.running(tokenHash);
    // Its person did nothing: it is the provider that ends it.
    const end = { by: systemActor('identity-provider'), ...asOf(this.clock.now(), this.lifetime) };
    await this.sessions.endOne(tenant, userId, id, { ...end, reason: recheck?.reason ?? 'no-provider' });
    return undefined;
  }

  private async running(tokenHash: Buffer): Promise<SessionRecord | undefined> {
    const record = await this.sessions.find(tokenHash);
    if (record === undefined || record.userDisabled) return undefined;
    return sessionHasEnded(record.session, asOf(this.clock.now(), this.lifetime)) ? undefined : record;
  }
}
