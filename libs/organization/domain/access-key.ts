import type { KeyKind } from './key-secret';
import type { TenantId } from './tenant-id';

/** A key as it is kept: everything but its secret. */
export interface AccessKey {
  readonly keyId: string;
  readonly kind: KeyKind;
  readonly tenant: TenantId;
  /** For people; unique is not required. */
  readonly name: string;
  readonly secretHash: Buffer;
  /** Ed25519, 32 bytes; ingestion keys only: records signed by the key are checked with it. */
  readonly signingKey: Uint8Array | undefined;
  readonly createdAt: Date;
  readonly revokedAt: Date | undefined;
  /** To the minute. */
  readonly lastUsedAt: Date | undefined;
}

/** A key together with what its tenant may do. */
export interface KeyRecord {
  readonly key: AccessKey;
  readonly tenantSuspended: boolean;
}
