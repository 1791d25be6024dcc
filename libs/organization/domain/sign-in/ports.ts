import type { Actor } from '../audit';
import type { ProviderConfirmation } from '../identity-provider/ports';
import type { Tenant, User } from '../tenant';
import type { TenantId } from '../tenant-id';
import type { AsOf, Session, SessionRecord } from './session';

/** A person with their organisation. */
export interface Account {
  readonly user: User;
  readonly tenant: Tenant;
}

/** What came of switching somebody off or on; `last-owner` could not be taken from their organisation. */
export type SwitchOfAccount = 'done' | 'unknown' | 'last-owner';

/** People who may sign in. Every method throws where the store fails; a change is in the audit log together with itself. */
export interface Users {
  /** By e-mail address in any case, without knowing the tenant: it is the account that says whose it is. */
  findByEmail(email: string): Promise<Account | undefined>;
  find(tenant: TenantId, userId: string): Promise<User | undefined>;
  /** Everybody of the organisation, in the order in which they were added. */
  list(tenant: TenantId): Promise<readonly User[]>;
  /**
   * Sets a password and ends the user's sessions, both or neither. It is their own where they set it, not where somebody gave it.
   * @param keepSessionId the one session that goes on: of the person who changes their own password
   * @returns false where the tenant has no such user
   */
  setPassword(
    tenant: TenantId,
    userId: string,
    passwordHash: string,
    by: Actor,
    at: Date,
    keepSessionId?: string,
  ): Promise<boolean>;
  /**
   * Switches somebody off and ends their sessions, both or neither; or on again. Their roles stay as they are. An
   * organisation keeps an owner who can sign in: the last who was made owner of the whole of it here cannot be switched off.
   * @returns `done` also where it was so already; that is not recorded again
   */
  setDisabled(tenant: TenantId, userId: string, disabled: boolean, by: Actor, at: Date): Promise<SwitchOfAccount>;
}

/** Who ends sessions, when and why. */
export interface EndOfSessions extends AsOf {
  readonly by: Actor;
  /** For the audit log. */
  readonly reason?: string;
}

/**
 * Sessions by the hash of their token. Their beginnings and ends are in the audit log, each together with its change. With
 * the end of a session, what its provider gave for it is gone. Every method throws where the store fails.
 */
export interface Sessions {
  /**
   * @param passwordHash the one that was checked: a password that was changed meanwhile opens nothing
   * @param by the user, where they sign in from
   * @param confirmation of the provider, kept with the session or neither
   * @returns false where the user is gone, is switched off, or has another password now
   */
  open(
    session: Session,
    tokenHash: Buffer,
    passwordHash: string | undefined,
    by: Actor,
    confirmation?: ProviderConfirmation,
  ): Promise<boolean>;
  /** Without knowing the tenant: it is the session that says whose it is. Also one that ended. */
  find(tokenHash: Buffer): Promise<SessionRecord | undefined>;
  touch(tenant: TenantId, sessionId: string, at: Date): Promise<void>;
  /**
   * Ends it, if it is there and has not ended: its user signed out.
   * @param address of the client, as far as the edge can tell
   */
  end(tokenHash: Buffer, at: Date, address?: string): Promise<void>;
  /** A person's sessions that go on then, the one used last first. */
  list(tenant: TenantId, userId: string, asOf: AsOf): Promise<readonly Session[]>;
  /** @returns false where the person has no such session that goes on */
  endOne(tenant: TenantId, userId: string, sessionId: string, end: EndOfSessions): Promise<boolean>;
  /**
   * Ends a person's sessions but for one; also those that are over by themselves, so that a longer lifetime brings none back.
   * @returns how many of them went on
   */
  endAll(tenant: TenantId, userId: string, end: EndOfSessions, keepSessionId?: string): Promise<number>;
  /** Removes what ended or expired before then, and of all that is over now what their providers gave for them. */
  forget(before: Date, now: Date): Promise<void>;
}

/** How often something was tried since its window began. */
export interface AttemptWindow {
  /** This attempt included. */
  readonly attempts: number;
  readonly endsAt: Date;
}

/**
 * Attempts to sign in, counted for all processes together. Every method throws where the store fails.
 *
 * A window begins with the first attempt and ends by itself, whatever happens in it.
 */
export interface SignInAttempts {
  /** Counts one more, and only then says how many there are: attempts at one time cannot slip through together. */
  take(subject: string, at: Date, windowMs: number): Promise<AttemptWindow>;
  /** Takes one attempt of the running window back. */
  giveBack(subject: string, at: Date): Promise<void>;
  /** Forgets the subject's attempts. */
  clear(subject: string): Promise<void>;
  /** Removes windows that ended before then. */
  forget(before: Date): Promise<void>;
}
