import {
  type AccessKey,
  type AccessKeys,
  type KeyRecord,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import { type DataSource, IsNull } from 'typeorm';

import { scopeFromDb, scopeToDb } from './access/stored-scope';
import { AccessKeyEntity } from './access-key.entity';
import { TenantEntity } from './tenant.entity';

/** Keys in PostgreSQL. */
export class TypeOrmAccessKeys implements AccessKeys {
  constructor(private readonly dataSource: DataSource) {}

  async find(keyId: string): Promise<KeyRecord | undefined> {
    const row = await this.dataSource.getRepository(AccessKeyEntity).findOneBy({ keyId });
    if (row === null) return undefined;
    const tenant = await this.dataSource.getRepository(TenantEntity).findOneByOrFail({ id: row.tenantId });
    return { key: fromDb(row), tenantSuspended: tenant.status === 'suspended' };
  }

  async list(tenant: TenantId): Promise<readonly AccessKey[]> {
    const rows = await this.dataSource
      .getRepository(AccessKeyEntity)
      .find({ where: { tenantId: tenant }, order: { createdAt: 'ASC', keyId: 'ASC' } });
    return rows.map(fromDb);
  }

  async add(key: AccessKey): Promise<void> {
    const { scope_kind: scopeKind, scope_unit: scopeUnit } = scopeToDb(key.scope);
    await this.dataSource.getRepository(AccessKeyEntity).insert({
      keyId: key.keyId,
      kind: key.kind,
      tenantId: key.tenant,
      name: key.name,
      secretHash: key.secretHash,
      signingKey: key.signingKey === undefined ? null : Buffer.from(key.signingKey),
      createdAt: key.createdAt,
      expiresAt: key.expiresAt ?? null,
      scopeKind,
      scopeUnit,
      revokedAt: key.revokedAt ?? null,
      lastUsedAt: key.lastUsedAt ?? null,
    });
  }

  async revoke(tenant: TenantId, keyId: string, at: Date): Promise<boolean> {
    const { affected } = await this.dataSource
      .getRepository(AccessKeyEntity)
      .update({ tenantId: tenant, keyId, revokedAt: IsNull() }, { revokedAt: at });
    return affected === 1;
  }

  async expire(tenant: TenantId, keyId: string, at: Date): Promise<boolean> {
    const { affected } = await this.dataSource
      .createQueryBuilder()
      .update(AccessKeyEntity)
      .set({ expiresAt: () => 'least(expires_at, :at)' })
      .where({ tenantId: tenant, keyId, revokedAt: IsNull() })
      .setParameter('at', at)
      .execute();
    return affected === 1;
  }

  async touch(keyId: string, at: Date): Promise<void> {
    await this.dataSource.getRepository(AccessKeyEntity).update({ keyId }, { lastUsedAt: at });
  }
}

function fromDb(row: AccessKeyEntity): AccessKey {
  return {
    keyId: row.keyId,
    kind: row.kind,
    tenant: tenantId(row.tenantId),
    name: row.name,
    secretHash: row.secretHash,
    signingKey: row.signingKey ?? undefined,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt ?? undefined,
    scope: scopeFromDb({ scope_kind: row.scopeKind, scope_unit: row.scopeUnit }),
    revokedAt: row.revokedAt ?? undefined,
    lastUsedAt: row.lastUsedAt ?? undefined,
  };
}
