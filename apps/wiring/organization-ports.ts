import { ClickHouseCallPresence } from '@tokenledger/metering/data';
import type { OrganizationPorts, SignInSettings } from '@tokenledger/organization/api';
import {
  ClientSecrets,
  OpenidProviderClient,
  PostgresAuditLog,
  PostgresDirectories,
  PostgresGroupGrants,
  PostgresIdentityProviders,
  PostgresOutsideIdentities,
  PostgresProviderSessions,
  PostgresRoleGrants,
  PostgresSignInRounds,
  PostgresTenantExports,
  PostgresTenantLife,
  readDirectoryCsv,
  StoredExports,
  TypeOrmAccessKeys,
  TypeOrmSessions,
  TypeOrmSignInAttempts,
  TypeOrmTenants,
  TypeOrmUsers,
  writeDirectoryCsv,
} from '@tokenledger/organization/data';
import { ScryptPasswords } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import type { ApiSettings, StandaloneSettings } from '@tokenledger/shared/config';
import { systemClock } from '@tokenledger/shared/time';

import type { DecisionStore } from './open-stores';

export interface OrganizationFolders {
  /** With the secrets of our clients at identity providers. */
  readonly secrets: string | undefined;
  /** Of exports of organisations; undefined where none are made. */
  readonly exports: string | undefined;
}

/** The organisation's part of the API on the real stores. */
export function organizationPortsOf(
  { dataSource, pool }: DecisionStore,
  clickhouse: ClickHouse,
  folders: OrganizationFolders,
): OrganizationPorts {
  return {
    tenants: new TypeOrmTenants(dataSource),
    users: new TypeOrmUsers(dataSource),
    sessions: new TypeOrmSessions(dataSource),
    attempts: new TypeOrmSignInAttempts(dataSource),
    passwords: new ScryptPasswords(),
    accessKeys: new TypeOrmAccessKeys(dataSource),
    calls: new ClickHouseCallPresence(clickhouse),
    roles: new PostgresRoleGrants(dataSource),
    identity: {
      providers: new PostgresIdentityProviders(dataSource),
      rounds: new PostgresSignInRounds(dataSource),
      identities: new PostgresOutsideIdentities(dataSource),
      groupGrants: new PostgresGroupGrants(dataSource),
      providerSessions: new PostgresProviderSessions(dataSource),
      client: new OpenidProviderClient(new ClientSecrets(folders.secrets), systemClock),
    },
    directories: new PostgresDirectories(pool),
    audit: new PostgresAuditLog(pool),
    life: new PostgresTenantLife(pool),
    exports: new PostgresTenantExports(pool),
    exportFiles: folders.exports === undefined ? undefined : new StoredExports(folders.exports),
    directoryCsv: { read: readDirectoryCsv, write: writeDirectoryCsv },
  };
}

export function signInSettingsOf(settings: ApiSettings | StandaloneSettings): SignInSettings {
  return {
    publicUrl: settings.API_PUBLIC_URL,
    lifetime: {
      idleMs: settings.API_SESSION_IDLE_MINUTES * 60_000,
      absoluteMs: settings.API_SESSION_MAX_HOURS * 3_600_000,
    },
  };
}
