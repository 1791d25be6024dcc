import { resolve } from 'node:path';

import { TypeOrmAccessKeys, TypeOrmTenants, TypeOrmUsers } from '@tokenledger/organization/data';
import { KeyManager, ScryptPasswords } from '@tokenledger/organization/domain';
import {
  openPriceSources,
  PostgresContractTerms,
  PostgresExchangeRates,
  PostgresPriceLists,
} from '@tokenledger/pricing/data';
import { adminSettings, readSettings } from '@tokenledger/shared/config';
import { migratePostgres } from '@tokenledger/shared/postgres';
import { createLogger } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { postgresUrlFile, readIfThere, StateFolderError } from '../standalone/state-folder';
import { openDecisionStore } from '../wiring/open-stores';
import { runProcess } from '../wiring/run-process';
import { runCommand } from './commands';

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
  const priceLists = new PostgresPriceLists(store.pool);
  const outcome = await runCommand(process.argv.slice(2), {
    tenants: new TypeOrmTenants(store.dataSource),
    users: new TypeOrmUsers(store.dataSource),
    passwords: new ScryptPasswords(),
    keys: new KeyManager(new TypeOrmAccessKeys(store.dataSource), systemClock),
    contractTerms: new PostgresContractTerms(store.pool),
    exchangeRates: new PostgresExchangeRates(store.pool),
    priceLists,
    priceSources: () => openPriceSources(priceLists),
    clock: systemClock,
  });
  (outcome.failed === true ? process.stderr : process.stdout).write(`${outcome.lines.join('\n')}\n`);
  process.exitCode = outcome.failed === true ? 1 : 0;
  started.finished();
});
