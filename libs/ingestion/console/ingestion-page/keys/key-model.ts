import type { AccessKeyFieldsFragment, AccessKeyKind } from '../../operations';

export type AccessKey = AccessKeyFieldsFragment;

export const KEY_KINDS = ['INGESTION', 'READ'] as const satisfies readonly AccessKeyKind[];

export const KEY_STATES = ['active', 'unused', 'expired', 'revoked'] as const;

export type KeyState = (typeof KEY_STATES)[number];

export const LONGEST_KEY_NAME = 200;

export function stateOf(key: AccessKey, now: Date): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  if (key.expiresAt !== null && Date.parse(key.expiresAt) <= now.getTime()) return 'expired';
  return key.lastUsedAt === null ? 'unused' : 'active';
}

/** Keys in force first, then the newest first. */
export function inOrder(keys: readonly AccessKey[], now: Date): readonly AccessKey[] {
  const hasEnded = (key: AccessKey) => Number(['revoked', 'expired'].includes(stateOf(key, now)));
  return [...keys].sort(
    (one, other) => hasEnded(one) - hasEnded(other) || Date.parse(other.createdAt) - Date.parse(one.createdAt),
  );
}

/** A key that was given out on this page, with its secret: known while the page is open, and stored nowhere. */
export interface IssuedKey {
  readonly key: AccessKey;
  readonly secret: string;
}

/** Days that a key may be given, or that an old key may work beside its successor; undefined: until it is revoked. */
export const LIFETIMES = [undefined, 1, 7, 30, 90, 365] as const;

const DAY_MS = 86_400_000;

export function endOf(days: number | undefined, now: Date): string | undefined {
  return days === undefined ? undefined : new Date(now.getTime() + days * DAY_MS).toISOString();
}
