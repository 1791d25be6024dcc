import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';

import { PostgresClosedPeriods } from '@tokenledger/metering/data';
import {
  PostgresAuditLog,
  appendAudit,
  PostgresDirectories,
  PostgresIdentityProviders,
  PostgresTenantExports,
  PostgresTenantLife,
  PostgresTenantRemovals,
  TypeOrmAccessKeys,
  TypeOrmTenants,
  TypeOrmUsers,
} from '@tokenledger/organization/data';
import { KeyManager, ScryptPasswords } from '@tokenledger/organization/domain';
import {
  openPriceSources,
  PostgresContractTerms,
  PostgresExchangeRates,
  PostgresPriceLists,
  PostgresPublicPrices,
} from '@tokenledger/pricing/data';
import { adminSettings, readSettings } from '@tokenledger/shared/config';
import { migratePostgres } from '@tokenledger/shared/postgres';
import { createLogger } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import {
  exportsFolder,
  postgresUrlFile,
  readAddresses,
  readIfThere,
  StateFolderError,
} from '../standalone/state-folder';
import { openDecisionStore } from '../wiring/open-stores';
import { ownerRulesNow } from '../wiring/owner-rules';
import { ratingBookSource } from '../wiring/price-book';
import { reratingPorts } from '../wiring/rerating';
import { runProcess } from '../wiring/run-process';
import { runCommand } from './commands';
import { exportFolderAt } from './export-folder';
import { thisOperator } from './operator';

/** How often a re-rating is looked at while its command waits for it. */
const LOOK_EVERY_MS = 1_000;

const log = createLogger({ service: 'tokenledger-admin', level: 'warn' });

/** @throws StateFolderError where no standalone application runs on the folder */
async function urlOfStandalone(folder: string): Promise<string> {
  const url = await readIfThere(postgresUrlFile(resolve(folder)));
  if (url !== undefined) return url;
  throw new StateFolderError(
    `no application runs on ${resolve(folder)}; start it with npm start, or set POSTGRES_URL for another installation.`,
  );
}

void runProcess(log, async (started) => {
  const settings = readSettings(adminSettings);
  const url = settings.POSTGRES_URL ?? (await urlOfStandalone(settings.TOKENLEDGER_STATE_DIR));
  const store = await openDecisionStore(url, 2, log);
  started.add('PostgreSQL', () => store.close());
  await migratePostgres(store.dataSource, store.pool);
  const priceLists = new PostgresPriceLists(store.pool, appendAudit);
  const freshPriceBook = async () => (await ratingBookSource(store)).load();
  const { reratings, requests: reratingRequests } = reratingPorts(store, freshPriceBook, () => ownerRulesNow(store));
  const outcome = await runCommand(process.argv.slice(2), {
    operator: thisOperator(),
    auditLog: new PostgresAuditLog(store.pool),
    put: async (line) => {
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
    },
    tenants: new TypeOrmTenants(store.dataSource),
    users: new TypeOrmUsers(store.dataSource),
    passwords: new ScryptPasswords(),
    keys: new KeyManager(new TypeOrmAccessKeys(store.dataSource), systemClock),
    identityProviders: new PostgresIdentityProviders(store.dataSource),
    directories: new PostgresDirectories(store.pool),
    contractTerms: new PostgresContractTerms(store.pool, appendAudit),
    // One that runs on a folder says where it answers; of another installation the command is told.
    graphql: async () =>
      settings.POSTGRES_URL === undefined
        ? (await readAddresses(resolve(settings.TOKENLEDGER_STATE_DIR)))?.graphql
        : undefined,
    send: fetch,
    exchangeRates: new PostgresExchangeRates(store.pool, appendAudit),
    priceLists,
    priceSources: () => openPriceSources(priceLists),
    publicPrices: new PostgresPublicPrices(store.pool),
    reratings,
    reratingRequests,
    tenantLife: new PostgresTenantLife(store.pool),
    exports: new PostgresTenantExports(store.pool),
    removals: new PostgresTenantRemovals(store.pool),
    exportFolder: exportFolderAt(
      settings.EXPORTS_DIR ??
        (settings.POSTGRES_URL === undefined ? exportsFolder(resolve(settings.TOKENLEDGER_STATE_DIR)) : undefined),
    ),
    newId: randomUUID,
    say: (line) => void process.stderr.write(`${line}\n`),
    lookEveryMs: LOOK_EVERY_MS,
    closedPeriods: new PostgresClosedPeriods(store.pool, appendAudit),
    clock: systemClock,
  });
  const output = outcome.failed === true ? process.stderr : process.stdout;
  if (outcome.lines.length > 0) output.write(`${outcome.lines.join('\n')}\n`);
  process.exitCode = outcome.failed === true ? 1 : 0;
  started.finished();
});
