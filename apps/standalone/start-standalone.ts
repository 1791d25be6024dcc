import { rm } from 'node:fs/promises';

import { startCollector } from '@tokenledger/ingestion/api';
import { TypeOrmAccessKeys, TypeOrmTenants } from '@tokenledger/organization/data';
import {
  CachingIngestionKeyVerifier,
  CachingReadKeyVerifier,
  KeyManager,
  KeyOwners,
} from '@tokenledger/organization/domain';
import { openClickHouse } from '@tokenledger/shared/clickhouse';
import type { StandaloneSettings } from '@tokenledger/shared/config';
import { startEmbeddedPostgres } from '@tokenledger/shared/postgres';
import { createCollectorSigner } from '@tokenledger/shared/record-proof';
import { createInProcessStream } from '@tokenledger/shared/stream';
import { type Logger, startAdminServer, type Telemetry } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { createApiApp } from '../api/create-api-app';
import { watchBacklogs } from '../processor/backlog-gauges';
import { createProcessor } from '../processor/create-processor';
import { createReplayLoop } from '../processor/dead-letters/create-replay-loop';
import { createExportLoop } from '../processor/exports/create-export-loop';
import { reportBacklogs } from '../processor/report-backlogs';
import { answers } from '../wiring/answers';
import { attributionPorts } from '../wiring/attribution';
import { openOwnerRules } from '../wiring/owner-rules';
import { ownConsoleSite } from '../wiring/console-site';
import { meteringReaders } from '../wiring/metering-readers';
import { endpointsOf, ingestionPartsOf } from '../wiring/ingestion-parts';
import { TenantDirectory, migrateStores, openDecisionStore } from '../wiring/open-stores';
import { organizationPortsOf, signInSettingsOf } from '../wiring/organization-ports';
import { knownSellers, openPrices, priceListsPorts } from '../wiring/price-book';
import { reratingPorts } from '../wiring/rerating';
import type { Started } from '../wiring/run-process';
import { topicsOf } from '../wiring/topics';
import { firstCredentials } from './first-credentials';
import { openStateFolder, type RunningAddresses, writePrivately } from './state-folder';
import { welcome } from './welcome';

const DATABASE_CONNECTIONS = 10;
/** A call from a clock a day ahead is refused at the edge; the processor sees the same limit. */
const MAX_FUTURE_MS = 86_400_000;
const ROLLER_REST_MS = 250;

/**
 * Starts everything in this process: PostgreSQL and ClickHouse on the state folder, the collector, the processor and
 * the API, with a stream that acknowledges a request once ClickHouse has it.
 * @returns the text for the person who started it
 */
export async function startStandalone(
  settings: StandaloneSettings,
  telemetry: Telemetry,
  log: Logger,
  started: Started,
): Promise<string> {
  const state = await openStateFolder(settings.TOKENLEDGER_STATE_DIR);
  const postgres = await startEmbeddedPostgres({ folder: state.postgres });
  started.add('PostgreSQL', () => postgres.stop());
  await writePrivately(state.postgresUrl, postgres.url);
  started.add('the address of PostgreSQL', () => rm(state.postgresUrl, { force: true }));
  const store = await openDecisionStore(postgres.url, DATABASE_CONNECTIONS, log);
  started.add('connections to PostgreSQL', () => store.close());
  const clickhouse = await openClickHouse({
    kind: 'embedded',
    path: state.clickhouse,
    memoryLimitBytes: settings.CLICKHOUSE_MEMORY_BYTES,
  });
  started.add('ClickHouse', () => clickhouse.close());
  await migrateStores(store, clickhouse, undefined, log);

  const keyStore = new TypeOrmAccessKeys(store.dataSource);
  const keys = new CachingIngestionKeyVerifier(keyStore, systemClock);
  const keyOwners = new KeyOwners(keyStore);
  const directory = TenantDirectory.over(store);
  const prices = await openPrices(store, directory, log, started);
  const ownerRules = await openOwnerRules(store, log, started);
  const rerating = reratingPorts(store, prices.fresh, ownerRules.fresh);
  const reports = reportBacklogs(store.pool, systemClock);
  const processor = createProcessor({
    progress: reports.progress,
    clickhouse,
    postgres: store.pool,
    keys,
    keyOwnerOf: (tenant, keyId) => keyOwners.of(tenant, keyId),
    calendar: directory,
    tenantExists: prices.tenantExists,
    priceBook: prices.book,
    freshPriceBook: prices.fresh,
    ownerRules: ownerRules.rules,
    freshOwnerRules: ownerRules.fresh,
    topics: topicsOf('', []),
    collectorSecret: state.recordSecret,
    topicTrust: new Map(),
    deadLetterProducer: undefined,
    maxFutureMs: MAX_FUTURE_MS,
    rollerRestMs: ROLLER_REST_MS,
    cluster: undefined,
    exportsFolder: state.exports,
    log,
    clock: systemClock,
  });
  processor.roller.start();
  started.add('the roller', () => processor.roller.stop());
  const stream = createInProcessStream();
  await stream.consumer.start((records) => processor.handle(records));
  started.add('the stream', () => stream.consumer.stop());
  const replays = createReplayLoop({
    clickhouse,
    postgres: store.pool,
    producer: stream.producer,
    // There is no topic: the table holds all there is.
    originalsOf: () => Promise.resolve(new Map()),
    log,
    clock: systemClock,
  });
  replays.start();
  started.add('replays', () => replays.stop());
  const exports = createExportLoop({
    clickhouse,
    postgres: store.pool,
    folder: state.exports,
    log,
    clock: systemClock,
  });
  exports.start();
  started.add('exports of organisations', () => exports.stop());
  processor.previews.start();
  started.add('previews of re-ratings', () => processor.previews.stop());

  const collector = await startCollector(
    {
      keys,
      producer: stream.producer,
      signer: createCollectorSigner(state.recordSecret),
      logger: log,
      clock: systemClock,
    },
    {
      host: settings.OTLP_HOST,
      httpPort: settings.OTLP_HTTP_PORT,
      grpcPort: settings.OTLP_GRPC_PORT,
      maxBodyBytes: settings.OTLP_MAX_BODY_BYTES,
      maxDecompressedBytes: settings.OTLP_MAX_DECOMPRESSED_BYTES,
      maxBytesInFlight: settings.OTLP_MAX_BYTES_IN_FLIGHT,
      additionalAttributes: settings.OTLP_ADDITIONAL_ATTRIBUTES,
      limits: { maxAgeMs: settings.OTLP_MAX_AGE_DAYS * 86_400_000, maxFutureMs: MAX_FUTURE_MS },
    },
  );
  started.add('the collector', () => collector.close());
  const endpoints = endpointsOf(settings, {
    host: settings.OTLP_HOST,
    httpPort: collector.httpPort,
    grpcPort: collector.grpcPort,
  });
  const site = ownConsoleSite(settings);
  const api = await createApiApp(
    {
      ...meteringReaders({
        clickhouse,
        postgres: store.pool,
        directory,
        priceBook: prices.book,
        sellers: await knownSellers(),
      }),
      readKeys: new CachingReadKeyVerifier(keyStore, systemClock),
      organization: organizationPortsOf(store, clickhouse, {
        secrets: settings.API_IDENTITY_SECRETS_DIR,
        exports: state.exports,
      }),
      ingestion: ingestionPartsOf(clickhouse, store.pool, endpoints),
      prices: priceListsPorts(store.pool),
      rerating,
      attribution: attributionPorts(store, rerating),
    },
    {
      logger: log,
      graphiql: true,
      ...(site !== undefined && { site }),
      limits: { deadlineMs: settings.API_REQUEST_TIMEOUT_MS },
      trustedProxies: settings.API_TRUSTED_PROXIES,
      signIn: signInSettingsOf(settings),
    },
  );
  started.add('the API', () => api.close());
  const apiPort = await api.listen(settings.API_PORT, settings.API_HOST);
  const backlogs = watchBacklogs(
    { lag: () => stream.consumer.lag(), dirtyBuckets: processor.countDirtyBuckets, ...reports },
    log,
  );
  started.add('the backlog gauges', () => backlogs.stop());
  const admin = await startAdminServer({
    host: settings.ADMIN_HOST,
    port: settings.ADMIN_PORT,
    logger: log,
    prometheus: telemetry.prometheus,
    checks: [
      { name: 'clickhouse', check: () => answers(() => clickhouse.ping()) },
      { name: 'postgres', check: () => answers(() => store.pool.ping()) },
      { name: 'stream', check: () => stream.consumer.health() },
    ],
  });
  started.add('the admin server', () => admin.close());
  started.add('readiness', () => admin.drain());

  const credentials = await firstCredentials({
    tenants: new TypeOrmTenants(store.dataSource),
    keys: new KeyManager(keyStore, systemClock),
    clock: systemClock,
    file: state.credentials,
  });
  const running: RunningAddresses = {
    graphql: `http://${settings.API_HOST}:${apiPort}/graphql`,
    otlpHttp: `http://${settings.OTLP_HOST}:${collector.httpPort}`,
  };
  await writePrivately(state.addresses, JSON.stringify(running));
  started.add('the addresses of the application', () => rm(state.addresses, { force: true }));
  return welcome(
    {
      console: site && `http://${settings.API_HOST}:${apiPort}/`,
      consoleIsBeingBuilt: settings.CONSOLE_BEING_BUILT,
      ...running,
      otlpGrpc: `${settings.OTLP_HOST}:${collector.grpcPort}`,
      admin: `http://${settings.ADMIN_HOST}:${admin.port}`,
      state: state.path,
    },
    credentials,
  );
}
