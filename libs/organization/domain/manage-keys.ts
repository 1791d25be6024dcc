import type { Clock } from '@tokenledger/shared/time';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { signingPublicKey } from '@tokenledger/shared/record-proof';

import type { GrantScope } from './access';
import type { AccessKey, KeyOwner, ReplacedKey } from './access-key';
import type { Actor } from './audit';
import { createKeySecret, hashKeySecret, isKeyId, type KeyKind, type RandomBytes } from './key-secret';
import type { AccessKeys } from './ports';
import type { TenantId } from './tenant-id';

/** A key just made: the only time its secret is seen. */
export interface IssuedKey {
  readonly key: AccessKey;
  readonly secret: string;
}

export type KeyProblem = {
  readonly field: 'name' | 'keyId' | 'expiresAt' | 'scopeUnit' | 'oldWorksUntil' | keyof KeyOwner;
  readonly message: string;
};

/** How far a key reaches. */
export interface KeyLimits {
  /** Works until it is revoked unless given. */
  readonly expiresAt?: Date | undefined;
  /** Read keys only: the whole organisation unless given. */
  readonly scope?: GrantScope | undefined;
  /** Ingestion keys only: nobody unless given. */
  readonly owner?: KeyOwner | undefined;
}

interface NewKey extends KeyLimits {
  readonly kind: KeyKind;
  readonly name: string;
}

const LONGEST_NAME = 200;

/** Creates, lists, rotates and revokes keys. */
export class KeyManager {
  constructor(
    private readonly keys: AccessKeys,
    private readonly clock: Clock,
    private readonly random?: RandomBytes,
  ) {}

  issue(
    tenant: TenantId,
    kind: KeyKind,
    name: string,
    by: Actor,
    limits: KeyLimits = {},
  ): Promise<Result<IssuedKey, KeyProblem>> {
    return this.add(tenant, { kind, name, ...limits }, by);
  }

  list(tenant: TenantId): Promise<readonly AccessKey[]> {
    return this.keys.list(tenant);
  }

  /**
   * Makes a successor, with the same name and limits, that works from now for as long as the old one was made for. The old
   * key keeps working, so that senders can be moved one by one: until it is revoked, or until the time given.
   */
  async rotate(
    tenant: TenantId,
    keyId: string,
    by: Actor,
    oldWorksUntil?: Date,
  ): Promise<Result<IssuedKey, KeyProblem>> {
    const now = this.clock.now();
    const old = (await this.keys.list(tenant)).find((key) => key.keyId === keyId && isInForce(key, now));
    if (old === undefined) return failed(unknownKey(keyId));
    if (oldWorksUntil !== undefined && oldWorksUntil <= now) return failed(inThePast('oldWorksUntil', now));
    return this.add(tenant, { ...old, expiresAt: renewed(old, now) }, by, { keyId, worksUntil: oldWorksUntil });
  }

  /** @returns the key as it is afterwards; it is refused everywhere within seconds */
  async revoke(tenant: TenantId, keyId: string, by: Actor): Promise<Result<AccessKey, KeyProblem>> {
    const revoked = isKeyId(keyId) && (await this.keys.revoke(tenant, keyId, by, this.clock.now()));
    const record = revoked ? await this.keys.find(keyId) : undefined;
    return record === undefined ? failed(unknownKey(keyId)) : ok(record.key);
  }

  private async add(
    tenant: TenantId,
    { kind, name, expiresAt, scope = 'organisation', owner = {} }: NewKey,
    by: Actor,
    replaces?: ReplacedKey,
  ): Promise<Result<IssuedKey, KeyProblem>> {
    const label = name.trim();
    if (label === '' || label.length > LONGEST_NAME || /\p{Cc}/u.test(label)) {
      return failed({ field: 'name', message: `Give the key a name of 1 to ${LONGEST_NAME} characters, in one line.` });
    }
    const now = this.clock.now();
    if (expiresAt !== undefined && expiresAt <= now) return failed(inThePast('expiresAt', now));
    if (scope !== 'organisation' && kind !== 'read') {
      return failed({
        field: 'scopeUnit',
        message: 'Only read keys are limited to a unit: an ingestion key reads nothing.',
      });
    }
    const ownerProblem = problemOfOwner(kind, owner);
    if (ownerProblem !== undefined) return failed(ownerProblem);
    const { keyId, secret } = createKeySecret(kind, this.random);
    const key: AccessKey = {
      keyId,
      kind,
      tenant,
      name: label,
      secretHash: hashKeySecret(secret),
      signingKey: kind === 'ingestion' ? signingPublicKey(secret) : undefined,
      createdAt: now,
      expiresAt,
      scope,
      owner,
      revokedAt: undefined,
      lastUsedAt: undefined,
    };
    await this.keys.add(key, by, replaces);
    return ok({ key, secret });
  }
}

function unknownKey(keyId: string): KeyProblem {
  return { field: 'keyId', message: `There is no active key ${keyId}; list the keys to see their ids.` };
}

/** A key of 90 days is followed by one of 90 days: it is mostly rotated because it expires. */
function renewed({ createdAt, expiresAt }: AccessKey, now: Date): Date | undefined {
  return expiresAt && new Date(now.getTime() + expiresAt.getTime() - createdAt.getTime());
}

function isInForce({ revokedAt, expiresAt }: AccessKey, now: Date): boolean {
  return revokedAt === undefined && (expiresAt === undefined || now < expiresAt);
}

function inThePast(field: 'expiresAt' | 'oldWorksUntil', now: Date): KeyProblem {
  return {
    field,
    message: `A time after now (${now.toISOString()}) is expected; none lets the key work until it is revoked.`,
  };
}

function problemOfOwner(kind: KeyKind, owner: KeyOwner): KeyProblem | undefined {
  for (const field of ['team', 'project', 'costCenter'] as const) {
    const name = owner[field];
    if (name === undefined) continue;
    if (kind !== 'ingestion') return { field, message: 'Only ingestion keys bring calls that somebody owns.' };
    if (name.trim() === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) {
      return {
        field,
        message: `A name of 1 to ${LONGEST_NAME} characters in one line is expected, as telemetry would give it.`,
      };
    }
  }
  return undefined;
}
