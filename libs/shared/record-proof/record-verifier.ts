import { type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import {
  type ClaimFault,
  contentToProve,
  faultOfClaim,
  KEY_ID_HEADER,
  PROOF_HEADER,
  type RecordClaim,
  SOURCE_HEADER,
  TENANT_HEADER,
} from './record-claim';
import { COLLECTOR_PROOF, collectorProof, KEY_PROOF, requireLongSecret, toPublicKey } from './record-signer';

/**
 * Whom the broker's ACLs let write to a topic: anyone (so records must be signed), the collector alone (its headers
 * are believed), or one tenant alone (its records need no headers, as those of an OpenTelemetry Collector).
 */
export type TopicTrust = 'signed' | { readonly trusted: 'collector' } | { readonly tenant: string };

export type ProofRefusal =
  | ClaimFault
  | 'proof-missing'
  | 'proof-malformed'
  | 'proof-wrong'
  | 'key-id-missing'
  | 'key-unknown'
  | 'collector-not-accepted'
  | 'another-tenant';

export type RecordProof =
  ({ readonly proven: true } & RecordClaim) | { readonly proven: false; readonly reason: ProofRefusal };

export interface RecordToVerify {
  readonly topic: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

export interface RecordVerifier {
  /** Whose the record is, or why that is not proven. Rejects only where `signingKeyOf` does. */
  verify(record: RecordToVerify): Promise<RecordProof>;
}

export interface VerifierSettings {
  /** Of the deployment; several while it is being changed. Without one, collectors' proofs are not accepted. */
  readonly collectorSecret?: string | readonly string[];
  /** @returns undefined where the key is unknown or revoked; asked for every signed record, so it should remember */
  signingKeyOf(tenant: string, keyId: string): Promise<Uint8Array | undefined>;
  /** Topics that are not named must be signed. */
  readonly topicTrust?: ReadonlyMap<string, TopicTrust>;
}

const MOST_KEYS_REMEMBERED = 10_000;

/** @throws RangeError where a collector secret is too short or a trusted tenant malformed */
export function createRecordVerifier(settings: VerifierSettings): RecordVerifier {
  const secrets = [settings.collectorSecret ?? []].flat();
  secrets.forEach(requireLongSecret);
  for (const trust of settings.topicTrust?.values() ?? []) {
    if (typeof trust === 'object' && 'tenant' in trust && faultOfClaim(trust) !== undefined) {
      throw new RangeError(`a topic is given to "${trust.tenant}", which is not a tenant id`);
    }
  }
  const keys = new RememberedKeys();

  return {
    async verify(record) {
      const trust = settings.topicTrust?.get(record.topic) ?? 'signed';
      if (typeof trust === 'object' && 'tenant' in trust) return ofOneTenant(record, trust.tenant);
      const read = readClaim(record);
      if ('fault' in read) return refused(read.fault);
      if (trust !== 'signed') return { proven: true, ...read.claim };

      const proof = record.headers[PROOF_HEADER];
      if (proof === undefined) return refused('proof-missing');
      if (proof.startsWith(COLLECTOR_PROOF)) return byCollector(record, read.claim, proof, secrets);
      if (proof.startsWith(KEY_PROOF)) return byKey(record, read.claim, proof, settings, keys);
      return refused('proof-malformed');
    },
  };
}

/** The topic names the tenant; a header that names another one is a mistake that somebody should see. */
function ofOneTenant({ headers }: RecordToVerify, tenant: string): RecordProof {
  const named = headers[TENANT_HEADER];
  if (named !== undefined && named !== tenant) return refused('another-tenant');
  const source = headers[SOURCE_HEADER];
  const claim = { tenant, ...(source === undefined ? {} : { source }) };
  const fault = faultOfClaim(claim);
  return fault === undefined ? { proven: true, ...claim } : refused(fault);
}

function readClaim({ headers }: RecordToVerify): { readonly claim: RecordClaim } | { readonly fault: ClaimFault } {
  const [tenant, keyId, source] = [headers[TENANT_HEADER], headers[KEY_ID_HEADER], headers[SOURCE_HEADER]];
  const fault = faultOfClaim({ tenant, keyId, source });
  if (fault !== undefined || tenant === undefined) return { fault: fault ?? 'tenant-missing' };
  return {
    claim: { tenant, ...(keyId === undefined ? {} : { keyId }), ...(source === undefined ? {} : { source }) },
  };
}

function byCollector(
  { topic, value }: RecordToVerify,
  claim: RecordClaim,
  proof: string,
  secrets: readonly string[],
): RecordProof {
  if (secrets.length === 0) return refused('collector-not-accepted');
  const given = fromBase64Url(proof.slice(COLLECTOR_PROOF.length));
  if (given === undefined) return refused('proof-malformed');
  const content = contentToProve(topic, claim, value);
  const matches = secrets.some((secret) => areEqual(given, collectorProof(secret, content)));
  return matches ? { proven: true, ...claim } : refused('proof-wrong');
}

async function byKey(
  { topic, value }: RecordToVerify,
  claim: RecordClaim,
  proof: string,
  settings: VerifierSettings,
  keys: RememberedKeys,
): Promise<RecordProof> {
  if (claim.keyId === undefined) return refused('key-id-missing');
  const signature = fromBase64Url(proof.slice(KEY_PROOF.length));
  if (signature === undefined) return refused('proof-malformed');
  const publicKey = await settings.signingKeyOf(claim.tenant, claim.keyId);
  if (publicKey === undefined) return refused('key-unknown');
  const matches = verify(null, contentToProve(topic, claim, value), keys.of(publicKey), signature);
  return matches ? { proven: true, ...claim } : refused('proof-wrong');
}

function refused(reason: ProofRefusal): RecordProof {
  return { proven: false, reason };
}

/** One text for one signature: what does not encode back to the same text is refused. */
function fromBase64Url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length > 0 && bytes.toString('base64url') === text ? bytes : undefined;
}

function areEqual(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Parsed public keys by their bytes. Says nothing about who may use them: that is asked anew for every record. */
class RememberedKeys {
  readonly #keys = new Map<string, KeyObject>();

  of(publicKey: Uint8Array): KeyObject {
    const name = Buffer.from(publicKey).toString('base64');
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const parsed = toPublicKey(publicKey);
    if (this.#keys.size >= MOST_KEYS_REMEMBERED) this.#keys.clear();
    this.#keys.set(name, parsed);
    return parsed;
  }
}
