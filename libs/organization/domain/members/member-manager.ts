import { randomUUID } from 'node:crypto';

import { failed, ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import type { GrantScope, RoleGrant, RoleGrants, ScopeUnits, UserRole } from '../access';
import { actorOf } from '../audit';
import { createPassword } from '../password';
import type { Tenants } from '../ports';
import { ONLY_OWNERS, ONLY_OWNERS_SWITCH, ownsOrganisation, problemOfGiving, type UserPrincipal } from '../principal';
import type { Passwords } from '../sign-in/passwords';
import { comparableEmail } from '../sign-in/sign-in-limits';
import type { Users } from '../sign-in/ports';
import { isEmail, type User } from '../tenant';
import type { TenantId } from '../tenant-id';

/** A person of the organisation with the roles that they have now. */
export interface Member {
  readonly user: User;
  readonly roles: readonly RoleGrant[];
}

/** A person just added: the only time their password is seen. */
export interface AddedMember {
  readonly member: Member;
  readonly password: string;
}

/** What cannot be done, by field; the message says what to send instead. */
export interface MemberProblem {
  readonly field: 'email' | 'userId' | 'role' | 'scopeUnit' | 'grantId';
  readonly message: string;
}

export interface MemberPorts {
  readonly tenants: Pick<Tenants, 'addUser'>;
  readonly users: Pick<Users, 'list' | 'find' | 'setDisabled'>;
  readonly roles: RoleGrants;
  readonly units: Pick<ScopeUnits, 'problemOf'>;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly clock: Clock;
  readonly newId?: () => string;
}

/** What somebody gives to a person: one role in one place. */
export interface GivenRole {
  readonly role: UserRole;
  readonly scope: GrantScope;
}

/**
 * The people of an organisation and what they are to it. Nobody gives more than they have, and
 * only owners end owners, or switch them off and on.
 */
export class MemberManager {
  private readonly newId: () => string;

  constructor(private readonly ports: MemberPorts) {
    this.newId = ports.newId ?? randomUUID;
  }

  /** Everybody, in the order in which they were added, also those without a role. */
  async list(tenant: TenantId): Promise<readonly Member[]> {
    const [users, grants] = await Promise.all([this.ports.users.list(tenant), this.ports.roles.list(tenant)]);
    return users.map((user) => ({ user, roles: grants.filter(({ userId }) => userId === user.id) }));
  }

  /** Adds somebody with a password that is told once. */
  async add(by: UserPrincipal, email: string, given: GivenRole): Promise<Result<AddedMember, MemberProblem>> {
    const { tenants, passwords, clock } = this.ports;
    const address = email.trim();
    if (!isEmail(address)) {
      return failed({ field: 'email', message: 'An e-mail address is expected, such as anna@acme.com.' });
    }
    const refused = await this.refuse(by, given);
    if (refused !== undefined) return failed(refused);
    const password = createPassword();
    const user: User = {
      id: this.newId(),
      tenant: by.tenant,
      email: address,
      passwordHash: await passwords.hash(password),
      createdAt: clock.now(),
      disabledAt: undefined,
    };
    const grant = this.grantOf(by, user.id, given);
    if (!(await tenants.addUser(user, grant, actorOf(by)))) {
      return failed({ field: 'email', message: await this.whyTaken(by.tenant, address) });
    }
    return ok({ member: { user, roles: [grant] }, password });
  }

  async grant(by: UserPrincipal, userId: string, given: GivenRole): Promise<Result<RoleGrant, MemberProblem>> {
    const refused = await this.refuse(by, given);
    if (refused !== undefined) return failed(refused);
    const user = await this.ports.users.find(by.tenant, userId);
    if (user === undefined) return failed(nobody(userId));
    const grant = this.grantOf(by, userId, given);
    if (await this.ports.roles.grant(grant, actorOf(by))) return ok(grant);
    return failed({ field: 'role', message: `${user.email} has this role there already.` });
  }

  /** Takes a role; it is gone with the next request. */
  async end(by: UserPrincipal, grantId: string): Promise<Result<RoleGrant, MemberProblem>> {
    const { roles, clock } = this.ports;
    const grant = (await roles.list(by.tenant)).find(({ id }) => id === grantId);
    const unknown = { field: 'grantId', message: `There is no role ${grantId} in force; list the members.` } as const;
    if (grant === undefined) return failed(unknown);
    if (grant.role === 'owner' && !ownsOrganisation(by)) return failed({ field: 'grantId', message: ONLY_OWNERS });
    if (grant.source === 'group') {
      return failed({
        field: 'grantId',
        message: 'This role follows a group of your identity provider: take the person out of the group there.',
      });
    }
    const end = await roles.end(by.tenant, grantId, actorOf(by), clock.now());
    if (end === 'ended') return ok(grant);
    if (end === 'unknown') return failed(unknown);
    return failed({
      field: 'grantId',
      message:
        'An organisation keeps an owner who was made one here, whatever its identity provider says: make somebody else one before you take this role.',
    });
  }

  /** For somebody who left: their sessions end, and they cannot sign in. What they are here and what they spent stays. */
  disable(by: UserPrincipal, userId: string): Promise<Result<Member, MemberProblem>> {
    return this.setDisabled(by, userId, true);
  }

  /** They sign in again, with the password and the roles of before. */
  enable(by: UserPrincipal, userId: string): Promise<Result<Member, MemberProblem>> {
    return this.setDisabled(by, userId, false);
  }

  private async setDisabled(
    by: UserPrincipal,
    userId: string,
    disabled: boolean,
  ): Promise<Result<Member, MemberProblem>> {
    const { users, clock } = this.ports;
    const find = async () => (await this.list(by.tenant)).find(({ user }) => user.id === userId);
    const member = await find();
    if (member === undefined) return failed(nobody(userId));
    if (userId === by.userId) {
      return failed({ field: 'userId', message: 'Nobody switches themselves off: ask somebody else to do it.' });
    }
    const isOwner = member.roles.some(({ role }) => role === 'owner');
    if (isOwner && !ownsOrganisation(by)) return failed({ field: 'userId', message: ONLY_OWNERS_SWITCH });
    const outcome = await users.setDisabled(by.tenant, userId, disabled, actorOf(by), clock.now());
    if (outcome === 'last-owner') {
      return failed({
        field: 'userId',
        message: `An organisation keeps an owner who was made one here and can sign in: make somebody else one before you switch ${member.user.email} off.`,
      });
    }
    const switched = outcome === 'done' ? await find() : undefined;
    return switched === undefined ? failed(nobody(userId)) : ok(switched);
  }

  /** Addresses are unique in an installation; that another organisation has one is none of this one's business to read. */
  private async whyTaken(tenant: TenantId, address: string): Promise<string> {
    const own = (await this.ports.users.list(tenant)).find(
      ({ email }) => comparableEmail(email) === comparableEmail(address),
    );
    if (own === undefined) {
      return `${address} cannot be added here: use another address, or ask whoever runs TokenLedger.`;
    }
    return own.disabledAt === undefined
      ? `Somebody has ${address} already: give them a role instead.`
      : `Somebody has ${address} already, and is switched off: switch them on instead.`;
  }

  private async refuse(by: UserPrincipal, given: GivenRole): Promise<MemberProblem | undefined> {
    const beyond = problemOfGiving(by, given);
    if (beyond !== undefined) return { field: 'role', message: beyond };
    const message = await this.ports.units.problemOf(by.tenant, given.scope);
    return message === undefined ? undefined : { field: 'scopeUnit', message };
  }

  private grantOf(by: UserPrincipal, userId: string, given: GivenRole): RoleGrant {
    return {
      ...given,
      id: this.newId(),
      tenant: by.tenant,
      userId,
      source: 'local',
      grantedAt: this.ports.clock.now(),
      grantedBy: by.email,
    };
  }
}

/** Cut: anybody may ask with any text. */
function nobody(userId: string): MemberProblem {
  return { field: 'userId', message: `There is nobody ${userId.slice(0, 100)}; list the members to see their ids.` };
}
