import { createHash } from 'node:crypto';

/** Headers of our records. Values are ASCII. */
export const TENANT_HEADER = 'x-tenant-id';
export const KEY_ID_HEADER = 'x-key-id';
/** Who reported, where a tenant has several reporters (a vendor's or gateway's export). */
export const SOURCE_HEADER = 'x-source';
export const PROOF_HEADER = 'x-record-proof';

/** Whose a record says it is. */
export interface RecordClaim {
  readonly tenant: string;
  /** Public id of the ingestion key. */
  readonly keyId?: string;
  readonly source?: string;
}

/** The same rule as the organisation's tenant ids; shared code cannot ask there. */
const TENANT = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const NAME = /^[\x21-\x7e](?:[\x20-\x7e]{0,126}[\x21-\x7e])?$/;

export type ClaimFault = 'tenant-missing' | 'tenant-malformed' | 'key-id-malformed' | 'source-malformed';

export function faultOfClaim(claim: { readonly [Name in keyof RecordClaim]?: string | undefined }):
  ClaimFault | undefined {
  if (claim.tenant === undefined) return 'tenant-missing';
  if (!TENANT.test(claim.tenant)) return 'tenant-malformed';
  if (claim.keyId !== undefined && !NAME.test(claim.keyId)) return 'key-id-malformed';
  if (claim.source !== undefined && !NAME.test(claim.source)) return 'source-malformed';
  return undefined;
}

/** @throws RangeError naming what is wrong with the claim */
export function requireSoundClaim(claim: RecordClaim): void {
  const fault = faultOfClaim(claim);
  if (fault !== undefined) {
    throw new RangeError(
      `record claim: ${fault} (a tenant is 1 to 64 lower-case letters, digits or dashes; key id and source are 1 to 128 printable ASCII characters)`,
    );
  }
}

export function claimHeaders({ tenant, keyId, source }: RecordClaim): Record<string, string> {
  return {
    [TENANT_HEADER]: tenant,
    ...(keyId === undefined ? {} : { [KEY_ID_HEADER]: keyId }),
    ...(source === undefined ? {} : { [SOURCE_HEADER]: source }),
  };
}

const VERSION_LABEL = 'tokenledger record proof v1';
const ABSENT = 0xffffffff;

/**
 * What a proof covers: topic, claim and value. Each field goes in with its length before it, and an absent field
 * differs from an empty one: nothing can be moved from one field to another under the same proof.
 */
export function contentToProve(topic: string, claim: RecordClaim, value: Uint8Array): Buffer {
  const digest = createHash('sha256').update(value).digest();
  const fields = [VERSION_LABEL, topic, claim.tenant, claim.keyId, claim.source, digest];
  return Buffer.concat(fields.flatMap(withLength));
}

function withLength(field: string | Buffer | undefined): readonly Buffer[] {
  const length = Buffer.alloc(4);
  if (field === undefined) {
    length.writeUInt32BE(ABSENT);
    return [length];
  }
  const bytes = typeof field === 'string' ? Buffer.from(field) : field;
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}
