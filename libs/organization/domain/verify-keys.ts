import { timingSafeEqual } from 'node:crypto';

import type { Clock } from '@tokenledger/shared/time';

import type {
  IngestionIdentity,
  IngestionKeyVerifier,
  KeyRefusal,
  KeyVerdict,
  ReadIdentity,
  ReadKeyVerifier,
} from './access-keys';
import type { AccessKey, KeyRecord } from './access-key';
import { hashKeySecret, type KeyKind, readKeySecret } from './key-secret';
import type { AccessKeys } from './ports';
import type { TenantId } from './tenant-id';

export interface VerifierSettings {
  /** How long a look-up is believed: a revoked key works for at most this long. Milliseconds. */
  readonly believeMs: number;
  /** While the store is out of reach, a key that was valid is believed for this long after its last look-up. */
  readonly believeInOutageMs: number;
  /** Keys remembered at a time. */
  readonly maxRemembered: number;
}

export const DEFAULT_VERIFIER_SETTINGS: VerifierSettings = {
  believeMs: 3_000,
  believeInOutageMs: 60_000,
  maxRemembered: 10_000,
};

interface Remembered {
  readonly record: KeyRecord | undefined;
  readonly atMs: number;
}

const TOUCH_EVERY_MS = 60_000;

/**
 * Looks keys up with a short memory, so that a busy sender costs one look-up in three seconds.
 *
 * A revocation holds within `believeMs`. An outage of the store stops no sender that was valid before it, for a minute:
 * a restart of PostgreSQL must not lose usage. Unknown keys are not believed in an outage.
 */
class KeyLookup {
  private readonly remembered = new Map<string, Remembered>();
  /** When a use was noted last, in Unix milliseconds. */
  private readonly touched = new Map<string, number>();
  private readonly pending = new Map<string, Promise<KeyRecord | undefined>>();

  constructor(
    private readonly keys: AccessKeys,
    private readonly clock: Clock,
    private readonly settings: VerifierSettings,
  ) {}

  async find(keyId: string): Promise<KeyRecord | undefined> {
    const nowMs = this.clock.now().getTime();
    const known = this.remembered.get(keyId);
    if (known !== undefined && nowMs - known.atMs < this.settings.believeMs) return known.record;
    try {
      return await this.lookUp(keyId);
    } catch (error) {
      if (known?.record !== undefined && nowMs - known.atMs < this.settings.believeInOutageMs) return known.record;
      throw error;
    }
  }

  hasExpired({ expiresAt }: AccessKey): boolean {
    return expiresAt !== undefined && this.clock.now() >= expiresAt;
  }

  /** Notes the use, at most once a minute a key; a failure to note is no failure of the sender. */
  touch(key: AccessKey): void {
    const nowMs = this.clock.now().getTime();
    const last = this.touched.get(key.keyId) ?? key.lastUsedAt?.getTime() ?? 0;
    if (nowMs - last < TOUCH_EVERY_MS) return;
    keepBounded(this.touched, key.keyId, nowMs, this.settings.maxRemembered);
    this.keys.touch(key.keyId, new Date(nowMs)).catch(() => this.touched.delete(key.keyId));
  }

  private lookUp(keyId: string): Promise<KeyRecord | undefined> {
    const running = this.pending.get(keyId);
    if (running !== undefined) return running;
    const lookUp = this.keys
      .find(keyId)
      .then((record) => {
        this.remember(keyId, record);
        return record;
      })
      .finally(() => this.pending.delete(keyId));
    this.pending.set(keyId, lookUp);
    return lookUp;
  }

  private remember(keyId: string, record: KeyRecord | undefined): void {
    keepBounded(this.remembered, keyId, { record, atMs: this.clock.now().getTime() }, this.settings.maxRemembered);
  }
}

/** Forgets what was set longest ago: senders with made-up keys must not fill the memory. */
function keepBounded<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= limit) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}

async function verdictOf(lookup: KeyLookup, kind: KeyKind, secret: string): Promise<KeyVerdict<ReadIdentity>> {
  const keyId = readKeySecret(kind, secret);
  if (keyId === undefined) return refused('malformed');
  const record = await lookup.find(keyId);
  if (record === undefined || record.key.kind !== kind) return refused('unknown');
  if (!timingSafeEqual(record.key.secretHash, hashKeySecret(secret))) return refused('unknown');
  if (record.key.revokedAt !== undefined) return refused('revoked');
  if (lookup.hasExpired(record.key)) return refused('expired');
  if (record.tenantSuspended) return refused('tenant-suspended');
  lookup.touch(record.key);
  return { verdict: 'valid', identity: { tenant: record.key.tenant, keyId, scope: record.key.scope } };
}

function refused(reason: KeyRefusal): { readonly verdict: 'refused'; readonly reason: KeyRefusal } {
  return { verdict: 'refused', reason };
}

export class CachingIngestionKeyVerifier implements IngestionKeyVerifier {
  private readonly lookup: KeyLookup;

  constructor(keys: AccessKeys, clock: Clock, settings: VerifierSettings = DEFAULT_VERIFIER_SETTINGS) {
    this.lookup = new KeyLookup(keys, clock, settings);
  }

  verify(secret: string): Promise<KeyVerdict<IngestionIdentity>> {
    return verdictOf(this.lookup, 'ingestion', secret);
  }

  async signingKeyOf(tenant: TenantId, keyId: string): Promise<Uint8Array | undefined> {
    const record = await this.lookup.find(keyId);
    if (record === undefined || record.key.tenant !== tenant || record.key.kind !== 'ingestion') return undefined;
    if (record.key.revokedAt !== undefined || record.tenantSuspended) return undefined;
    if (this.lookup.hasExpired(record.key)) return undefined;
    this.lookup.touch(record.key);
    return record.key.signingKey;
  }
}

export class CachingReadKeyVerifier implements ReadKeyVerifier {
  private readonly lookup: KeyLookup;

  constructor(keys: AccessKeys, clock: Clock, settings: VerifierSettings = DEFAULT_VERIFIER_SETTINGS) {
    this.lookup = new KeyLookup(keys, clock, settings);
  }

  verify(secret: string): Promise<KeyVerdict<ReadIdentity>> {
    return verdictOf(this.lookup, 'read', secret);
  }
}
