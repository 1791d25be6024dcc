import {
  type AccessKey,
  type AccessKeys,
  type Actor,
  keyIssued,
  type KeyRecord,
  type ReplacedKey,
  keyRevoked,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import { type DataSource, type EntityManager, IsNull } from 'typeorm';

import { scopeFromDb, scopeToDb } from './access/stored-scope';
import { appendAudit } from './audit/append-audit';
import { sqlOf } from './audit/sql-of';
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

  add(key: AccessKey, by: Actor, replaces?: ReplacedKey): Promise<void> {
    const { scope_kind: scopeKind, scope_unit: scopeUnit } = scopeToDb(key.scope);
    return this.dataSource.transaction(async (manager) => {
      await manager.insert(AccessKeyEntity, {
        keyId: key.keyId,
        kind: key.kind,
        tenantId: key.tenant,
        name: key.name,
        secretHash: key.secretHash,
        signingKey: key.signingKey === undefined ? null : Buffer.from(key.signingKey),
        createdAt: key.createdAt,
        expiresAt: key.expiresAt ?? null,
        scopeKind,
        ownerTeam: key.owner.team ?? null,
        ownerProject: key.owner.project ?? null,
        ownerCostCenter: key.owner.costCenter ?? null,
        scopeUnit,
        revokedAt: key.revokedAt ?? null,
        lastUsedAt: key.lastUsedAt ?? null,
      });
      if (replaces?.worksUntil !== undefined) await endAt(manager, key.tenant, replaces.keyId, replaces.worksUntil);
      await appendAudit(sqlOf(manager), key.tenant, keyIssued(key, replaces, by));
    });
  }

  revoke(tenant: TenantId, keyId: string, by: Actor, at: Date): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const active = { tenantId: tenant, keyId, revokedAt: IsNull() };
      const { affected } = await manager.update(AccessKeyEntity, active, { revokedAt: at });
      if (affected !== 1) return false;
      const key = await manager.findOneByOrFail(AccessKeyEntity, { tenantId: tenant, keyId });
      await appendAudit(sqlOf(manager), tenant, keyRevoked(key, by, at));
      return true;
    });
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
    owner: {
      ...(row.ownerTeam !== null && { team: row.ownerTeam }),
      ...(row.ownerProject !== null && { project: row.ownerProject }),
      ...(row.ownerCostCenter !== null && { costCenter: row.ownerCostCenter }),
    },
    scope: scopeFromDb({ scope_kind: row.scopeKind, scope_unit: row.scopeUnit }),
    revokedAt: row.revokedAt ?? undefined,
    lastUsedAt: row.lastUsedAt ?? undefined,
  };
}

/** Never later than it would end. */
async function endAt(manager: EntityManager, tenant: TenantId, keyId: string, at: Date): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(AccessKeyEntity)
    .set({ expiresAt: () => 'least(expires_at, :at)' })
    .where({ tenantId: tenant, keyId, revokedAt: IsNull() })
    .setParameter('at', at)
    .execute();
}
