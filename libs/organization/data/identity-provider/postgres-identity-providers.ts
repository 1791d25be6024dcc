import {
  type Actor,
  type GroupRole,
  identityProviderChanged,
  identityProviderRemoved,
  type IdentityProvider,
  type IdentityProviders,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import type { DataSource, EntityManager } from 'typeorm';

import { appendAudit } from '../audit/append-audit';
import { sqlOf } from '../audit/sql-of';

interface StoredProvider {
  readonly tenant_id: string;
  readonly name: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly secret_file: string;
  readonly scopes: readonly string[];
  readonly groups_claim: string;
  readonly group_roles: readonly GroupRole[];
  readonly enabled: boolean;
  readonly domains: readonly string[];
}

const SELECT = `
  SELECT provider.*, ARRAY(SELECT domain FROM organization_email_domains AS owned
                           WHERE owned.tenant_id = provider.tenant_id ORDER BY domain) AS domains
  FROM organization_identity_providers AS provider`;

const OF_TENANT = `${SELECT} WHERE tenant_id = $1`;

/** Settings of identity providers in PostgreSQL. */
export class PostgresIdentityProviders implements IdentityProviders {
  constructor(private readonly dataSource: DataSource) {}

  async find(tenant: TenantId): Promise<IdentityProvider | undefined> {
    return (await read(this.dataSource, OF_TENANT, [tenant]))[0];
  }

  async forDomain(domain: string): Promise<IdentityProvider | undefined> {
    const where = 'WHERE tenant_id = (SELECT tenant_id FROM organization_email_domains WHERE domain = lower($1))';
    return (await read(this.dataSource, `${SELECT} ${where}`, [domain]))[0];
  }

  enabled(): Promise<readonly IdentityProvider[]> {
    return read(this.dataSource, `${SELECT} WHERE enabled ORDER BY tenant_id`, []);
  }

  set(provider: IdentityProvider, by: Actor, at: Date): Promise<readonly string[]> {
    const { tenant, name, issuer, clientId, secretFile, scopes, groupsClaim, groupRoles, emailDomains } = provider;
    return this.dataSource.transaction(async (manager) => {
      // Organisations that claim one domain at one time take turns.
      await manager.query('LOCK TABLE organization_email_domains IN SHARE ROW EXCLUSIVE MODE');
      const taken: { readonly domain: string }[] = await manager.query(
        `SELECT domain FROM organization_email_domains WHERE domain = ANY ($1) AND tenant_id <> $2 ORDER BY domain`,
        [emailDomains, tenant],
      );
      if (taken.length > 0) return taken.map(({ domain }) => domain);
      const [before] = await read(manager, OF_TENANT, [tenant]);
      await manager.query(
        `INSERT INTO organization_identity_providers
           (tenant_id, name, issuer, client_id, secret_file, scopes, groups_claim, group_roles, enabled)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (tenant_id) DO UPDATE SET
           (name, issuer, client_id, secret_file, scopes, groups_claim, group_roles, enabled) =
           (EXCLUDED.name, EXCLUDED.issuer, EXCLUDED.client_id, EXCLUDED.secret_file, EXCLUDED.scopes,
            EXCLUDED.groups_claim, EXCLUDED.group_roles, EXCLUDED.enabled)`,
        [tenant, name, issuer, clientId, secretFile, scopes, groupsClaim, JSON.stringify(groupRoles), provider.enabled],
      );
      await manager.query('DELETE FROM organization_email_domains WHERE tenant_id = $1', [tenant]);
      await manager.query(
        'INSERT INTO organization_email_domains (domain, tenant_id) SELECT DISTINCT domain, $2 FROM unnest($1::text[]) AS domain',
        [emailDomains, tenant],
      );
      await appendAudit(sqlOf(manager), tenant, identityProviderChanged(before, provider, by, at));
      return [];
    });
  }

  changeGroupRoles(
    tenant: TenantId,
    change: (groupRoles: readonly GroupRole[]) => readonly GroupRole[] | undefined,
    by: Actor,
    at: Date,
  ): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [before] = await read(manager, `${OF_TENANT} FOR UPDATE OF provider`, [tenant]);
      const groupRoles = before && change(before.groupRoles);
      if (before === undefined || groupRoles === undefined) return false;
      await manager.query(`UPDATE organization_identity_providers SET group_roles = $2 WHERE tenant_id = $1`, [
        tenant,
        JSON.stringify(groupRoles),
      ]);
      await appendAudit(sqlOf(manager), tenant, identityProviderChanged(before, { ...before, groupRoles }, by, at));
      return true;
    });
  }

  remove(tenant: TenantId, by: Actor, at: Date): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [before] = await read(manager, OF_TENANT, [tenant]);
      const [removed] = await manager.query<[unknown[]]>(
        'DELETE FROM organization_identity_providers WHERE tenant_id = $1 RETURNING tenant_id',
        [tenant],
      );
      if (before === undefined || removed.length !== 1) return false;
      await appendAudit(sqlOf(manager), tenant, identityProviderRemoved(before, by, at));
      return true;
    });
  }
}

/** Within the transaction of a change as well as outside of one. */
async function read(
  sql: Pick<EntityManager, 'query'>,
  query: string,
  params: readonly unknown[],
): Promise<readonly IdentityProvider[]> {
  const rows = await sql.query<StoredProvider[]>(query, [...params]);
  return rows.map((row) => ({
    tenant: tenantId(row.tenant_id),
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    secretFile: row.secret_file,
    scopes: row.scopes,
    groupsClaim: row.groups_claim,
    groupRoles: row.group_roles,
    emailDomains: row.domains,
    enabled: row.enabled,
  }));
}
