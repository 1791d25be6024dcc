import { AccessKeyEntity } from './access-key.entity';
import { KeyOwners1764000000098 } from './migrations/1764000000098-key-owners';
import { DirectoryVersions1764000000125 } from './migrations/1764000000125-directory-versions';
import { SessionAddresses1764000000121 } from './migrations/1764000000121-session-addresses';
import { IdentityProviders1764000000120 } from './migrations/1764000000120-identity-providers';
import { KeyLimits1764000000097 } from './migrations/1764000000097-key-limits';
import { Audit1764000000100 } from './migrations/1764000000100-audit';
import { AuditBeginnings1764000000162 } from './migrations/1764000000162-audit-beginnings';
import { AuditKeeps1764000000161 } from './migrations/1764000000161-audit-keeps';
import { RoleGrants1764000000096 } from './migrations/1764000000096-role-grants';
import { Directory1764000000095 } from './migrations/1764000000095-directory';
import { DemoOrganisations1764000000030 } from './migrations/1764000000030-demo-organisations';
import { Organization1764000000001 } from './migrations/1764000000001-organization';
import { OrganizationSessions1764000000010 } from './migrations/1764000000010-organization-sessions';
import { People1764000000150 } from './migrations/1764000000150-people';
import { ProvenPeople1764000000166 } from './migrations/1764000000166-proven-people';
import { SwitchedOffPeople1764000000168 } from './migrations/1764000000168-switched-off-people';
import { SessionEntity } from './session.entity';
import type { TenantTable } from './postgres-tenant-rows';
import { TenantEntity } from './tenant.entity';
import { TenantDeletions1764000000156 } from './migrations/1764000000156-tenant-deletions';
import { TenantExports1764000000155 } from './migrations/1764000000155-tenant-exports';
import { UserEntity } from './user.entity';

export { appendAudit } from './audit/append-audit';
export { PostgresAuditLog } from './audit/postgres-audit-log';
export { PostgresGroupGrants } from './access/postgres-group-grants';
export { PostgresRoleGrants } from './access/postgres-role-grants';
export { readDirectoryCsv, writeChangesCsv, writeDirectoryCsv } from './directory/directory-csv';
export { PostgresPlacedServices } from './directory/postgres-placed-services';
export { PostgresDirectories } from './directory/postgres-directories';
export { ClientSecrets } from './identity-provider/client-secrets';
export { OpenidProviderClient } from './identity-provider/openid-provider-client';
export { PostgresIdentityProviders } from './identity-provider/postgres-identity-providers';
export { PostgresOutsideIdentities } from './identity-provider/postgres-outside-identities';
export { PostgresProviderSessions } from './identity-provider/postgres-provider-sessions';
export { PostgresSignInRounds } from './identity-provider/postgres-sign-in-rounds';
export { PostgresPeopleSettings } from './people/postgres-people-settings';
export { PostgresDemoOrganisations } from './postgres-demo-organisations';
export { PostgresTenantLife } from './postgres-tenant-life';
export { PostgresTenantRemovals } from './postgres-tenant-removals';
export { reportingOf } from './postgres-reporting';
export { PostgresTenantRows, type TenantTable } from './postgres-tenant-rows';
export { exportFilePath, TarExportArchive } from './tenant-export/export-archive';
export { ExportFiles, StoredExports } from './tenant-export/export-files';
export { LEFT_OUT_OF_EXPORTS } from './tenant-export/left-out-of-exports';
export { PostgresExportSource } from './tenant-export/postgres-export-source';
export { PostgresTenantExports } from './tenant-export/postgres-tenant-exports';
export { verifyExport } from './tenant-export/verify-export';
export { TypeOrmAccessKeys } from './type-orm-access-keys';
export { TypeOrmSessions } from './type-orm-sessions';
export { TypeOrmSignInAttempts } from './type-orm-sign-in-attempts';
export { TypeOrmTenants } from './type-orm-tenants';
export { TypeOrmUsers } from './type-orm-users';

/** What this context adds to the data source. */
export const ORGANIZATION_ENTITIES = [TenantEntity, UserEntity, AccessKeyEntity, SessionEntity];
export const ORGANIZATION_MIGRATIONS = [
  Organization1764000000001,
  OrganizationSessions1764000000010,
  DemoOrganisations1764000000030,
  Directory1764000000095,
  RoleGrants1764000000096,
  KeyLimits1764000000097,
  KeyOwners1764000000098,
  Audit1764000000100,
  IdentityProviders1764000000120,
  SessionAddresses1764000000121,
  DirectoryVersions1764000000125,
  People1764000000150,
  TenantExports1764000000155,
  TenantDeletions1764000000156,
  AuditKeeps1764000000161,
  AuditBeginnings1764000000162,
  ProvenPeople1764000000166,
  SwitchedOffPeople1764000000168,
];

/**
 * Tables of this context that hold rows of tenants, in the order of removal: what refers to others before them, the
 * tenant itself last. A test compares it with the tables that are there.
 */
export const ORGANIZATION_TENANT_TABLES: readonly TenantTable[] = [
  { name: 'organization_people_lifts', tenantColumn: 'tenant_id' },
  { name: 'organization_people_settings', tenantColumn: 'tenant_id' },
  { name: 'organization_units', tenantColumn: 'tenant_id' },
  { name: 'organization_placements', tenantColumn: 'tenant_id' },
  { name: 'organization_allowances', tenantColumn: 'tenant_id' },
  { name: 'organization_access_keys', tenantColumn: 'tenant_id' },
  { name: 'organization_provider_sessions', tenantColumn: 'tenant_id' },
  { name: 'organization_sessions', tenantColumn: 'tenant_id' },
  { name: 'organization_sign_in_rounds', tenantColumn: 'tenant_id' },
  { name: 'organization_outside_identities', tenantColumn: 'tenant_id' },
  { name: 'organization_email_domains', tenantColumn: 'tenant_id' },
  { name: 'organization_identity_providers', tenantColumn: 'tenant_id' },
  { name: 'organization_role_grants', tenantColumn: 'tenant_id' },
  { name: 'organization_users', tenantColumn: 'tenant_id' },
  { name: 'organization_exports', tenantColumn: 'tenant_id' },
  { name: 'organization_deletions', tenantColumn: 'tenant_id' },
  { name: 'organization_demos', tenantColumn: 'tenant_id' },
  { name: 'organization_audit', tenantColumn: 'tenant_id', tenantMay: ['SELECT', 'INSERT'] },
  { name: 'organization_audit_heads', tenantColumn: 'tenant_id', tenantMay: ['SELECT', 'INSERT', 'UPDATE'] },
  { name: 'organization_tenants', tenantColumn: 'id' },
];

/**
 * What is kept of a removal until the one who asked for it has seen its end: it says that nothing else remains. The audit
 * log is given up to a removal that runs, so that no organisation may write here that one does.
 */
export const REMOVAL_TABLES: readonly TenantTable[] = [
  { name: 'organization_tenant_removals', tenantColumn: 'tenant_id', tenantMay: ['SELECT'] },
  { name: 'organization_tenant_removal_tables', tenantColumn: 'tenant_id', tenantMay: ['SELECT'] },
];
