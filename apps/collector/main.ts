import { startCollector } from '@tokenledger/ingestion/api';
import { TypeOrmAccessKeys } from '@tokenledger/organization/data';
import { CachingIngestionKeyVerifier } from '@tokenledger/organization/domain';
import { collectorSettings, readSettings } from '@tokenledger/shared/config';
import { createCollectorSigner } from '@tokenledger/shared/record-proof';
import { createKafkaProducer, ensureTopics } from '@tokenledger/shared/stream';
import { createLogger, startAdminServer } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { answers } from '../wiring/answers';
import { kafkaConnectionOf } from '../wiring/kafka-connection';
import { openDecisionsOf, whenReachable } from '../wiring/open-stores';
import { startOwnTelemetry } from '../wiring/own-telemetry';
import { runProcess, type Started } from '../wiring/run-process';
import { topicsOf } from '../wiring/topics';

const SERVICE = 'tokenledger-collector';
const DAY_MS = 86_400_000;

async function start(started: Started): Promise<void> {
  const settings = readSettings(collectorSettings);
  const { log, telemetry } = startOwnTelemetry(SERVICE, settings, started);

  const store = await whenReachable('PostgreSQL', log, () => openDecisionsOf(settings, log));
  started.add('PostgreSQL', () => store.close());

  const connection = kafkaConnectionOf(settings, log);
  const topics = topicsOf(settings.KAFKA_TOPIC_PREFIX, []);
  await whenReachable('Kafka', log, () =>
    ensureTopics(
      connection,
      Object.values(topics.signals).map((name) => ({
        name,
        partitions: settings.KAFKA_TOPIC_PARTITIONS,
        replicationFactor: settings.KAFKA_TOPIC_REPLICATION,
      })),
    ),
  );
  const producer = createKafkaProducer({ ...connection, compression: settings.KAFKA_COMPRESSION });
  started.add('the producer', () => producer.close());
  await whenReachable('Kafka', log, () => producer.connect());

  const collector = await startCollector(
    {
      keys: new CachingIngestionKeyVerifier(new TypeOrmAccessKeys(store.dataSource), systemClock),
      producer,
      signer: createCollectorSigner(settings.RECORD_SIGNING_SECRET),
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
      topicPrefix: settings.KAFKA_TOPIC_PREFIX,
      limits: { maxAgeMs: settings.OTLP_MAX_AGE_DAYS * DAY_MS },
    },
  );
  // Before the producer closes: requests in hand are answered once the stream has them.
  started.add('the collector', () => collector.close());

  const admin = await startAdminServer({
    host: settings.ADMIN_HOST,
    port: settings.ADMIN_PORT,
    logger: log,
    prometheus: telemetry.prometheus,
    checks: [
      { name: 'kafka', check: () => producer.health() },
      { name: 'postgres', check: () => answers(() => store.pool.ping()) },
    ],
  });
  started.add('the admin server', () => admin.close());
  started.add('readiness', () => admin.drain());
  log.info('collecting', { http: collector.httpPort, grpc: collector.grpcPort, admin: admin.port });
}

void runProcess(createLogger({ service: SERVICE }), start);
