import { type Access, accessOf, type Permission, type RoleHeld } from './access';
import type { TenantId } from './tenant-id';

/** A program that asks with a read key. */
export interface ReadKeyPrincipal {
  readonly kind: 'read-key';
  readonly tenant: TenantId;
  /** Public id; safe in logs. */
  readonly keyId: string;
  readonly access: Access;
  /** Of the client, as far as the edge can tell. */
  readonly address?: string | undefined;
}

/** A person who signed in. */
export interface UserPrincipal {
  readonly kind: 'user';
  readonly tenant: TenantId;
  readonly userId: string;
  readonly email: string;
  readonly sessionId: string;
  readonly roles: readonly RoleHeld[];
  readonly access: Access;
  /** Of the client, as far as the edge can tell. */
  readonly address?: string | undefined;
}

/** Whether they own the whole of it. */
export function ownsOrganisation({ roles }: Pick<UserPrincipal, 'roles'>): boolean {
  return roles.some(({ role, scope }) => role === 'owner' && scope === 'organisation');
}

export const ONLY_OWNERS = 'Only an owner of the organisation ends owners: ask one of them.';
export const ONLY_OWNERS_SWITCH = 'Only an owner of the organisation switches owners off and on: ask one of them.';

/**
 * Nobody gives more than they have, to themselves or to anybody else: whoever looks after the people must not become who
 * settles the money.
 * @returns what is wrong, and whom to ask; undefined where they may
 */
export function problemOfGiving({ access }: Pick<UserPrincipal, 'access'>, given: RoleHeld): string | undefined {
  const isOwn = (permission: Permission) => access.permissions.has(permission);
  if ([...accessOf([given]).permissions].every(isOwn)) return undefined;
  return `The role ${given.role} allows more than yours do, and nobody gives what they do not have: ask an owner.`;
}

/** Whoever asks. The tenant is the credential's, never the payload's. */
export type Principal = ReadKeyPrincipal | UserPrincipal;
