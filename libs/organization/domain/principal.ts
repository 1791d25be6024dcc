import type { Access, RoleHeld } from './access';
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

/** Whether they own the whole of it: only owners make and end owners, or whoever runs the platform became one by their own hand. */
export function ownsOrganisation({ roles }: Pick<UserPrincipal, 'roles'>): boolean {
  return roles.some(({ role, scope }) => role === 'owner' && scope === 'organisation');
}

export const ONLY_OWNERS = 'Only an owner of the organisation makes or ends owners: ask one of them.';

/** Whoever asks. The tenant is the credential's, never the payload's. */
export type Principal = ReadKeyPrincipal | UserPrincipal;
