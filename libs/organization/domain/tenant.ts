import type { TenantId } from './tenant-id';

export type TenantStatus = 'active' | 'suspended';

/** An organisation. */
export interface Tenant {
  readonly id: TenantId;
  readonly name: string;
  /** IANA name; the zone whose days are the organisation's days. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly reportingCurrency: string;
  readonly status: TenantStatus;
  readonly createdAt: Date;
}

export type UserRole = 'owner';

/** A person who may sign in. */
export interface User {
  readonly id: string;
  readonly tenant: TenantId;
  readonly email: string;
  /** `scrypt$N$r$p$salt$hash`, base64. */
  readonly passwordHash: string;
  readonly role: UserRole;
  readonly createdAt: Date;
}
