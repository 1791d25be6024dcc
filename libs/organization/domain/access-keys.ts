import type { GrantScope } from './access';
import type { TenantId } from './tenant-id';

/** Who sends: what a valid ingestion key stands for. */
export interface IngestionIdentity {
  readonly tenant: TenantId;
  /** Public id of the key; safe in logs, headers and rows. */
  readonly keyId: string;
}

export type KeyRefusal = 'malformed' | 'unknown' | 'revoked' | 'expired' | 'tenant-suspended';

export type KeyVerdict<Identity> =
  | { readonly verdict: 'valid'; readonly identity: Identity }
  | { readonly verdict: 'refused'; readonly reason: KeyRefusal };

/** Checks ingestion keys. A failing store throws (retriable); it never looks like a wrong key. */
export interface IngestionKeyVerifier {
  /** @param secret the bearer token as sent; a revoked key is refused within seconds of its revocation */
  verify(secret: string): Promise<KeyVerdict<IngestionIdentity>>;
  /**
   * Public key (Ed25519, 32 bytes) with which records signed by this ingestion key are checked.
   * @returns undefined where the key is unknown or revoked
   */
  signingKeyOf(tenant: TenantId, keyId: string): Promise<Uint8Array | undefined>;
}

/** Who reads: what a valid read key stands for. */
export interface ReadIdentity {
  readonly tenant: TenantId;
  readonly keyId: string;
  readonly scope: GrantScope;
}

/** Checks read keys; the same promises as for ingestion keys. */
export interface ReadKeyVerifier {
  verify(secret: string): Promise<KeyVerdict<ReadIdentity>>;
}
