import { randomUUID } from 'node:crypto';

import type { Clock } from '@tokenledger/shared/time';

import { type Actor, type AuditLog, signInRefused } from '../audit';
import type { RandomBytes } from '../key-secret';
import type { Tenant, User } from '../tenant';
import type { Passwords } from './passwords';
import type { Sessions, Users } from './ports';
import {
  createSessionToken,
  DEFAULT_SESSION_LIFETIME,
  hashSessionToken,
  type Session,
  type SessionLifetime,
  userAgentOf,
} from './session';
import type { SignInGate } from './sign-in-limits';

/** What a person sends to sign in, and where from. */
export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** Of the client, as far as the edge can tell. */
  readonly address: string;
  readonly userAgent: string | undefined;
}

export type SignInOutcome =
  | {
      readonly outcome: 'signed-in';
      /** For the browser's cookie; exists nowhere else. */
      readonly token: string;
      readonly session: Session;
      readonly user: User;
      readonly organization: Tenant;
    }
  /** Says nothing of whether there is such an account. */
  | { readonly outcome: 'wrong-credentials' }
  | { readonly outcome: 'too-many-attempts'; readonly retryAfterSeconds: number }
  /** Only told to whoever knew the password. */
  | { readonly outcome: 'tenant-suspended' };

export interface SignInPorts {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly gate: SignInGate;
  readonly passwords: Passwords;
  /** For attempts on an account that were refused; what was tried of none belongs to no organisation. */
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
  readonly lifetime?: SessionLifetime;
  readonly newId?: () => string;
  readonly random?: RandomBytes;
}

/** How long it can be seen that a session was there. */
const REMEMBER_ENDED_MS = 30 * 24 * 3_600_000;

/** Opens and ends sessions. A failing store throws (retriable); it never looks like a wrong password. */
export class SignIn {
  constructor(private readonly ports: SignInPorts) {}

  async signIn(request: SignInRequest): Promise<SignInOutcome> {
    const { users, gate, passwords } = this.ports;
    const admission = await gate.admit(request.email, request.address);
    if (!admission.admitted) {
      return { outcome: 'too-many-attempts', retryAfterSeconds: admission.retryAfterSeconds };
    }
    const { account, matches } = await gate.during(request.email, request.address, async () => {
      const account = await users.findByEmail(request.email);
      return { account, matches: await passwords.matches(request.password, account?.user.passwordHash) };
    });
    if (account === undefined) return { outcome: 'wrong-credentials' };
    if (!matches) {
      await this.noteRefusal(account.user, request, 'wrong password');
      return { outcome: 'wrong-credentials' };
    }
    await gate.succeeded(request.email, request.address);
    if (account.tenant.status === 'suspended') {
      await this.noteRefusal(account.user, request, 'organisation suspended');
      return { outcome: 'tenant-suspended' };
    }
    const opened = await this.open(account.user, request);
    if (opened === undefined) {
      await this.noteRefusal(account.user, request, 'password changed meanwhile');
      return { outcome: 'wrong-credentials' };
    }
    await this.forgetOld();
    return { outcome: 'signed-in', ...opened, user: account.user, organization: account.tenant };
  }

  /** Ends the session of a token; a token that opens nothing is no error. */
  async signOut(token: string, address?: string): Promise<void> {
    const hash = hashSessionToken(token);
    if (hash !== undefined) await this.ports.sessions.end(hash, this.ports.clock.now(), address);
  }

  private noteRefusal(user: User, request: SignInRequest, why: Parameters<typeof signInRefused>[2]): Promise<void> {
    const { audit, clock } = this.ports;
    const draft = signInRefused(user, userAgentOf(request.userAgent), why, actorAt(user, request), clock.now());
    return audit.append(user.tenant, draft);
  }

  private async open(
    user: User,
    request: SignInRequest,
  ): Promise<{ readonly token: string; readonly session: Session } | undefined> {
    const { sessions, clock, lifetime = DEFAULT_SESSION_LIFETIME, newId = randomUUID, random } = this.ports;
    const now = clock.now();
    const token = createSessionToken(random);
    const hash = hashSessionToken(token);
    if (hash === undefined) throw new RangeError('a new session token is none');
    const session: Session = {
      id: newId(),
      tenant: user.tenant,
      userId: user.id,
      userAgent: userAgentOf(request.userAgent),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + lifetime.absoluteMs),
      endedAt: undefined,
    };
    const opened = await sessions.open(session, hash, user.passwordHash, actorAt(user, request));
    return opened ? { token, session } : undefined;
  }

  /** Sign-ins are rare enough to clean up with each of them, and no process has to be told to. */
  private async forgetOld(): Promise<void> {
    const { sessions, gate, clock } = this.ports;
    await sessions.forget(new Date(clock.now().getTime() - REMEMBER_ENDED_MS));
    await gate.forgetOld();
  }
}

function actorAt({ id, email }: User, { address }: SignInRequest): Actor {
  return { kind: 'user', id, name: email, address };
}
