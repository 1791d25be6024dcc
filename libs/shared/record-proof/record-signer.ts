import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { claimHeaders, contentToProve, PROOF_HEADER, type RecordClaim, requireSoundClaim } from './record-claim';

/** Signs the records of one ingestion key. */
export interface RecordSigner {
  /** All headers of a record of ours, the proof included. The value must reach the topic byte for byte. */
  headersFor(topic: string, value: Uint8Array): Record<string, string>;
}

/** Signs records of any tenant, for a collector that has checked their credentials. */
export interface CollectorSigner {
  /** @throws RangeError where the claim is malformed */
  headersFor(claim: RecordClaim, topic: string, value: Uint8Array): Record<string, string>;
}

export const KEY_PROOF = 'v1.ed25519.';
export const COLLECTOR_PROOF = 'v1.hmac-sha256.';

/** Keeps the signing seed apart from every other use of the secret's hash (keys are stored hashed). */
const SEED_LABEL = 'tokenledger record signing key v1\0';

/** DER before the 32 bytes of an Ed25519 private key (PKCS #8, RFC 8410 §7) and of a public one (SPKI, §4). */
const PRIVATE_KEY_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_KEY_DER = Buffer.from('302a300506032b6570032100', 'hex');
const PUBLIC_KEY_BYTES = 32;

const FEWEST_SECRET_CHARACTERS = 16;

/**
 * The public half of the key pair that an ingestion key stands for. The ledger stores it beside the key's hash:
 * with it records can be checked, not signed.
 * @param keySecret the ingestion key as its owner has it
 * @returns 32 bytes
 */
export function signingPublicKey(keySecret: string): Uint8Array {
  const spki = createPublicKey(privateKeyOf(keySecret)).export({ type: 'spki', format: 'der' });
  return Uint8Array.from(spki.subarray(spki.length - PUBLIC_KEY_BYTES));
}

/** @throws RangeError where the claim is malformed or the secret too short to be one */
export function createKeySigner(options: {
  readonly tenant: string;
  readonly keyId: string;
  readonly keySecret: string;
  readonly source?: string;
}): RecordSigner {
  const { keySecret, ...claim } = options;
  requireSoundClaim(claim);
  const privateKey = privateKeyOf(keySecret);
  const headers = claimHeaders(claim);
  return {
    headersFor: (topic, value) => {
      const signature = sign(null, contentToProve(topic, claim, value), privateKey);
      return { ...headers, [PROOF_HEADER]: KEY_PROOF + signature.toString('base64url') };
    },
  };
}

/** @param secret of the deployment, shared by its collectors and processors. @throws RangeError where it is too short */
export function createCollectorSigner(secret: string): CollectorSigner {
  requireLongSecret(secret);
  return {
    headersFor: (claim, topic, value) => {
      requireSoundClaim(claim);
      const proof = collectorProof(secret, contentToProve(topic, claim, value));
      return { ...claimHeaders(claim), [PROOF_HEADER]: COLLECTOR_PROOF + proof.toString('base64url') };
    },
  };
}

export function collectorProof(secret: string, content: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(content).digest();
}

/** @param publicKey 32 bytes. @throws RangeError on another length */
export function toPublicKey(publicKey: Uint8Array): KeyObject {
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new RangeError('an Ed25519 public key has 32 bytes');
  return createPublicKey({ key: Buffer.concat([PUBLIC_KEY_DER, publicKey]), format: 'der', type: 'spki' });
}

export function requireLongSecret(secret: string): void {
  if (secret.length < FEWEST_SECRET_CHARACTERS) {
    throw new RangeError(`a signing secret needs at least ${FEWEST_SECRET_CHARACTERS} characters`);
  }
}

function privateKeyOf(keySecret: string): KeyObject {
  requireLongSecret(keySecret);
  const seed = createHash('sha256').update(SEED_LABEL).update(keySecret).digest();
  return createPrivateKey({ key: Buffer.concat([PRIVATE_KEY_DER, seed]), format: 'der', type: 'pkcs8' });
}
