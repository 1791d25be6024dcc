import type { ScopeKind, UserRole } from '../operations';

/** Keys of the texts that say what each role is and may (`organization.roles`), in the order in which roles are offered. */
export const ROLE_TEXTS: Readonly<Record<UserRole, string>> = {
  OWNER: 'owner',
  FINANCE: 'finance',
  PLATFORM_ADMIN: 'platformAdmin',
  LEAD: 'lead',
  MEMBER: 'member',
  AUDITOR: 'auditor',
};

export const SCOPE_TEXTS: Readonly<Record<ScopeKind, string>> = {
  COST_CENTRE: 'costCentre',
  TEAM: 'team',
  PROJECT: 'project',
};

export const ROLES = Object.keys(ROLE_TEXTS) as readonly UserRole[];
export const SCOPE_KINDS = Object.keys(SCOPE_TEXTS) as readonly ScopeKind[];
