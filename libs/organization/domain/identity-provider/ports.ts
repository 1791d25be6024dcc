import type { RoleGrant, RoleHeld } from '../access';
import type { Actor } from '../audit';
import type { EndOfSessions } from '../sign-in/ports';
import type { User } from '../tenant';
import type { TenantId } from '../tenant-id';
import type { GroupRole, IdentityProvider } from './identity-provider';

/** Settings of providers. Every method throws where the store fails. */
export interface IdentityProviders {
  find(tenant: TenantId): Promise<IdentityProvider | undefined>;
  /** Whose people have such addresses, without knowing the tenant: it is the domain that says whose it is. */
  forDomain(domain: string): Promise<IdentityProvider | undefined>;
  /** Those in use in the whole installation. */
  enabled(): Promise<readonly IdentityProvider[]>;
  /** Adds or replaces. @returns the domains that another organisation has; none where it was kept */
  set(provider: IdentityProvider, by: Actor, at: Date): Promise<readonly string[]>;
  /**
   * Changes what its groups are here, and nothing else; who changes them at one time takes turns.
   * @param change given those of now, returns those of then; undefined changes nothing
   * @returns whether there is a provider, and `change` returned something
   */
  changeGroupRoles(
    tenant: TenantId,
    change: (groupRoles: readonly GroupRole[]) => readonly GroupRole[] | undefined,
    by: Actor,
    at: Date,
  ): Promise<boolean>;
  /** @returns false where the tenant has none */
  remove(tenant: TenantId, by: Actor, at: Date): Promise<boolean>;
}

/** A sign-in that was begun here and goes on at the provider; what it must bring back stays with us. */
export interface SignInRound {
  readonly tenant: TenantId;
  readonly state: string;
  readonly nonce: string;
  /** PKCE, RFC 7636. */
  readonly codeVerifier: string;
  readonly redirectUri: string;
  readonly begunAt: Date;
}

/** Rounds, each used once. Every method throws where the store fails. */
export interface SignInRounds {
  /** @param browser hash of what only the browser has that began it */
  begin(round: SignInRound, browser: Buffer): Promise<void>;
  /** Gives it once, to the browser that began it, whoever asks first. */
  take(state: string, browser: Buffer): Promise<SignInRound | undefined>;
  /** Removes what was begun before then. */
  forget(before: Date): Promise<void>;
}

/** A person as the provider knows them: never by an e-mail address, which can pass to somebody else. */
export interface OutsideIdentity {
  readonly tenant: TenantId;
  readonly issuer: string;
  readonly subject: string;
}

/** Who of us is who outside. Every method throws where the store fails. */
export interface OutsideIdentities {
  find(identity: OutsideIdentity): Promise<User | undefined>;
  /**
   * A password that somebody else gave them is gone with it, and what was opened with it: whoever gave it would go on
   * signing in as a person who now proves who they are. Both are in the audit log.
   * @returns false where that identity is somebody's already, or the person is not of the tenant
   */
  link(identity: OutsideIdentity, userId: string, at: Date): Promise<boolean>;
  /** Adds a person with their identity and first role, all or nothing. @returns false where address or identity is taken */
  addUser(user: User, grant: RoleGrant, identity: OutsideIdentity): Promise<boolean>;
}

/** Roles that follow groups. Throws where the store fails. */
export interface GroupGrants {
  /** From now on the person has these by their groups and no others; what somebody gave them here stays. */
  replace(tenant: TenantId, userId: string, roles: readonly RoleHeld[], by: string, at: Date): Promise<void>;
}

/** What lets a session be confirmed at the provider later. */
export interface ProviderConfirmation {
  readonly issuer: string;
  readonly subject: string;
  /** Whether it vouched, when the session was opened, for the address that the person has here, and did not take that back. */
  readonly vouchesForEmail: boolean;
  /** Sealed: the store alone opens nothing with it. */
  readonly refreshToken: Buffer;
  readonly confirmedAt: Date;
  /** The session is not used after it without a new confirmation. */
  readonly dueAt: Date;
}

export type ClaimedCheck =
  | { readonly claim: 'yours'; readonly confirmation: ProviderConfirmation }
  /** Another request confirms it at this moment. */
  | { readonly claim: 'under-way' }
  | { readonly claim: 'not-due' };

/** Sessions that a provider confirms. Every method throws where the store fails. */
export interface ProviderSessions {
  /** Of those who ask at one time, one is told to confirm it; its claim ends at `until` if it never comes back. */
  claim(tenant: TenantId, sessionId: string, at: Date, until: Date): Promise<ClaimedCheck>;
  /** Ends the claim with a new confirmation. */
  confirm(tenant: TenantId, sessionId: string, confirmation: ProviderConfirmation): Promise<void>;
  /** @returns undefined for a session that no provider opened, or that ended */
  find(tenant: TenantId, sessionId: string): Promise<ProviderConfirmation | undefined>;
  /**
   * Ends what was opened by a person's sign-ins at the provider until an instant; their sessions of the password go on.
   * It is in the audit log together with the change.
   * @returns how many of them went on
   */
  endOf(identity: OutsideIdentity, openedUntil: Date, end: EndOfSessions): Promise<number>;
  /**
   * Ends the claim without one.
   * @param refreshToken sealed; in the place of the one that is kept, unless undefined
   */
  postpone(tenant: TenantId, sessionId: string, dueAt: Date, refreshToken?: Buffer): Promise<void>;
}
