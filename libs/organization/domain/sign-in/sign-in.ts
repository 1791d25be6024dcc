import { type Actor, type AuditLog, signInRefused } from '../audit';
import type { Tenant, User } from '../tenant';
import type { OldSignIns } from './old-sign-ins';
import type { Passwords } from './passwords';
import type { Sessions, Users } from './ports';
import { hashSessionToken, userAgentOf } from './session';
import { type OpenedSession, SessionOpener, type SessionOpenerPorts } from './session-opener';
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
  | (OpenedSession & { readonly outcome: 'signed-in'; readonly user: User; readonly organization: Tenant })
  /** Says nothing of whether there is such an account, or whether it is switched off. */
  | { readonly outcome: 'wrong-credentials' }
  | { readonly outcome: 'too-many-attempts'; readonly retryAfterSeconds: number }
  /** Only told to whoever knew the password. */
  | { readonly outcome: 'tenant-suspended' };

export interface SignInPorts extends SessionOpenerPorts {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly gate: SignInGate;
  readonly passwords: Passwords;
  readonly oldSignIns: Pick<OldSignIns, 'forget'>;
  /** For attempts on an account that were refused; what was tried of none belongs to no organisation. */
  readonly audit: Pick<AuditLog, 'append'>;
}

type RefusalReason = Parameters<typeof signInRefused>[2];

/** Opens and ends sessions. A failing store throws (retriable); it never looks like a wrong password. */
export class SignIn {
  private readonly opener: SessionOpener;

  constructor(private readonly ports: SignInPorts) {
    this.opener = new SessionOpener(ports);
  }

  async signIn(request: SignInRequest): Promise<SignInOutcome> {
    const { users, gate, passwords, oldSignIns } = this.ports;
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
    // Counts like a wrong one: an account that never locks would tell that the password was right.
    if (account.user.disabledAt !== undefined) {
      await this.noteRefusal(account.user, request, 'account switched off');
      return { outcome: 'wrong-credentials' };
    }
    await gate.succeeded(request.email, request.address);
    if (account.tenant.status === 'suspended') {
      await this.noteRefusal(account.user, request, 'organisation suspended');
      return { outcome: 'tenant-suspended' };
    }
    // Before there is a session: nobody would hold the token of one that a failure here left behind.
    await oldSignIns.forget();
    const opened = await this.opener.open(account.user, request);
    if (opened === undefined) {
      await this.noteRefusal(account.user, request, await this.whatChanged(account.user));
      return { outcome: 'wrong-credentials' };
    }
    return { outcome: 'signed-in', ...opened, user: account.user, organization: account.tenant };
  }

  /** Ends the session of a token; a token that opens nothing is no error. */
  async signOut(token: string, address?: string): Promise<void> {
    const hash = hashSessionToken(token);
    if (hash !== undefined) await this.ports.sessions.end(hash, this.ports.clock.now(), address);
  }

  /** Why nothing was opened for somebody whose password had just been right. */
  private async whatChanged({ tenant, id }: User): Promise<RefusalReason> {
    const now = await this.ports.users.find(tenant, id);
    return now?.disabledAt === undefined ? 'password changed meanwhile' : 'account switched off';
  }

  private noteRefusal(user: User, request: SignInRequest, why: RefusalReason): Promise<void> {
    const { audit, clock } = this.ports;
    const draft = signInRefused(user, userAgentOf(request.userAgent), why, actorAt(user, request), clock.now());
    return audit.append(user.tenant, draft);
  }
}

function actorAt({ id, email }: User, { address }: SignInRequest): Actor {
  return { kind: 'user', id, name: email, address };
}
