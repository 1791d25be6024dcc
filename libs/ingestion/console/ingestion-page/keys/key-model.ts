import type { AccessKeyFieldsFragment, AccessKeyKind } from '../../operations';

export type AccessKey = AccessKeyFieldsFragment;

export const KEY_KINDS = ['INGESTION', 'READ'] as const satisfies readonly AccessKeyKind[];

export const KEY_STATES = ['active', 'unused', 'revoked'] as const;

export type KeyState = (typeof KEY_STATES)[number];

export const LONGEST_KEY_NAME = 200;

export function stateOf(key: AccessKey): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  return key.lastUsedAt === null ? 'unused' : 'active';
}

/** Keys in force first, then the newest first. */
export function inOrder(keys: readonly AccessKey[]): readonly AccessKey[] {
  return [...keys].sort(
    (one, other) =>
      Number(one.revokedAt !== null) - Number(other.revokedAt !== null) ||
      Date.parse(other.createdAt) - Date.parse(one.createdAt),
  );
}

/** A key that was given out on this page, with its secret: known while the page is open, and stored nowhere. */
export interface IssuedKey {
  readonly key: AccessKey;
  readonly secret: string;
}
