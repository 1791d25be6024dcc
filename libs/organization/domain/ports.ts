import type { AccessKey, KeyRecord } from './access-key';
import type { RoleGrant } from './access';
import type { Tenant, User } from './tenant';
import type { TenantId } from './tenant-id';

/** Organisations and their people. Every method throws where the store fails. */
export interface Tenants {
  find(tenant: TenantId): Promise<Tenant | undefined>;
  /** @returns false where the id is taken */
  add(tenant: Tenant): Promise<boolean>;
  /**
   * Adds a person with their first role, both or neither.
   * @returns false where somebody, of whatever organisation, has that e-mail address
   */
  addUser(user: User, grant: RoleGrant): Promise<boolean>;
  count(): Promise<number>;
}

/** How organisations report. Every method throws where the store fails. */
export interface ReportingCurrencies {
  /** Of every organisation: rating needs them in memory. */
  reporting(): Promise<readonly Pick<Tenant, 'id' | 'timeZone' | 'reportingCurrency'>[]>;
  /** @param currency ISO 4217, checked before */
  setReportingCurrency(tenant: TenantId, currency: string): Promise<void>;
}

/** Keys of all kinds. Every method throws where the store fails. */
export interface AccessKeys {
  /** By public id, without knowing the tenant: it is the key that says whose it is. */
  find(keyId: string): Promise<KeyRecord | undefined>;
  list(tenant: TenantId): Promise<readonly AccessKey[]>;
  add(key: AccessKey): Promise<void>;
  /** @returns false where the tenant has no such key, or it is revoked already */
  revoke(tenant: TenantId, keyId: string, at: Date): Promise<boolean>;
  touch(keyId: string, at: Date): Promise<void>;
  /**
   * Lets a key end then, never later than it would.
   * @returns false where the tenant has no such key, or it is revoked already
   */
  expire(tenant: TenantId, keyId: string, at: Date): Promise<boolean>;
}

/** What an organisation asks of the ledger: whether it has to be led to its first call. A failing store throws. */
export interface CallPresence {
  /** Whether any call of the tenant ever arrived. */
  hasCalls(tenant: TenantId): Promise<boolean>;
}
