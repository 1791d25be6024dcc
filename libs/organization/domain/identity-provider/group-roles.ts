import { failed, ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import type { ScopeUnits } from '../access';
import { actorOf } from '../audit';
import { ONLY_OWNERS, ownsOrganisation, problemOfGiving, type UserPrincipal } from '../principal';
import type { TenantId } from '../tenant-id';
import { type GroupRole, type IdentityProvider, keyOfRole } from './identity-provider';
import type { IdentityProviders } from './ports';
import type { ProviderClient, ProviderFeatures, RefusedAnswer } from './provider-client';

/** Longer than the names of groups at any provider that is known: Entra ID allows 256. */
export const LONGEST_GROUP = 256;
/** They are asked one by one with each confirmation of a session. */
export const MOST_GROUP_ROLES = 1000;

/** What cannot be done, by field; the message says what to send instead. */
export interface GroupRoleProblem {
  readonly field: 'group' | 'role' | 'scopeUnit';
  readonly message: string;
}

export interface GroupRolePorts {
  readonly providers: Pick<IdentityProviders, 'find' | 'changeGroupRoles'>;
  readonly units: Pick<ScopeUnits, 'problemOf'>;
  readonly client: Pick<ProviderClient, 'check'>;
  readonly clock: Clock;
}

const CHECKED_FOR_MS = 5_000;

/** The answer of a provider, also one that is still to come. */
interface Checked {
  readonly settings: string;
  readonly atMs: number;
  readonly answer: Promise<Result<ProviderFeatures, RefusedAnswer>>;
}

const NO_PROVIDER: GroupRoleProblem = {
  field: 'group',
  message: 'There is no identity provider: whoever runs TokenLedger sets one first.',
};

/**
 * What groups at the identity provider are here. The provider itself (its issuer, our secret, the domains whose people it
 * speaks for) is set by whoever runs the installation; what its groups may is the organisation's own business.
 *
 * A change holds with the next confirmation of each session, within a minute.
 */
export class GroupRoleManager {
  private readonly checks = new Map<TenantId, Checked>();

  constructor(private readonly ports: GroupRolePorts) {}

  provider(tenant: TenantId): Promise<IdentityProvider | undefined> {
    return this.ports.providers.find(tenant);
  }

  /**
   * Whoever asks again within seconds gets the same answer: a provider that counts refused tokens of a client may turn away real
   * ones.
   * @returns undefined where there is no provider
   */
  async check(tenant: TenantId): Promise<Result<ProviderFeatures, RefusedAnswer> | undefined> {
    const { providers, client, clock } = this.ports;
    const provider = await providers.find(tenant);
    if (provider === undefined) return undefined;
    const [settings, now] = [JSON.stringify(provider), clock.now().getTime()];
    const known = this.checks.get(tenant);
    if (known?.settings === settings && now - known.atMs < CHECKED_FOR_MS) return known.answer;
    const answer = client.check(provider);
    this.checks.set(tenant, { settings, atMs: now, answer });
    return answer;
  }

  /** Gives the members of a group a role, beside those that it has. */
  async add(by: UserPrincipal, given: GroupRole): Promise<Result<GroupRole, GroupRoleProblem>> {
    const added = { ...given, group: given.group.trim() };
    const problem = groupProblem(added.group);
    if (problem !== undefined) return failed(problem);
    const beyond = problemOfGiving(by, added);
    if (beyond !== undefined) return failed({ field: 'role', message: beyond });
    const unknownUnit = await this.ports.units.problemOf(by.tenant, added.scope);
    if (unknownUnit !== undefined) return failed({ field: 'scopeUnit', message: unknownUnit });
    return this.change(by, (before) => {
      if (before.some((known) => isSame(known, added))) {
        return failed({ field: 'role', message: `The group ${added.group} has this role there already.` });
      }
      if (before.length >= MOST_GROUP_ROLES) {
        return failed({ field: 'group', message: `There are ${MOST_GROUP_ROLES} roles by groups: remove some first.` });
      }
      return ok({ roles: [...before, added], outcome: added });
    });
  }

  /** Takes it from all of them; what somebody has by another group, or was given here, stays. */
  async remove(by: UserPrincipal, removed: GroupRole): Promise<Result<GroupRole, GroupRoleProblem>> {
    if (removed.role === 'owner' && !ownsOrganisation(by)) return failed({ field: 'role', message: ONLY_OWNERS });
    return this.change(by, (before) => {
      const roles = before.filter((known) => !isSame(known, removed));
      if (roles.length < before.length) return ok({ roles, outcome: removed });
      return failed({ field: 'group', message: 'The group does not have this role: look at the list again.' });
    });
  }

  private async change(
    by: UserPrincipal,
    decide: (
      before: readonly GroupRole[],
    ) => Result<{ readonly roles: readonly GroupRole[]; readonly outcome: GroupRole }, GroupRoleProblem>,
  ): Promise<Result<GroupRole, GroupRoleProblem>> {
    let decided: ReturnType<typeof decide> = failed(NO_PROVIDER);
    const { providers, clock } = this.ports;
    const change = (before: readonly GroupRole[]) => {
      decided = decide(before);
      return decided.ok ? decided.value.roles : undefined;
    };
    await providers.changeGroupRoles(by.tenant, change, actorOf(by), clock.now());
    return decided.ok ? ok(decided.value.outcome) : decided;
  }
}

function groupProblem(group: string): GroupRoleProblem | undefined {
  if (group !== '' && group.length <= LONGEST_GROUP && !/\p{Cc}/u.test(group)) return undefined;
  return {
    field: 'group',
    message: `The group is expected as the provider writes it, 1 to ${LONGEST_GROUP} characters in one line.`,
  };
}

function isSame(one: GroupRole, other: GroupRole): boolean {
  return one.group === other.group && keyOfRole(one) === keyOfRole(other);
}
