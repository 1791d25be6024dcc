import type { Clock } from '@tokenledger/shared/time';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { signingPublicKey } from '@tokenledger/shared/record-proof';

import type { AccessKey } from './access-key';
import type { Actor } from './audit';
import { createKeySecret, hashKeySecret, isKeyId, type KeyKind, type RandomBytes } from './key-secret';
import type { AccessKeys } from './ports';
import type { TenantId } from './tenant-id';

/** A key just made: the only time its secret is seen. */
export interface IssuedKey {
  readonly key: AccessKey;
  readonly secret: string;
}

export type KeyProblem = { readonly field: 'name' | 'keyId'; readonly message: string };

const LONGEST_NAME = 200;

/** Creates, lists, rotates and revokes keys. */
export class KeyManager {
  constructor(
    private readonly keys: AccessKeys,
    private readonly clock: Clock,
    private readonly random?: RandomBytes,
  ) {}

  issue(tenant: TenantId, kind: KeyKind, name: string, by: Actor): Promise<Result<IssuedKey, KeyProblem>> {
    return this.add(tenant, kind, name, by);
  }

  list(tenant: TenantId): Promise<readonly AccessKey[]> {
    return this.keys.list(tenant);
  }

  /** The old key keeps working until it is revoked: senders can be moved one by one. */
  async rotate(tenant: TenantId, keyId: string, by: Actor): Promise<Result<IssuedKey, KeyProblem>> {
    const old = (await this.keys.list(tenant)).find((key) => key.keyId === keyId && key.revokedAt === undefined);
    if (old === undefined) return failed(unknownKey(keyId));
    return this.add(tenant, old.kind, old.name, by, keyId);
  }

  /** @returns the key as it is afterwards; it is refused everywhere within seconds */
  async revoke(tenant: TenantId, keyId: string, by: Actor): Promise<Result<AccessKey, KeyProblem>> {
    const revoked = isKeyId(keyId) && (await this.keys.revoke(tenant, keyId, by, this.clock.now()));
    const record = revoked ? await this.keys.find(keyId) : undefined;
    return record === undefined ? failed(unknownKey(keyId)) : ok(record.key);
  }

  private async add(
    tenant: TenantId,
    kind: KeyKind,
    name: string,
    by: Actor,
    rotated?: string,
  ): Promise<Result<IssuedKey, KeyProblem>> {
    const label = name.trim();
    if (label === '' || label.length > LONGEST_NAME || /\p{Cc}/u.test(label)) {
      return failed({ field: 'name', message: `Give the key a name of 1 to ${LONGEST_NAME} characters, in one line.` });
    }
    const { keyId, secret } = createKeySecret(kind, this.random);
    const key: AccessKey = {
      keyId,
      kind,
      tenant,
      name: label,
      secretHash: hashKeySecret(secret),
      signingKey: kind === 'ingestion' ? signingPublicKey(secret) : undefined,
      createdAt: this.clock.now(),
      revokedAt: undefined,
      lastUsedAt: undefined,
    };
    await this.keys.add(key, by, rotated);
    return ok({ key, secret });
  }
}

function unknownKey(keyId: string): KeyProblem {
  return { field: 'keyId', message: `There is no active key ${keyId}; list the keys to see their ids.` };
}
