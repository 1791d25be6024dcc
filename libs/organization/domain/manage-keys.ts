import type { Clock } from '@tokenledger/shared/time';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { signingPublicKey } from '@tokenledger/shared/record-proof';

import type { GrantScope } from './access';
import type { AccessKey } from './access-key';
import { createKeySecret, hashKeySecret, isKeyId, type KeyKind, type RandomBytes } from './key-secret';
import type { AccessKeys } from './ports';
import type { TenantId } from './tenant-id';

/** A key just made: the only time its secret is seen. */
export interface IssuedKey {
  readonly key: AccessKey;
  readonly secret: string;
}

export type KeyProblem = {
  readonly field: 'name' | 'keyId' | 'expiresAt' | 'scopeUnit' | 'oldWorksUntil';
  readonly message: string;
};

/** What a key is made with. */
export interface NewKey {
  readonly kind: KeyKind;
  readonly name: string;
  /** Works until it is revoked unless given. */
  readonly expiresAt?: Date | undefined;
  /** Read keys only: the whole organisation unless given. */
  readonly scope?: GrantScope | undefined;
}

const LONGEST_NAME = 200;

/** Creates, lists, rotates and revokes keys. */
export class KeyManager {
  constructor(
    private readonly keys: AccessKeys,
    private readonly clock: Clock,
    private readonly random?: RandomBytes,
  ) {}

  /** @param options see `NewKey`; kind and name are always given */
  async issue(
    tenant: TenantId,
    kind: KeyKind,
    name: string,
    { expiresAt, scope = 'organisation' }: Omit<NewKey, 'kind' | 'name'> = {},
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
      revokedAt: undefined,
      lastUsedAt: undefined,
    };
    await this.keys.add(key);
    return ok({ key, secret });
  }

  list(tenant: TenantId): Promise<readonly AccessKey[]> {
    return this.keys.list(tenant);
  }

  /**
   * Makes a successor, with the same name and limits. The old key keeps working, so that senders can be moved one by one:
   * until it is revoked, or until the time given.
   */
  async rotate(tenant: TenantId, keyId: string, oldWorksUntil?: Date): Promise<Result<IssuedKey, KeyProblem>> {
    const now = this.clock.now();
    const old = (await this.keys.list(tenant)).find((key) => key.keyId === keyId && isInForce(key, now));
    if (old === undefined) return failed(unknownKey(keyId));
    if (oldWorksUntil !== undefined && oldWorksUntil <= now) return failed(inThePast('oldWorksUntil', now));
    const issued = await this.issue(tenant, old.kind, old.name, { expiresAt: old.expiresAt, scope: old.scope });
    if (issued.ok && oldWorksUntil !== undefined) await this.keys.expire(tenant, keyId, oldWorksUntil);
    return issued;
  }

  /** @returns the key as it is afterwards; it is refused everywhere within seconds */
  async revoke(tenant: TenantId, keyId: string): Promise<Result<AccessKey, KeyProblem>> {
    const revoked = isKeyId(keyId) && (await this.keys.revoke(tenant, keyId, this.clock.now()));
    const record = revoked ? await this.keys.find(keyId) : undefined;
    return record === undefined ? failed(unknownKey(keyId)) : ok(record.key);
  }
}

function unknownKey(keyId: string): KeyProblem {
  return { field: 'keyId', message: `There is no active key ${keyId}; list the keys to see their ids.` };
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
