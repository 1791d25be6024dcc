import { randomUUID } from 'node:crypto';

import {
  comparableEmail,
  comparable,
  firstGrantOf,
  type ReportingCurrencies,
  type Session,
  type SessionRecord,
  type RoleGrant,
  type RoleGrants,
  type RoleHeld,
  type Sessions,
  type Tenant,
  type TenantId,
  type Tenants,
  type User,
  type Users,
} from '@tokenledger/organization/domain';

interface KeptSession {
  readonly session: Session;
  readonly tokenHash: string;
}

/** Organisations, their people and their sessions in memory; passes the same contract as PostgreSQL's. */
export class InMemoryOrganizations implements Tenants, ReportingCurrencies {
  private readonly tenants = new Map<TenantId, Tenant>();
  private readonly people = new Map<string, User>();
  private readonly kept = new Map<string, KeptSession>();
  /** Those in force. */
  private grants: RoleGrant[] = [];
  /** How often a session's last use was noted. */
  touches = 0;
  /** Set to make every look-up of a session or user fail, as a database that is down does. */
  outage: Error | undefined;

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
    setPassword: (tenant, userId, passwordHash, at, keepSessionId) => {
      const user = this.people.get(userId);
      if (user?.tenant !== tenant) return Promise.resolve(false);
      this.people.set(userId, { ...user, passwordHash });
      for (const { session } of this.kept.values()) {
        if (session.userId === userId && session.id !== keepSessionId) this.endSession(session, at);
      }
      return Promise.resolve(true);
    },
  };

  readonly roles: RoleGrants = {
    list: (tenant) => Promise.resolve(this.grants.filter((grant) => grant.tenant === tenant)),
    grant: (grant) => {
      const isSame = (other: RoleGrant) => heldBy(other) === heldBy(grant);
      if (this.people.get(grant.userId)?.tenant !== grant.tenant || this.grants.some(isSame)) {
        return Promise.resolve(false);
      }
      this.grants.push(grant);
      return Promise.resolve(true);
    },
    end: (tenant, grantId) => {
      const known = this.grants.find(({ id, tenant: of }) => id === grantId && of === tenant);
      if (known === undefined) return Promise.resolve('unknown');
      const owners = this.grants.filter((grant) => grant.tenant === tenant && ownsAll(grant));
      if (owners.length === 1 && owners[0] === known) return Promise.resolve('last-owner');
      this.grants = this.grants.filter((grant) => grant !== known);
      return Promise.resolve('ended');
    },
  };

  readonly sessions: Sessions = {
    open: (session, tokenHash, passwordHash) => {
      const user = this.people.get(session.userId);
      if (user?.tenant !== session.tenant || user.passwordHash !== passwordHash) return Promise.resolve(false);
      this.kept.set(session.id, { session, tokenHash: tokenHash.toString('hex') });
      return Promise.resolve(true);
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
    end: (tokenHash, at) => {
      const record = this.recordOf(tokenHash);
      if (record !== undefined) this.endSession(record.session, at);
      return Promise.resolve();
    },
    forget: (before) => {
      for (const { session } of this.kept.values()) {
        if (session.expiresAt < before || (session.endedAt ?? before) < before) this.kept.delete(session.id);
      }
      return Promise.resolve();
    },
  };

  find(tenant: TenantId): Promise<Tenant | undefined> {
    return Promise.resolve(this.tenants.get(tenant));
  }

  add(tenant: Tenant): Promise<boolean> {
    if (this.tenants.has(tenant.id)) return Promise.resolve(false);
    this.tenants.set(tenant.id, tenant);
    return Promise.resolve(true);
  }

  addUser(user: User, grant: RoleGrant): Promise<boolean> {
    if (this.userOf(user.email) !== undefined) return Promise.resolve(false);
    this.people.set(user.id, user);
    this.grants.push(grant);
    return Promise.resolve(true);
  }

  reporting(): Promise<readonly Pick<Tenant, 'id' | 'timeZone' | 'reportingCurrency'>[]> {
    const all = [...this.tenants.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
    return Promise.resolve(all.map(({ id, timeZone, reportingCurrency }) => ({ id, timeZone, reportingCurrency })));
  }

  setReportingCurrency(id: TenantId, reportingCurrency: string): Promise<void> {
    const tenant = this.tenants.get(id);
    if (tenant !== undefined) this.tenants.set(id, { ...tenant, reportingCurrency });
    return Promise.resolve();
  }

  count(): Promise<number> {
    return Promise.resolve(this.tenants.size);
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

  private userOf(email: string): User | undefined {
    return [...this.people.values()].find((user) => comparableEmail(user.email) === comparableEmail(email));
  }

  private recordOf(tokenHash: Buffer): SessionRecord | undefined {
    const hash = tokenHash.toString('hex');
    const session = [...this.kept.values()].find((kept) => kept.tokenHash === hash)?.session;
    const user = session && this.people.get(session.userId);
    if (session === undefined || user === undefined) return undefined;
    const roles = this.grants.filter(({ userId }) => userId === user.id).map(({ role, scope }) => ({ role, scope }));
    return { session, roles, tenantSuspended: this.tenants.get(session.tenant)?.status === 'suspended' };
  }

  private endSession(session: Session, at: Date): void {
    const known = this.kept.get(session.id);
    if (known === undefined || known.session.endedAt !== undefined) return;
    this.kept.set(session.id, { ...known, session: { ...known.session, endedAt: at } });
  }

  private unlessDown<T>(answer: T): Promise<T> {
    return this.outage === undefined ? Promise.resolve(answer) : Promise.reject(this.outage);
  }
}

function ownsAll({ role, scope }: RoleGrant): boolean {
  return role === 'owner' && scope === 'organisation';
}

function heldBy({ tenant, userId, role, scope, source }: RoleGrant): string {
  const where = scope === 'organisation' ? scope : `${scope.kind} ${comparable(scope.id)}`;
  return [tenant, userId, role, where, source].join('\n');
}
