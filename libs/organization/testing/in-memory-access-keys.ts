import {
  type AccessKey,
  type AccessKeys,
  type Actor,
  type AppendAudit,
  keyIssued,
  type KeyRecord,
  keyRevoked,
  type ReplacedKey,
  type TenantId,
} from '@tokenledger/organization/domain';

import { recordingNothing } from './in-memory-audit-log';

/** Keys in memory; passes the same contract as PostgreSQL's. */
export class InMemoryAccessKeys implements AccessKeys {
  private readonly keys = new Map<string, AccessKey>();
  private readonly suspended = new Set<TenantId>();
  /** Look-ups so far. */
  lookUps = 0;
  /** Set to make every call fail, as a database that is down does. */
  outage: Error | undefined;

  constructor(private readonly audit: AppendAudit<undefined> = recordingNothing) {}

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

  add(key: AccessKey, by: Actor, replaces?: ReplacedKey): Promise<void> {
    this.keys.set(key.keyId, key);
    const old = replaces && this.keys.get(replaces.keyId);
    const at = replaces?.worksUntil;
    if (at !== undefined && old?.tenant === key.tenant && old.revokedAt === undefined) {
      const expiresAt = old.expiresAt !== undefined && old.expiresAt < at ? old.expiresAt : at;
      this.keys.set(old.keyId, { ...old, expiresAt });
    }
    return this.audit(undefined, key.tenant, keyIssued(key, replaces, by));
  }

  async revoke(tenant: TenantId, keyId: string, by: Actor, at: Date): Promise<boolean> {
    const key = this.keys.get(keyId);
    if (key === undefined || key.tenant !== tenant || key.revokedAt !== undefined) return false;
    this.keys.set(keyId, { ...key, revokedAt: at });
    await this.audit(undefined, tenant, keyRevoked(key, by, at));
    return true;
  }

  touch(keyId: string, at: Date): Promise<void> {
    const key = this.keys.get(keyId);
    if (key !== undefined) this.keys.set(keyId, { ...key, lastUsedAt: at });
    return Promise.resolve();
  }
}
