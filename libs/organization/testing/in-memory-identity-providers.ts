import {
  type Actor,
  type AppendAudit,
  type ClaimedCheck,
  type EndOfSessions,
  type GroupRole,
  type IdentityProvider,
  identityProviderChanged,
  identityProviderRemoved,
  type IdentityProviders,
  type OutsideIdentities,
  type OutsideIdentity,
  type ProviderConfirmation,
  type ProviderSessions,
  type SignInRound,
  type SignInRounds,
  systemActor,
  type TenantId,
} from '@tokenledger/organization/domain';

import { recordingNothing } from './in-memory-audit-log';
import type { InMemoryOrganizations } from './in-memory-organizations';

/** Settings of providers in memory; passes the same contract as PostgreSQL's. */
export class InMemoryIdentityProviders implements IdentityProviders {
  private readonly kept = new Map<TenantId, IdentityProvider>();

  constructor(private readonly audit: AppendAudit<undefined> = recordingNothing) {}

  find(tenant: TenantId): Promise<IdentityProvider | undefined> {
    return Promise.resolve(this.kept.get(tenant));
  }

  forDomain(domain: string): Promise<IdentityProvider | undefined> {
    const has = ({ emailDomains }: IdentityProvider) => emailDomains.includes(domain.toLowerCase());
    return Promise.resolve([...this.kept.values()].find(has));
  }

  enabled(): Promise<readonly IdentityProvider[]> {
    return Promise.resolve([...this.kept.values()].filter(({ enabled }) => enabled));
  }

  async set(provider: IdentityProvider, by: Actor, at: Date): Promise<readonly string[]> {
    const others = [...this.kept.values()].filter(({ tenant }) => tenant !== provider.tenant);
    const taken = provider.emailDomains.filter((domain) => others.some((one) => one.emailDomains.includes(domain)));
    if (taken.length > 0) return taken;
    const before = this.kept.get(provider.tenant);
    this.kept.set(provider.tenant, provider);
    await this.audit(undefined, provider.tenant, identityProviderChanged(before, provider, by, at));
    return [];
  }

  async changeGroupRoles(
    tenant: TenantId,
    change: (groupRoles: readonly GroupRole[]) => readonly GroupRole[] | undefined,
    by: Actor,
    at: Date,
  ): Promise<boolean> {
    const before = this.kept.get(tenant);
    const groupRoles = before && change(before.groupRoles);
    if (before === undefined || groupRoles === undefined) return false;
    this.kept.set(tenant, { ...before, groupRoles });
    await this.audit(undefined, tenant, identityProviderChanged(before, { ...before, groupRoles }, by, at));
    return true;
  }

  async remove(tenant: TenantId, by: Actor, at: Date): Promise<boolean> {
    const before = this.kept.get(tenant);
    if (before === undefined) return false;
    this.kept.delete(tenant);
    await this.audit(undefined, tenant, identityProviderRemoved(before, by, at));
    return true;
  }
}

/** Begun sign-ins in memory. */
export class InMemorySignInRounds implements SignInRounds {
  private readonly kept = new Map<string, { readonly round: SignInRound; readonly browser: Buffer }>();

  begin(round: SignInRound, browser: Buffer): Promise<void> {
    this.kept.set(round.state, { round, browser });
    return Promise.resolve();
  }

  take(state: string, browser: Buffer): Promise<SignInRound | undefined> {
    const found = this.kept.get(state);
    if (found?.browser.equals(browser) !== true) return Promise.resolve(undefined);
    this.kept.delete(state);
    return Promise.resolve(found.round);
  }

  forget(before: Date): Promise<void> {
    for (const { round } of this.kept.values()) if (round.begunAt < before) this.kept.delete(round.state);
    return Promise.resolve();
  }
}

/** Who of us is who outside, in memory. */
export class InMemoryOutsideIdentities implements OutsideIdentities {
  private readonly userIds = new Map<string, string>();

  constructor(private readonly organizations: InMemoryOrganizations) {}

  async find(identity: OutsideIdentity): ReturnType<OutsideIdentities['find']> {
    const userId = this.userIds.get(keyOf(identity));
    return userId === undefined ? undefined : this.organizations.users.find(identity.tenant, userId);
  }

  async link(identity: OutsideIdentity, userId: string, at: Date): Promise<boolean> {
    const user = await this.organizations.users.find(identity.tenant, userId);
    if (user === undefined || this.userIds.has(keyOf(identity))) return false;
    this.userIds.set(keyOf(identity), userId);
    await this.organizations.noteLink(identity, user, at);
    return true;
  }

  async addUser(...[user, grant, identity]: Parameters<OutsideIdentities['addUser']>): Promise<boolean> {
    const by = systemActor(grant.grantedBy);
    if (this.userIds.has(keyOf(identity)) || !(await this.organizations.addUser(user, grant, by))) return false;
    this.userIds.set(keyOf(identity), user.id);
    return true;
  }
}

/** Sessions that a provider confirms, in memory. */
export class InMemoryProviderSessions implements ProviderSessions {
  private readonly kept = new Map<string, ProviderConfirmation & { readonly tenant: TenantId }>();
  private readonly claims = new Map<string, Date>();

  /** What opening a session does with it. */
  attach(tenant: TenantId, sessionId: string, confirmation: ProviderConfirmation): void {
    this.kept.set(sessionId, { ...confirmation, tenant });
  }

  /** What ending a session does with it. */
  detach(sessionId: string): void {
    this.kept.delete(sessionId);
    this.claims.delete(sessionId);
  }

  dueAt(sessionId: string): Date | undefined {
    return this.kept.get(sessionId)?.dueAt;
  }

  claim(tenant: TenantId, sessionId: string, at: Date, until: Date): Promise<ClaimedCheck> {
    const known = this.kept.get(sessionId);
    if (known?.tenant !== tenant || known.dueAt > at) return Promise.resolve({ claim: 'not-due' });
    if ((this.claims.get(sessionId) ?? at) > at) return Promise.resolve({ claim: 'under-way' });
    this.claims.set(sessionId, until);
    const { tenant: _, ...confirmation } = known;
    return Promise.resolve({ claim: 'yours', confirmation });
  }

  confirm(tenant: TenantId, sessionId: string, confirmation: ProviderConfirmation): Promise<void> {
    if (this.kept.get(sessionId)?.tenant === tenant) this.attach(tenant, sessionId, confirmation);
    this.claims.delete(sessionId);
    return Promise.resolve();
  }

  /** Ends a session that was opened until then; set by the fake that keeps the sessions. */
  onEnd: (tenant: TenantId, sessionIds: readonly string[], openedUntil: Date, end: EndOfSessions) => Promise<number> =
    () => Promise.resolve(0);

  find(tenant: TenantId, sessionId: string): Promise<ProviderConfirmation | undefined> {
    const known = this.kept.get(sessionId);
    return Promise.resolve(known?.tenant === tenant ? known : undefined);
  }

  endOf({ tenant, issuer, subject }: OutsideIdentity, openedUntil: Date, end: EndOfSessions): Promise<number> {
    const of = [...this.kept].filter(
      ([, known]) => known.tenant === tenant && known.issuer === issuer && known.subject === subject,
    );
    return this.onEnd(
      tenant,
      of.map(([sessionId]) => sessionId),
      openedUntil,
      end,
    );
  }

  postpone(tenant: TenantId, sessionId: string, dueAt: Date, refreshToken?: Buffer): Promise<void> {
    const known = this.kept.get(sessionId);
    if (known?.tenant === tenant) {
      this.kept.set(sessionId, { ...known, dueAt, refreshToken: refreshToken ?? known.refreshToken });
    }
    this.claims.delete(sessionId);
    return Promise.resolve();
  }
}

function keyOf({ tenant, issuer, subject }: OutsideIdentity): string {
  return [tenant, issuer, subject].join('\n');
}
