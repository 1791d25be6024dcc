import type { Clock } from '@tokenledger/shared/time';

import type { Actor } from '../audit';
import type { TenantId } from '../tenant-id';
import type { Sessions } from './ports';
import { asOf, DEFAULT_SESSION_LIFETIME, type Session, type SessionLifetime } from './session';

/** Where people are signed in. A session that is over by itself is none of them, as whoever presents it is told. */
export class RunningSessions {
  constructor(
    private readonly sessions: Pick<Sessions, 'list' | 'endOne' | 'endAll'>,
    private readonly clock: Clock,
    private readonly lifetime: SessionLifetime = DEFAULT_SESSION_LIFETIME,
  ) {}

  /** The one used last first. */
  list(tenant: TenantId, userId: string): Promise<readonly Session[]> {
    return this.sessions.list(tenant, userId, this.now());
  }

  /** @returns false where the person has no such session */
  endOne(tenant: TenantId, userId: string, sessionId: string, by: Actor): Promise<boolean> {
    return this.sessions.endOne(tenant, userId, sessionId, { by, ...this.now() });
  }

  /** @param keepSessionId the one that goes on @returns how many */
  endAll(tenant: TenantId, userId: string, by: Actor, keepSessionId?: string): Promise<number> {
    return this.sessions.endAll(tenant, userId, { by, ...this.now() }, keepSessionId);
  }

  private now() {
    return asOf(this.clock.now(), this.lifetime);
  }
}
