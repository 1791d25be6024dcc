import { resolve } from 'node:path';

import {
  appendAudit,
  PostgresDemoOrganisations,
  PostgresDirectories,
  PostgresTenantRemovals,
  TypeOrmAccessKeys,
  TypeOrmTenants,
} from '@tokenledger/organization/data';
import {
  type DemoOrganisations,
  type Directories,
  KeyManager,
  type TenantRemovals,
  type Tenants,
} from '@tokenledger/organization/domain';
import { PostgresPriceLists } from '@tokenledger/pricing/data';
import type { ExplainingPriceBook } from '@tokenledger/pricing/domain';
import { adminSettings, readSettings } from '@tokenledger/shared/config';
import { migratePostgres } from '@tokenledger/shared/postgres';
import { createLogger } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { postgresUrlFile, readAddresses, readIfThere, StateFolderError } from '../standalone/state-folder';
import { openDecisionStore } from '../wiring/open-stores';
import { priceBookSource } from '../wiring/price-book';
import type { DemoOptions } from './demo-options';

/** The installation that a demo is made in. */
export interface Installation {
  readonly otlp: URL;
  readonly api: URL;
  readonly tenants: Tenants;
  readonly keys: KeyManager;
  readonly demos: DemoOrganisations;
  readonly directories: Pick<Directories, 'change'>;
  readonly removals: TenantRemovals;
  /** The prices that its calls get. */
  loadPriceBook(): Promise<ExplainingPriceBook>;
  close(): Promise<void>;
}

const CONNECTIONS = 2;

/** @throws StateFolderError where no application runs on the state folder, and no other one is named */
export async function openInstallation(options: DemoOptions): Promise<Installation> {
  const settings = readSettings(adminSettings);
  const folder = resolve(options.state ?? settings.TOKENLEDGER_STATE_DIR);
  const named = options.state === undefined ? settings.POSTGRES_URL : undefined;
  const url = named ?? (await postgresOf(folder));
  const addresses = named === undefined ? await readAddresses(folder) : undefined;
  const store = await openDecisionStore(url, CONNECTIONS, createLogger({ service: 'tokenledger-demo', level: 'warn' }));
  await migratePostgres(store.dataSource, store.pool);
  return {
    otlp: options.otlp ?? new URL(addresses?.otlpHttp ?? 'http://127.0.0.1:4318'),
    api: options.api ?? new URL(addresses?.graphql ?? 'http://127.0.0.1:3000'),
    tenants: new TypeOrmTenants(store.dataSource),
    keys: new KeyManager(new TypeOrmAccessKeys(store.dataSource), systemClock),
    directories: new PostgresDirectories(store.pool),
    demos: new PostgresDemoOrganisations(store.pool),
    removals: new PostgresTenantRemovals(store.pool),
    loadPriceBook: async () => (await priceBookSource(new PostgresPriceLists(store.pool, appendAudit))).load(),
    close: () => store.close(),
  };
}

async function postgresOf(folder: string): Promise<string> {
  const url = await readIfThere(postgresUrlFile(folder));
  if (url !== undefined) return url;
  throw new StateFolderError(
    `no application runs on ${folder}; start it with npm start, or name its folder with --state.`,
  );
}
