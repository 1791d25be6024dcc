import { BUCKET_SECONDS } from '@tokenledger/shared/time';

/**
 * Names a call of a tenant: the bucket its booking was seen in, and its id there. Its booking may have moved to a
 * neighbouring bucket since, because another observer's clock said so: whoever looks a call up looks there as well.
 */
export interface CallRef {
  /** Start of the bucket in Unix seconds. */
  readonly bucket: number;
  /** 128 bits in lower-case hex. */
  readonly callId: string;
}

const CALL_REF = /^([0-9a-z]{1,6})-([0-9a-f]{32})$/;

/** A call's name as text: stable, and of use in addresses. */
export function formatCallRef({ bucket, callId }: CallRef): string {
  return `${(bucket / BUCKET_SECONDS).toString(36)}-${callId}`;
}

/** @returns undefined where the text is no such name */
export function parseCallRef(text: string): CallRef | undefined {
  const match = CALL_REF.exec(text);
  if (match === null) return undefined;
  const [, quarter = '', callId = ''] = match;
  const ref = { bucket: Number.parseInt(quarter, 36) * BUCKET_SECONDS, callId };
  // The ledger keeps Unix seconds of 32 bits.
  return ref.bucket < 2 ** 32 && formatCallRef(ref) === text ? ref : undefined;
}
