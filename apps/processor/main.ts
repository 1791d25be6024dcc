import { TypeOrmAccessKeys } from '@tokenledger/organization/data';
import { CachingIngestionKeyVerifier, KeyOwners } from '@tokenledger/organization/domain';
import { processorSettings, readSettings } from '@tokenledger/shared/config';
import { createKafkaConsumer, createKafkaProducer, ensureTopics } from '@tokenledger/shared/stream';
import { createLogger, startAdminServer } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { answers } from '../wiring/answers';
import { kafkaConnectionOf } from '../wiring/kafka-connection';
import { TenantDirectory, migrateStores, openDecisionsOf, openServer, whenReachable } from '../wiring/open-stores';
import { openOwnerRules } from '../wiring/owner-rules';
import { openPrices } from '../wiring/price-book';
import { startOwnTelemetry } from '../wiring/own-telemetry';
import { runProcess, type Started } from '../wiring/run-process';
import { topicsOf } from '../wiring/topics';
import { watchBacklogs } from './backlog-gauges';
import { createProcessor } from './create-processor';
import { createReplayLoop } from './dead-letters/create-replay-loop';
import { MOST_REPLAYED_BYTES, originalsOnTopic } from './dead-letters/originals-on-topic';
import { createExportLoop } from './exports/create-export-loop';
import { reportBacklogs } from './report-backlogs';

const SERVICE = 'tokenledger-processor';

/**
 * How long records are gathered before they are booked. An insert costs ClickHouse 13 ms of CPU however small it is, and a
 * merge later: at 20,000 calls a second half a second of them costs it half of what a fifth of a second does.
 */
const BATCH_LINGER_MS = 500;

async function start(started: Started): Promise<void> {
  const settings = readSettings(processorSettings);
  const { log, telemetry } = startOwnTelemetry(SERVICE, settings, started);

  const store = await whenReachable('PostgreSQL', log, () => openDecisionsOf(settings, log));
  started.add('PostgreSQL', () => store.close());
  const clickhouse = await openServer(settings);
  started.add('ClickHouse', () => clickhouse.close());
  if (settings.MIGRATE) {
    await whenReachable('ClickHouse', log, () => migrateStores(store, clickhouse, settings.CLICKHOUSE_CLUSTER, log));
  }

  const connection = kafkaConnectionOf(settings, log);
  const topics = topicsOf(settings.KAFKA_TOPIC_PREFIX, [...settings.KAFKA_TOPIC_TRUST.keys()]);
  await whenReachable('Kafka', log, () =>
    ensureTopics(
      connection,
      [...topics.consumed, topics.deadLetters].map((name) => ({
        name,
        partitions: settings.KAFKA_TOPIC_PARTITIONS,
        replicationFactor: settings.KAFKA_TOPIC_REPLICATION,
      })),
    ),
  );
  const producer = createKafkaProducer({ ...connection, compression: settings.KAFKA_COMPRESSION });
  started.add('the dead-letter producer', () => producer.close());
  const directory = TenantDirectory.over(store);
  const reports = reportBacklogs(store.pool, systemClock);
  const prices = await openPrices(store, directory, log, started);
  const ownerRules = await openOwnerRules(store, log, started);
  const keyStore = new TypeOrmAccessKeys(store.dataSource);
  const keyOwners = new KeyOwners(keyStore);
  const processor = createProcessor({
    progress: reports.progress,
    clickhouse,
    postgres: store.pool,
    keys: new CachingIngestionKeyVerifier(keyStore, systemClock),
    keyOwnerOf: (tenant, keyId) => keyOwners.of(tenant, keyId),
    calendar: directory,
    tenantExists: prices.tenantExists,
    priceBook: prices.book,
    freshPriceBook: prices.fresh,
    ownerRules: ownerRules.rules,
    freshOwnerRules: ownerRules.fresh,
    topics,
    collectorSecret: settings.RECORD_SIGNING_SECRET,
    topicTrust: settings.KAFKA_TOPIC_TRUST,
    deadLetterProducer: producer,
    maxFutureMs: settings.PROCESSOR_MAX_FUTURE_MINUTES * 60_000,
    rollerRestMs: settings.PROCESSOR_ROLLER_REST_MS,
    reratingRows: settings.PROCESSOR_RERATING_ROWS,
    cluster: settings.CLICKHOUSE_CLUSTER,
    exportsFolder: settings.EXPORTS_DIR,
    log,
    clock: systemClock,
  });
  processor.roller.start();
  started.add('the roller', () => processor.roller.stop());

  const consumer = createKafkaConsumer({
    ...connection,
    groupId: settings.KAFKA_GROUP_ID,
    sessionTimeoutMs: settings.KAFKA_SESSION_TIMEOUT_MS,
    topics: topics.consumed,
    lingerMs: BATCH_LINGER_MS,
  });
  await consumer.start((records) => processor.handle(records));
  started.add('the consumer', () => consumer.stop());

  const replayProducer = createKafkaProducer({
    ...connection,
    compression: settings.KAFKA_COMPRESSION,
    maxRecordBytes: MOST_REPLAYED_BYTES,
  });
  started.add('the producer of replays', () => replayProducer.close());
  const replays = createReplayLoop({
    clickhouse,
    postgres: store.pool,
    producer: replayProducer,
    originalsOf: originalsOnTopic(connection, settings.KAFKA_GROUP_ID, topics.deadLetters),
    log,
    clock: systemClock,
  });
  replays.start();
  started.add('replays', () => replays.stop());

  if (settings.EXPORTS_DIR !== undefined) {
    const exports = createExportLoop({
      clickhouse,
      postgres: store.pool,
      folder: settings.EXPORTS_DIR,
      log,
      clock: systemClock,
    });
    exports.start();
    started.add('exports of organisations', () => exports.stop());
  }

  processor.previews.start();
  started.add('previews of re-ratings', () => processor.previews.stop());

  const backlogs = watchBacklogs(
    { lag: () => consumer.lag(), dirtyBuckets: processor.countDirtyBuckets, ...reports },
    log,
  );
  started.add('the backlog gauges', () => backlogs.stop());
  const admin = await startAdminServer({
    host: settings.ADMIN_HOST,
    port: settings.ADMIN_PORT,
    logger: log,
    prometheus: telemetry.prometheus,
    checks: [
      { name: 'kafka', check: () => consumer.health() },
      { name: 'clickhouse', check: () => answers(() => clickhouse.ping()) },
      { name: 'postgres', check: () => answers(() => store.pool.ping()) },
    ],
  });
  started.add('the admin server', () => admin.close());
  started.add('readiness', () => admin.drain());
  log.info('processing', { topics: topics.consumed.join(','), admin: admin.port });
}

void runProcess(createLogger({ service: SERVICE }), start);
