import { randomUUID } from 'node:crypto';

import type { Clock } from '@tokenledger/shared/time';

import type { Actor } from '../audit';
import type { ProviderConfirmation } from '../identity-provider/ports';
import type { RandomBytes } from '../key-secret';
import type { User } from '../tenant';
import type { Sessions } from './ports';
import {
  createSessionToken,
  DEFAULT_SESSION_LIFETIME,
  hashSessionToken,
  type Session,
  type SessionLifetime,
  userAgentOf,
} from './session';

export interface SessionOpenerPorts {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly lifetime?: SessionLifetime;
  readonly newId?: () => string;
  readonly random?: RandomBytes;
}

export interface OpenedSession {
  /** For the browser's cookie; exists nowhere else. */
  readonly token: string;
  readonly session: Session;
}

/** What asks for a session, as it presents itself. */
export interface ClientOfSession {
  readonly userAgent: string | undefined;
  readonly address: string | undefined;
}

/** Opens the session of a person who proved who they are, however they did. */
export class SessionOpener {
  constructor(private readonly ports: SessionOpenerPorts) {}

  /**
   * @param user with the password that they had when they were looked at
   * @param confirmation where a provider vouches for them; the session then holds while it does
   * @returns undefined where the user is gone, is switched off, or has another password now
   */
  async open(
    user: User,
    { userAgent, address }: ClientOfSession,
    confirmation?: ProviderConfirmation,
  ): Promise<OpenedSession | undefined> {
    const { sessions, clock, lifetime = DEFAULT_SESSION_LIFETIME, newId = randomUUID, random } = this.ports;
    const now = clock.now();
    const token = createSessionToken(random);
    const hash = hashSessionToken(token);
    if (hash === undefined) throw new RangeError('a new session token is none');
    const session: Session = {
      id: newId(),
      tenant: user.tenant,
      userId: user.id,
      userAgent: userAgentOf(userAgent),
      address,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + lifetime.absoluteMs),
      endedAt: undefined,
    };
    const by: Actor = { kind: 'user', id: user.id, name: user.email, address };
    const isOpen = await sessions.open(session, hash, user.passwordHash, by, confirmation);
    return isOpen ? { token, session } : undefined;
  }
}
