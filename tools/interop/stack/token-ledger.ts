import { join } from 'node:path';

import { answersOk, ChildService } from './child-service';
import type { Compression } from './collector-config';
import type { Engines } from './engines';
import { freePorts } from './free-ports';

/** What all processes of TokenLedger share in one run. */
export interface Deployment {
  readonly engines: Engines;
  readonly folder: string;
  /** Keeps this run's topics apart from whatever else is on the brokers. */
  readonly topicPrefix: string;
}

export interface RunningCollector {
  readonly service: ChildService;
  readonly httpUrl: string;
  /** `host:port` */
  readonly grpcTarget: string;
}

/** Collector and processor must share it; nothing outside this run knows it. */
const RECORD_SIGNING_SECRET = 'interoperation-test-signing-secret-0123456789';

/** @param reservedTopics topics of one tenant each, by name */
export function startProcessor(
  deployment: Deployment,
  reservedTopics: ReadonlyMap<string, string>,
): Promise<ChildService> {
  const trust = [...reservedTopics].map(([topic, tenant]) => `${topic}=tenant:${tenant}`).join(',');
  return startApp('processor', 'processor', deployment, {
    ...kafkaSettings(deployment, deployment.topicPrefix, 'zstd'),
    ...storeSettings(deployment),
    RECORD_SIGNING_SECRET,
    KAFKA_GROUP_ID: `${deployment.topicPrefix}processor`,
    KAFKA_TOPIC_TRUST: trust,
    PROCESSOR_ROLLER_REST_MS: '100',
  });
}

/** @returns the api's address */
export async function startApi(deployment: Deployment): Promise<{ service: ChildService; url: string }> {
  const [port = 0] = await freePorts(1);
  const service = await startApp('api', 'api', deployment, {
    ...storeSettings(deployment),
    API_HOST: '127.0.0.1',
    API_PORT: String(port),
  });
  return { service, url: `http://127.0.0.1:${port}/graphql` };
}

/** TokenLedger's own collector on topics of its own. @param name for its log */
export async function startOurCollector(
  deployment: Deployment,
  name: string,
  topicPrefix: string,
  compression: Compression,
): Promise<RunningCollector> {
  const [httpPort = 0, grpcPort = 0] = await freePorts(2);
  const service = await startApp('collector', name, deployment, {
    ...kafkaSettings(deployment, topicPrefix, compression),
    POSTGRES_URL: deployment.engines.postgresUrl,
    RECORD_SIGNING_SECRET,
    OTLP_HOST: '127.0.0.1',
    OTLP_HTTP_PORT: String(httpPort),
    OTLP_GRPC_PORT: String(grpcPort),
  });
  return { service, httpUrl: `http://127.0.0.1:${httpPort}`, grpcTarget: `127.0.0.1:${grpcPort}` };
}

function kafkaSettings({ engines }: Deployment, topicPrefix: string, compression: Compression): Record<string, string> {
  return {
    KAFKA_BROKERS: engines.brokers.join(','),
    KAFKA_TOPIC_PREFIX: topicPrefix,
    KAFKA_TOPIC_PARTITIONS: '3',
    KAFKA_TOPIC_REPLICATION: '1',
    KAFKA_COMPRESSION: compression,
  };
}

function storeSettings({ engines }: Deployment): Record<string, string> {
  return { POSTGRES_URL: engines.postgresUrl, CLICKHOUSE_URL: engines.clickhouseUrl };
}

async function startApp(
  app: string,
  name: string,
  { folder }: Deployment,
  settings: Readonly<Record<string, string>>,
): Promise<ChildService> {
  const [adminPort = 0] = await freePorts(1);
  const service = new ChildService({
    name,
    command: process.execPath,
    args: [join(__dirname, '../../../apps', app, 'main.js')],
    env: { ...settings, ADMIN_HOST: '127.0.0.1', ADMIN_PORT: String(adminPort), LOG_LEVEL: 'debug' },
    logFile: join(folder, `${name}.tokenledger.log`),
  });
  try {
    await service.waitUntil('it is ready', () => answersOk(`http://127.0.0.1:${adminPort}/readyz`));
  } catch (error) {
    await service.stop();
    throw error;
  }
  return service;
}
