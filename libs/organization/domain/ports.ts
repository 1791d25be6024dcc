import type { AccessKey, KeyRecord, ReplacedKey } from './access-key';
import type { RoleGrant } from './access';
import type { Actor } from './audit';
import type { Tenant, User } from './tenant';
import type { TenantId } from './tenant-id';

/**
 * Organisations and their people. What is changed is in the audit log together with the change. Every method throws where
 * the store fails.
 */
export interface Tenants {
  find(tenant: TenantId): Promise<Tenant | undefined>;
  /** @returns false where the id is taken */
  add(tenant: Tenant, by: Actor): Promise<boolean>;
  /**
   * Adds a person with their first role, both or neither.
   * @returns false where somebody, of whatever organisation, has that e-mail address
   */
  addUser(user: User, grant: RoleGrant, by: Actor): Promise<boolean>;
  count(): Promise<number>;
}

/** How organisations report. Every method throws where the store fails. */
export interface ReportingCurrencies {
  /** Of every organisation: rating needs them in memory. */
  reporting(): Promise<readonly Pick<Tenant, 'id' | 'timeZone' | 'reportingCurrency'>[]>;
  /** @param currency ISO 4217, checked before */
  setReportingCurrency(tenant: TenantId, currency: string, by: Actor, at: Date): Promise<void>;
}

/** Keys of all kinds. What is changed is in the audit log together with the change. Every method throws where the store fails. */
export interface AccessKeys {
  /** By public id, without knowing the tenant: it is the key that says whose it is. */
  find(keyId: string): Promise<KeyRecord | undefined>;
  list(tenant: TenantId): Promise<readonly AccessKey[]>;
  /** @param replaces the key in whose place this one comes; it ends when that says, and never later than it would */
  add(key: AccessKey, by: Actor, replaces?: ReplacedKey): Promise<void>;
  /** @returns false where the tenant has no such key, or it is revoked already */
  revoke(tenant: TenantId, keyId: string, by: Actor, at: Date): Promise<boolean>;
  touch(keyId: string, at: Date): Promise<void>;
}

/** What an organisation asks of the ledger: whether it has to be led to its first call. A failing store throws. */
export interface CallPresence {
  /** Whether any call of the tenant ever arrived. */
  hasCalls(tenant: TenantId): Promise<boolean>;
}
