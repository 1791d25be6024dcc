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

/** A person who may sign in. */
export interface User {
  readonly id: string;
  readonly tenant: TenantId;
  /** As it was written; two addresses are the same where they are in lower case. */
  readonly email: string;
  /** `scrypt$N$r$p$salt$hash`, base64; undefined where they only sign in at an identity provider. */
  readonly passwordHash: string | undefined;
  readonly createdAt: Date;
  /** Since when they are switched off: they cannot sign in, and keep their roles for when they can again. */
  readonly disabledAt: Date | undefined;
}

/** RFC 5321 allows no longer address. */
export const LONGEST_EMAIL = 254;

/** Whether the text can be an e-mail address; that mail arrives there is for mail to show. */
export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(text);
}
