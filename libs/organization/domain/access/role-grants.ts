import type { Actor } from '../audit';
import type { TenantId } from '../tenant-id';
import type { RoleGrant } from './role-grant';

export type EndOfGrant = 'ended' | 'unknown' | 'last-owner';

/** Who has which role. What is changed is in the audit log together with the change. Every method throws where the store fails. */
export interface RoleGrants {
  /** Those in force, the oldest first. */
  list(tenant: TenantId): Promise<readonly RoleGrant[]>;
  /** @returns false where the person is not of the tenant, or has this role there already */
  grant(grant: RoleGrant, by: Actor): Promise<boolean>;
  /**
   * Ends one. An organisation keeps an owner who can sign in and whom nobody outside can take from it: the last who was made
   * owner of the whole of it here, not by a group, and is not switched off, cannot be ended.
   */
  end(tenant: TenantId, grantId: string, by: Actor, at: Date): Promise<EndOfGrant>;
}
