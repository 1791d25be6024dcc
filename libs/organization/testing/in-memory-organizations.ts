import { randomUUID } from 'node:crypto';

import {
  type Actor,
  type AppendAudit,
  type EndOfSessions,
  comparableEmail,
  comparable,
  firstGrantOf,
  identityLinked,
  organisationCreated,
  type OutsideIdentity,
  passwordChanged,
  passwordRemoved,
  roleEnded,
  roleGranted,
  sessionHasEnded,
  sessionsEnded,
  systemActor,
  type GroupGrants,
  keyOfRole,
  type ReportingCurrencies,
  reportingCurrencyChanged,
  type Session,
  type SessionRecord,
  type RoleGrant,
  type RoleGrants,
  type RoleHeld,
  type Sessions,
  signedIn,
  signedOut,
  type Tenant,
  type TenantId,
  type Tenants,
  type User,
  userAdded,
  userDisabled,
  userEnabled,
  type Users,
} from '@tokenledger/organization/domain';

import { recordingNothing } from './in-memory-audit-log';
import { InMemoryProviderSessions } from './in-memory-identity-providers';

interface KeptSession {
  readonly session: Session;
  readonly tokenHash: string;
}

/** Organisations, their people and their sessions in memory; passes the same contract as PostgreSQL's. */
export class InMemoryOrganizations implements Tenants, ReportingCurrencies {
  private readonly tenants = new Map<TenantId, Tenant>();
  private readonly people = new Map<string, User>();
  private readonly kept = new Map<string, KeptSession>();
  /** Of people who chose theirs. */
  private readonly ownPasswords = new Set<string>();
  /** Those in force. */
  private grants: RoleGrant[] = [];
  /** How often a session's last use was noted. */
  touches = 0;
  /** Set to make every look-up of a session or user fail, as a database that is down does. */
  outage: Error | undefined;

  readonly providerSessions = new InMemoryProviderSessions();

  constructor(private readonly audit: AppendAudit<undefined> = recordingNothing) {
    this.providerSessions.onEnd = async (tenant, sessionIds, openedUntil, end) => {
      const ended = [...this.kept.values()]
        .map(({ session }) => session)
        .filter(
          (session) =>
            sessionIds.includes(session.id) && session.createdAt <= openedUntil && session.endedAt === undefined,
        );
      const [first] = ended;
      return first === undefined ? 0 : this.endSessions(tenant, first.userId, ended, end);
    };
  }

  readonly users: Users = {
    findByEmail: (email) => {
      const user = this.userOf(email);
      const tenant = user && this.tenants.get(user.tenant);
      return this.unlessDown(user && tenant && { user, tenant });
    },
    find: (tenant, userId) => {
      const user = this.people.get(userId);
      return this.unlessDown(user?.tenant === tenant ? user : undefined);
    },
    list: (tenant) => {
      const people = [...this.people.values()].filter((user) => user.tenant === tenant);
      return this.unlessDown(people.sort((left, right) => left.createdAt.getTime() - right.createdAt.getTime()));
    },
    setPassword: async (tenant, userId, passwordHash, by, at, keepSessionId) => {
      const user = this.people.get(userId);
      if (user?.tenant !== tenant) return false;
      this.people.set(userId, { ...user, passwordHash });
      if (by.kind === 'user' && by.id === userId) this.ownPasswords.add(userId);
      else this.ownPasswords.delete(userId);
      const others = [...this.kept.values()]
        .map(({ session }) => session)
        .filter(
          (session) => session.userId === userId && session.id !== keepSessionId && session.endedAt === undefined,
        );
      for (const session of others) this.endSession(session, at);
      await this.audit(undefined, tenant, passwordChanged(user, others.length, by, at));
      return true;
    },
    setDisabled: async (tenant, userId, disabled, by, at) => {
      const user = this.people.get(userId);
      if (user?.tenant !== tenant) return 'unknown';
      if ((user.disabledAt !== undefined) === disabled) return 'done';
      const owners = this.keptOwners(tenant);
      if (disabled && owners.length === 1 && owners[0]?.userId === userId) return 'last-owner';
      this.people.set(userId, { ...user, disabledAt: disabled ? at : undefined });
      const ended = disabled ? this.sessionsOf(tenant, userId) : [];
      for (const session of ended) this.endSession(session, at);
      const draft = disabled ? userDisabled(user, ended.length, by, at) : userEnabled(user, by, at);
      await this.audit(undefined, tenant, draft);
      return 'done';
    },
  };

  readonly roles: RoleGrants = {
    list: (tenant) => Promise.resolve(this.grants.filter((grant) => grant.tenant === tenant)),
    grant: async (grant, by) => {
      const isSame = (other: RoleGrant) => heldBy(other) === heldBy(grant);
      if (this.people.get(grant.userId)?.tenant !== grant.tenant || this.grants.some(isSame)) {
        return false;
      }
      this.grants.push(grant);
      await this.audit(undefined, grant.tenant, roleGranted(grant, by));
      return true;
    },
    end: async (tenant, grantId, by, at) => {
      const known = this.grants.find(({ id, tenant: of }) => id === grantId && of === tenant);
      if (known === undefined) return 'unknown';
      const owners = this.keptOwners(tenant);
      if (owners.length === 1 && owners[0] === known) return 'last-owner';
      this.grants = this.grants.filter((grant) => grant !== known);
      await this.audit(undefined, tenant, roleEnded(known, by, at));
      return 'ended';
    },
  };

  readonly groupGrants: GroupGrants = {
    replace: async (tenant, userId, roles, grantedBy, grantedAt) => {
      const wanted = new Map(roles.map((role) => [keyOfRole(role), role]));
      const isKept = (grant: RoleGrant) =>
        grant.userId !== userId || grant.source === 'local' || wanted.delete(keyOfRole(grant));
      const kept = this.grants.filter(isKept);
      const over = this.grants.filter((grant) => !kept.includes(grant));
      const of = { tenant, userId, source: 'group', grantedAt, grantedBy } as const;
      const isHere = this.people.get(userId)?.tenant === tenant;
      const granted = isHere ? [...wanted.values()].map((role) => ({ ...role, ...of, id: randomUUID() })) : [];
      // All at once: who replaces them at the same time sees what was changed.
      this.grants = [...kept, ...granted];
      const by = systemActor(grantedBy);
      for (const grant of over) await this.audit(undefined, tenant, roleEnded(grant, by, grantedAt));
      for (const grant of granted) await this.audit(undefined, tenant, roleGranted(grant, by));
    },
  };

  readonly sessions: Sessions = {
    open: async (session, tokenHash, passwordHash, by, confirmation) => {
      const user = this.people.get(session.userId);
      if (user?.tenant !== session.tenant || user.passwordHash !== passwordHash) return false;
      if (user.disabledAt !== undefined) return false;
      this.kept.set(session.id, { session, tokenHash: tokenHash.toString('hex') });
      if (confirmation !== undefined) this.providerSessions.attach(session.tenant, session.id, confirmation);
      await this.audit(undefined, session.tenant, signedIn(session, by));
      return true;
    },
    find: (tokenHash) => this.unlessDown(this.recordOf(tokenHash)),
    touch: (tenant, sessionId, at) => {
      this.touches += 1;
      const known = this.kept.get(sessionId);
      if (known?.session.tenant === tenant && known.session.lastSeenAt < at) {
        this.kept.set(sessionId, { ...known, session: { ...known.session, lastSeenAt: at } });
      }
      return Promise.resolve();
    },
    end: async (tokenHash, at, address) => {
      const record = this.recordOf(tokenHash);
      if (record === undefined || record.session.endedAt !== undefined) return;
      const { session, email } = record;
      this.endSession(session, at);
      const by: Actor = { kind: 'user', id: session.userId, name: email, address };
      await this.audit(undefined, session.tenant, signedOut(session.id, by, at));
    },
    list: (tenant, userId, asOf) => {
      const open = this.sessionsOf(tenant, userId).filter((session) => !sessionHasEnded(session, asOf));
      return this.unlessDown(open.sort((left, right) => right.lastSeenAt.getTime() - left.lastSeenAt.getTime()));
    },
    endOne: async (tenant, userId, sessionId, end) => {
      const session = this.sessionsOf(tenant, userId).find(({ id }) => id === sessionId);
      return session !== undefined && (await this.endSessions(tenant, userId, [session], end)) === 1;
    },
    endAll: (tenant, userId, end, keepSessionId) => {
      const ended = this.sessionsOf(tenant, userId).filter(({ id }) => id !== keepSessionId);
      return this.endSessions(tenant, userId, ended, end);
    },
    forget: (before, now) => {
      for (const { session } of this.kept.values()) {
        if (session.endedAt !== undefined || session.expiresAt <= now) this.providerSessions.detach(session.id);
        if (session.expiresAt < before || (session.endedAt ?? before) < before) this.kept.delete(session.id);
      }
      return Promise.resolve();
    },
  };

  find(tenant: TenantId): Promise<Tenant | undefined> {
    return Promise.resolve(this.tenants.get(tenant));
  }

  async add(tenant: Tenant, by: Actor): Promise<boolean> {
    if (this.tenants.has(tenant.id)) return false;
    this.tenants.set(tenant.id, tenant);
    await this.audit(undefined, tenant.id, organisationCreated(tenant, by));
    return true;
  }

  async addUser(user: User, grant: RoleGrant, by: Actor): Promise<boolean> {
    if (this.userOf(user.email) !== undefined) return false;
    this.people.set(user.id, user);
    this.grants.push(grant);
    await this.audit(undefined, user.tenant, userAdded(user, grant, by));
    return true;
  }

  reporting(): Promise<readonly Pick<Tenant, 'id' | 'timeZone' | 'reportingCurrency'>[]> {
    const all = [...this.tenants.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
    return Promise.resolve(all.map(({ id, timeZone, reportingCurrency }) => ({ id, timeZone, reportingCurrency })));
  }

  async setReportingCurrency(id: TenantId, reportingCurrency: string, by: Actor, at: Date): Promise<void> {
    const tenant = this.tenants.get(id);
    if (tenant === undefined || tenant.reportingCurrency === reportingCurrency) return;
    this.tenants.set(id, { ...tenant, reportingCurrency });
    await this.audit(undefined, id, reportingCurrencyChanged(tenant, reportingCurrency, by, at));
  }

  count(): Promise<number> {
    return Promise.resolve(this.tenants.size);
  }

  /** What linking somebody to an identity does to them. */
  async noteLink(identity: OutsideIdentity, user: User, at: Date): Promise<void> {
    await this.audit(undefined, user.tenant, identityLinked(identity, user.id, at));
    if (user.passwordHash === undefined || this.ownPasswords.has(user.id)) return;
    this.people.set(user.id, { ...user, passwordHash: undefined });
    const ended = this.sessionsOf(user.tenant, user.id);
    for (const session of ended) this.endSession(session, at);
    await this.audit(undefined, user.tenant, passwordRemoved(user, ended.length, at));
  }

  /** Everybody has these roles from now on, and no others. */
  holdRoles(roles: readonly RoleHeld[]): void {
    this.grants = [...this.people.values()].flatMap((user) =>
      roles.map((held) => ({
        ...firstGrantOf(user, held.role, 'test', randomUUID()),
        scope: held.scope,
      })),
    );
  }

  suspend(id: TenantId): void {
    const tenant = this.tenants.get(id);
    if (tenant !== undefined) this.tenants.set(id, { ...tenant, status: 'suspended' });
  }

  /** Those of whom an organisation keeps one. */
  private keptOwners(tenant: TenantId): readonly RoleGrant[] {
    const isOn = ({ userId }: RoleGrant) => this.people.get(userId)?.disabledAt === undefined;
    return this.grants.filter((grant) => grant.tenant === tenant && keepsOwning(grant) && isOn(grant));
  }

  private userOf(email: string): User | undefined {
    return [...this.people.values()].find((user) => comparableEmail(user.email) === comparableEmail(email));
  }

  private recordOf(tokenHash: Buffer): SessionRecord | undefined {
    const hash = tokenHash.toString('hex');
    const session = [...this.kept.values()].find((kept) => kept.tokenHash === hash)?.session;
    const user = session && this.people.get(session.userId);
    if (session === undefined || user === undefined) return undefined;
    const recheckAt = this.providerSessions.dueAt(session.id);
    const roles = this.grants
      .filter(({ userId, source }) => userId === user.id && (source === 'local' || recheckAt !== undefined))
      .map(({ role, scope }) => ({ role, scope }));
    const tenantSuspended = this.tenants.get(session.tenant)?.status === 'suspended';
    return {
      session,
      email: user.email,
      roles,
      userDisabled: user.disabledAt !== undefined,
      tenantSuspended,
      recheckAt,
    };
  }

  private sessionsOf(tenant: TenantId, userId: string): Session[] {
    return [...this.kept.values()]
      .map(({ session }) => session)
      .filter((session) => session.tenant === tenant && session.userId === userId && session.endedAt === undefined);
  }

  private async endSessions(
    tenant: TenantId,
    userId: string,
    sessions: readonly Session[],
    end: EndOfSessions,
  ): Promise<number> {
    const count = sessions.filter((session) => !sessionHasEnded(session, end)).length;
    for (const session of sessions) this.endSession(session, end.at);
    if (count > 0) await this.audit(undefined, tenant, sessionsEnded(userId, count, end));
    return count;
  }

  private endSession(session: Session, at: Date): void {
    const known = this.kept.get(session.id);
    if (known === undefined || known.session.endedAt !== undefined) return;
    this.kept.set(session.id, { ...known, session: { ...known.session, endedAt: at } });
    this.providerSessions.detach(session.id);
  }

  private unlessDown<T>(answer: T): Promise<T> {
    return this.outage === undefined ? Promise.resolve(answer) : Promise.reject(this.outage);
  }
}

function keepsOwning({ role, scope, source }: RoleGrant): boolean {
  return role === 'owner' && scope === 'organisation' && source === 'local';
}

function heldBy({ tenant, userId, role, scope, source }: RoleGrant): string {
  const where = scope === 'organisation' ? scope : `${scope.kind} ${comparable(scope.id)}`;
  return [tenant, userId, role, where, source].join('\n');
}
