import { TypeOrmAccessKeys } from '@tokenledger/organization/data';
import { CachingReadKeyVerifier } from '@tokenledger/organization/domain';
import { apiSettings, readSettings } from '@tokenledger/shared/config';
import { createLogger, startAdminServer } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { answers } from '../wiring/answers';
import { consoleSite } from '../wiring/console-site';
import { meteringReaders } from '../wiring/metering-readers';
import { endpointsOf, ingestionPartsOf } from '../wiring/ingestion-parts';
import { migrateStores, openDecisionsOf, openServer, TenantDirectory, whenReachable } from '../wiring/open-stores';
import { organizationPortsOf, signInSettingsOf } from '../wiring/organization-ports';
import { attributionPorts } from '../wiring/attribution';
import { ownerRulesNow } from '../wiring/owner-rules';
import { knownSellers, openPrices, priceListsPorts } from '../wiring/price-book';
import { startOwnTelemetry } from '../wiring/own-telemetry';
import { reratingPorts } from '../wiring/rerating';
import { runProcess, type Started } from '../wiring/run-process';
import { createApiApp } from './create-api-app';

const SERVICE = 'tokenledger-api';

async function start(started: Started): Promise<void> {
  const settings = readSettings(apiSettings);
  const { log, telemetry } = startOwnTelemetry(SERVICE, settings, started);

  const store = await whenReachable('PostgreSQL', log, () => openDecisionsOf(settings, log));
  started.add('PostgreSQL', () => store.close());
  const clickhouse = await whenReachable('ClickHouse', log, () => openServer(settings));
  started.add('ClickHouse', () => clickhouse.close());
  if (settings.MIGRATE) {
    await whenReachable('ClickHouse', log, () => migrateStores(store, clickhouse, settings.CLICKHOUSE_CLUSTER, log));
  }

  if (settings.API_PUBLIC_URL === undefined) {
    log.warn('API_PUBLIC_URL is not set: session cookies are not kept to https; set it where people open the console');
  }
  const directory = TenantDirectory.over(store);
  const prices = await openPrices(store, directory, log, started);
  const rerating = reratingPorts(store, prices.fresh, () => ownerRulesNow(store));
  const api = await createApiApp(
    {
      ...meteringReaders({
        clickhouse,
        postgres: store.pool,
        directory,
        priceBook: prices.book,
        sellers: await knownSellers(),
      }),
      readKeys: new CachingReadKeyVerifier(new TypeOrmAccessKeys(store.dataSource), systemClock),
      organization: organizationPortsOf(store, clickhouse, {
        secrets: settings.API_IDENTITY_SECRETS_DIR,
        exports: settings.EXPORTS_DIR,
      }),
      ingestion: ingestionPartsOf(clickhouse, store.pool, endpointsOf(settings)),
      prices: priceListsPorts(store.pool),
      rerating,
      attribution: attributionPorts(store, rerating),
    },
    {
      logger: log,
      graphiql: settings.API_PLAYGROUND,
      ...(settings.CONSOLE_DIR !== undefined && { site: consoleSite(settings.CONSOLE_DIR, settings) }),
      limits: { deadlineMs: settings.API_REQUEST_TIMEOUT_MS },
      trustedProxies: settings.API_TRUSTED_PROXIES,
      signIn: signInSettingsOf(settings),
    },
  );
  started.add('the API', () => api.close());
  const port = await api.listen(settings.API_PORT, settings.API_HOST);

  const admin = await startAdminServer({
    host: settings.ADMIN_HOST,
    port: settings.ADMIN_PORT,
    logger: log,
    prometheus: telemetry.prometheus,
    checks: [
      { name: 'clickhouse', check: () => answers(() => clickhouse.ping()) },
      { name: 'postgres', check: () => answers(() => store.pool.ping()) },
    ],
  });
  started.add('the admin server', () => admin.close());
  started.add('readiness', () => admin.drain());
  log.info('answering', { port, admin: admin.port });
}

void runProcess(createLogger({ service: SERVICE }), start);
