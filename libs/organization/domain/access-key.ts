import type { GrantScope } from './access';
import type { KeyKind } from './key-secret';
import type { TenantId } from './tenant-id';

/** Names as telemetry would give them; what is not named stays open. */
export interface KeyOwner {
  readonly team?: string;
  readonly project?: string;
  readonly costCenter?: string;
}

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
  /** From then on it is refused; undefined: works until it is revoked. */
  readonly expiresAt: Date | undefined;
  /** What a read key may read: the whole organisation, or the spend of one unit. */
  readonly scope: GrantScope;
  /** Of an ingestion key: who owns the calls that it brings and that do not say it themselves. Never changes. */
  readonly owner: KeyOwner;
  readonly revokedAt: Date | undefined;
  /** To the minute. */
  readonly lastUsedAt: Date | undefined;
}

/** A key together with what its tenant may do. */
export interface KeyRecord {
  readonly key: AccessKey;
  readonly tenantSuspended: boolean;
}

/** A key that has a successor. */
export interface ReplacedKey {
  readonly keyId: string;
  /** Undefined: until it is revoked, or expires by itself. */
  readonly worksUntil: Date | undefined;
}
