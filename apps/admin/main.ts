import { TypeOrmAccessKeys, TypeOrmTenants } from '@tokenledger/organization/data';
import { KeyManager } from '@tokenledger/organization/domain';
import { adminSettings, readSettings } from '@tokenledger/shared/config';
import { migratePostgres } from '@tokenledger/shared/postgres';
import { createLogger } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { openDecisionStore } from '../wiring/open-stores';
import { runProcess } from '../wiring/run-process';
import { runCommand } from './commands';

const log = createLogger({ service: 'tokenledger-admin', level: 'warn' });

void runProcess(log, async (started) => {
  const settings = readSettings(adminSettings);
  const store = await openDecisionStore(settings.POSTGRES_URL, 2, log);
  started.add('PostgreSQL', () => store.close());
  await migratePostgres(store.dataSource, store.pool);
  const outcome = await runCommand(process.argv.slice(2), {
    tenants: new TypeOrmTenants(store.dataSource),
    keys: new KeyManager(new TypeOrmAccessKeys(store.dataSource), systemClock),
    clock: systemClock,
  });
  (outcome.failed === true ? process.stderr : process.stdout).write(`${outcome.lines.join('\n')}\n`);
  process.exitCode = outcome.failed === true ? 1 : 0;
  started.finished();
});
