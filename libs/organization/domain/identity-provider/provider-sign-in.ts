import { createHash, randomBytes, randomUUID } from 'node:crypto';

import { failed, ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import type { RoleGrants, RoleHeld } from '../access';
import type { Tenants } from '../ports';
import type { OldSignIns } from '../sign-in/old-sign-ins';
import type { Users } from '../sign-in/ports';
import type { ClientOfSession, OpenedSession, SessionOpener } from '../sign-in/session-opener';
import { comparableEmail } from '../sign-in/sign-in-limits';
import { isEmail, type User } from '../tenant';
import type { TenantId } from '../tenant-id';
import { domainOfEmail, type IdentityProvider, rolesOfGroups } from './identity-provider';
import type {
  GroupGrants,
  IdentityProviders,
  OutsideIdentities,
  OutsideIdentity,
  SignInRound,
  SignInRounds,
} from './ports';
import type { ProvidedIdentity, ProviderClient, RefusedAnswer } from './provider-client';
import { CONFIRM_EVERY_MS } from './recheck-session';
import type { RefusedSignIns } from './refused-sign-ins';

/** From the click to the way back. */
export const LONGEST_ROUND_MS = 10 * 60_000;

export type ProviderSignInRefusal =
  | RefusedAnswer['reason']
  /** No provider for this organisation or address, or it is not in use. */
  | 'no-provider'
  /** Never begun here, begun by another browser, or used already. */
  | 'unknown-round'
  | 'expired-round'
  | 'tenant-suspended'
  | 'no-email'
  | 'foreign-email'
  | 'email-not-verified'
  | 'email-taken'
  /** Switched off here, whatever the provider says. */
  | 'account-disabled'
  /** In none of the groups that have a role here. */
  | 'no-role';

export interface RefusedSignIn {
  readonly reason: ProviderSignInRefusal;
  readonly detail: string;
}

export interface BegunSignIn {
  readonly url: string;
  /** For a cookie: the way back opens only with it. */
  readonly browserToken: string;
  readonly expiresAt: Date;
}

export interface ProviderSignInPorts {
  readonly providers: IdentityProviders;
  readonly rounds: SignInRounds;
  readonly identities: OutsideIdentities;
  readonly groupGrants: GroupGrants;
  readonly roles: Pick<RoleGrants, 'list'>;
  readonly tenants: Pick<Tenants, 'find'>;
  readonly users: Pick<Users, 'findByEmail' | 'find'>;
  readonly client: ProviderClient;
  readonly sessions: SessionOpener;
  readonly refusals: Pick<RefusedSignIns, 'note'>;
  readonly oldSignIns: Pick<OldSignIns, 'forget'>;
  readonly clock: Clock;
  readonly newId?: () => string;
}

/** Who came back, and from which provider. */
interface Answer {
  readonly provider: IdentityProvider;
  readonly identity: ProvidedIdentity;
}

/** Signs people in at their organisation's OpenID provider (ADR 14). A failing store throws. */
export class ProviderSignIn {
  constructor(private readonly ports: ProviderSignInPorts) {}

  /** What to offer before anybody said who they are. Where there are several, none is named: it would tell who else is here. */
  async offered(): Promise<{ readonly only: IdentityProvider | undefined; readonly areSeveral: boolean }> {
    const [only, ...others] = await this.ports.providers.enabled();
    const areSeveral = others.length > 0;
    return { only: areSeveral ? undefined : only, areSeveral };
  }

  async providerOf(email: string): Promise<IdentityProvider | undefined> {
    const domain = domainOfEmail(email);
    return domain === undefined ? undefined : this.ports.providers.forDomain(domain);
  }

  async begin(
    provider: IdentityProvider | undefined,
    redirectUri: string,
  ): Promise<Result<BegunSignIn, RefusedSignIn>> {
    const { client, rounds, clock } = this.ports;
    if (provider?.enabled !== true) return refused('no-provider');
    const begun = await client.begin(provider, redirectUri);
    if (!begun.ok) return begun;
    const begunAt = clock.now();
    const browserToken = randomBytes(32).toString('base64url');
    await rounds.forget(new Date(begunAt.getTime() - 2 * LONGEST_ROUND_MS));
    await rounds.begin({ ...begun.value.round, tenant: provider.tenant, begunAt }, hashOf(browserToken));
    return ok({ url: begun.value.url, browserToken, expiresAt: new Date(begunAt.getTime() + LONGEST_ROUND_MS) });
  }

  /**
   * A refusal is in the organisation's audit log once it is known whose round it was.
   * @param query of the address that the browser came back to
   */
  async finish(
    query: string,
    browserToken: string | undefined,
    browser: ClientOfSession,
  ): Promise<Result<OpenedSession, RefusedSignIn>> {
    const { rounds, refusals } = this.ports;
    const state = new URLSearchParams(query).get('state');
    if (state === null || browserToken === undefined) return refused('unknown-round');
    const round = await rounds.take(state, hashOf(browserToken));
    if (round === undefined) return refused('unknown-round');
    const answer = await this.answerTo(round, query);
    const opened = answer.ok ? await this.open(answer.value, browser) : answer;
    if (!opened.ok) {
      const identity = answer.ok ? answer.value.identity : undefined;
      await refusals.note({ tenant: round.tenant, reason: opened.error.reason, browser, identity });
    }
    return opened;
  }

  private async answerTo(round: SignInRound, query: string): Promise<Result<Answer, RefusedSignIn>> {
    const { providers, clock, client } = this.ports;
    if (clock.now().getTime() - round.begunAt.getTime() > LONGEST_ROUND_MS) return refused('expired-round');
    const provider = await providers.find(round.tenant);
    if (provider?.enabled !== true) return refused('no-provider');
    const answer = await client.finish(provider, round, new URL(`${round.redirectUri}?${query}`));
    return answer.ok ? ok({ provider, identity: answer.value }) : answer;
  }

  private async open(
    { provider, identity }: Answer,
    browser: ClientOfSession,
  ): Promise<Result<OpenedSession, RefusedSignIn>> {
    const { groupGrants, clock, sessions, tenants, oldSignIns } = this.ports;
    const tenant = await tenants.find(provider.tenant);
    if (tenant?.status !== 'active') return refused('tenant-suspended');
    // Before there is a session: nobody would hold the token of one that a failure here left behind.
    await oldSignIns.forget();
    const roles = rolesOfGroups(provider, identity.groups);
    const known = await this.userOf(provider, tenant.id, identity, roles);
    if (!known.ok) return known;
    const user = known.value;
    // Before their groups are looked at: what they had stays for when they are switched on again.
    if (user.disabledAt !== undefined) return refused('account-disabled');
    const now = clock.now();
    await groupGrants.replace(tenant.id, user.id, roles, provider.name, now);
    if (roles.length === 0 && !(await this.hasLocalRole(user))) return refused('no-role');
    const opened = await sessions.open(user, browser, {
      issuer: identity.issuer,
      subject: identity.subject,
      vouchesForEmail: vouchesFor(identity, user.email),
      refreshToken: identity.refreshToken,
      confirmedAt: now,
      dueAt: new Date(now.getTime() + CONFIRM_EVERY_MS),
    });
    if (opened === undefined) return this.refusalOfChanged(user);
    return ok(opened);
  }

  /** By issuer and subject; by e-mail address only to meet for the first time, and never by one that the provider doubts. */
  private async userOf(
    provider: IdentityProvider,
    tenant: TenantId,
    { issuer, subject, email, emailVerified }: ProvidedIdentity,
    roles: readonly RoleHeld[],
  ): Promise<Result<User, RefusedSignIn>> {
    const { identities, users, clock, newId = randomUUID } = this.ports;
    const identity: OutsideIdentity = { tenant, issuer, subject };
    const known = await identities.find(identity);
    if (known !== undefined) return ok(known);
    if (email === undefined || !isEmail(email)) return refused('no-email');
    if (!provider.emailDomains.includes(domainOfEmail(email) ?? '')) return refused('foreign-email');
    // A domain proves nothing where anybody may register with any address of it, and wait there for whose it is.
    if (emailVerified === false) return refused('email-not-verified');
    const now = clock.now();
    const account = await users.findByEmail(email);
    if (account !== undefined) {
      if (account.tenant.id !== tenant) return refused('email-taken');
      if (emailVerified === undefined) return refused('email-not-verified');
      // Not linked either, which would take a password that somebody gave them.
      if (account.user.disabledAt !== undefined) return refused('account-disabled');
      await identities.link(identity, account.user.id, now);
    } else {
      const [first] = roles;
      if (first === undefined) return refused('no-role');
      const user: User = { id: newId(), tenant, email, passwordHash: undefined, createdAt: now, disabledAt: undefined };
      const of = { id: newId(), tenant, userId: user.id, grantedAt: now, grantedBy: provider.name };
      await identities.addUser(user, { ...first, ...of, source: 'group' }, identity);
    }
    // Two sign-ins at one time: whichever was first decided who it is.
    const linked = await identities.find(identity);
    return linked === undefined ? refused('email-taken') : ok(linked);
  }

  /** Of somebody who was another while they were being let in. */
  private async refusalOfChanged({ tenant, id }: User): Promise<Result<never, RefusedSignIn>> {
    const now = await this.ports.users.find(tenant, id);
    if (now?.disabledAt !== undefined) return refused('account-disabled');
    return refused('unknown-round', 'the account changed meanwhile');
  }

  private async hasLocalRole({ tenant, id }: User): Promise<boolean> {
    const grants = await this.ports.roles.list(tenant);
    return grants.some(({ userId, source }) => userId === id && source === 'local');
  }
}

/** Not by silence: where a provider does not say whether an address was checked, people may have written any. */
function vouchesFor({ email, emailVerified }: ProvidedIdentity, address: string): boolean {
  return emailVerified === true && email !== undefined && comparableEmail(email) === comparableEmail(address);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function refused(reason: ProviderSignInRefusal, detail: string = reason): Result<never, RefusedSignIn> {
  return failed({ reason, detail });
}
