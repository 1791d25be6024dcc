import type { AccessKey, AccessKeys, KeyRecord, TenantId } from '@tokenledger/organization/domain';

/** Keys in memory; passes the same contract as PostgreSQL's. */
export class InMemoryAccessKeys implements AccessKeys {
  private readonly keys = new Map<string, AccessKey>();
  private readonly suspended = new Set<TenantId>();
  /** Look-ups so far. */
  lookUps = 0;
  /** Set to make every call fail, as a database that is down does. */
  outage: Error | undefined;

  suspend(tenant: TenantId): void {
    this.suspended.add(tenant);
  }

  find(keyId: string): Promise<KeyRecord | undefined> {
    this.lookUps += 1;
    if (this.outage !== undefined) return Promise.reject(this.outage);
    const key = this.keys.get(keyId);
    return Promise.resolve(key && { key, tenantSuspended: this.suspended.has(key.tenant) });
  }

  list(tenant: TenantId): Promise<readonly AccessKey[]> {
    return Promise.resolve([...this.keys.values()].filter((key) => key.tenant === tenant));
  }

  add(key: AccessKey): Promise<void> {
    this.keys.set(key.keyId, key);
    return Promise.resolve();
  }

  revoke(tenant: TenantId, keyId: string, at: Date): Promise<boolean> {
    const key = this.keys.get(keyId);
    if (key === undefined || key.tenant !== tenant || key.revokedAt !== undefined) return Promise.resolve(false);
    this.keys.set(keyId, { ...key, revokedAt: at });
    return Promise.resolve(true);
  }

  expire(tenant: TenantId, keyId: string, at: Date): Promise<boolean> {
    const key = this.keys.get(keyId);
    if (key === undefined || key.tenant !== tenant || key.revokedAt !== undefined) return Promise.resolve(false);
    const expiresAt = key.expiresAt !== undefined && key.expiresAt < at ? key.expiresAt : at;
    this.keys.set(keyId, { ...key, expiresAt });
    return Promise.resolve(true);
  }

  touch(keyId: string, at: Date): Promise<void> {
    const key = this.keys.get(keyId);
    if (key !== undefined) this.keys.set(keyId, { ...key, lastUsedAt: at });
    return Promise.resolve();
  }
}
