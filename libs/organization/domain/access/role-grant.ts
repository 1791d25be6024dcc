import type { UnitKind, UnitRef } from '../directory/directory-unit';
import type { User } from '../tenant';
import type { TenantId } from '../tenant-id';
import type { UserRole } from './permissions';

/** Units that a role can be limited to. */
export const SCOPE_KINDS = ['cost-centre', 'team', 'project'] as const satisfies readonly UnitKind[];

export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** A cost centre, team or project, with everything below it. */
export interface ScopeUnit extends UnitRef {
  readonly kind: ScopeKind;
}

/** Where a role holds: in the whole organisation, or in one unit and below. */
export type GrantScope = 'organisation' | ScopeUnit;

/** What a role is, and where: all that decides what somebody may. */
export interface RoleHeld {
  readonly role: UserRole;
  readonly scope: GrantScope;
}

/** What somebody is from the beginning, in the whole organisation. @param by who adds them, for people to read */
export function firstGrantOf(
  { id: userId, tenant, createdAt }: Pick<User, 'id' | 'tenant' | 'createdAt'>,
  role: UserRole,
  by: string,
  id: string,
): RoleGrant {
  return { id, tenant, userId, role, scope: 'organisation', source: 'local', grantedAt: createdAt, grantedBy: by };
}

/** A role that somebody has or had; never overwritten. */
export interface RoleGrant extends RoleHeld {
  readonly id: string;
  readonly tenant: TenantId;
  readonly userId: string;
  /** `group`: follows a group of the organisation's identity provider, and goes with it. */
  readonly source: 'local' | 'group';
  readonly grantedAt: Date;
  /** Who gave it, for people to read. */
  readonly grantedBy: string;
}
