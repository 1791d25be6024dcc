import { join } from 'node:path';

import { type ClickHouse, openClickHouse } from '@tokenledger/shared/clickhouse';
import { startEmbeddedPostgres } from '@tokenledger/shared/postgres';
import { type KafkaNode, startKafkaNode } from '@tokenledger/shared/testing';

import { answersOk, ChildService } from './child-service';
import type { Closers } from './closers';
import { freePorts } from './free-ports';

/** The engines that Collector and TokenLedger share. */
export interface Engines {
  readonly brokers: readonly string[];
  /** Undefined where the brokers were named in KAFKA_BROKERS: those may not be stopped. */
  readonly ownBroker: KafkaNode | undefined;
  readonly postgresUrl: string;
  readonly clickhouseUrl: string;
  readonly clickhouse: ClickHouse;
}

/** Kafka from KAFKA_BROKERS or infra/kafka, the embedded PostgreSQL, and the embedded ClickHouse behind HTTP. */
export async function startEngines(folder: string, closers: Closers): Promise<Engines> {
  const named = (process.env['KAFKA_BROKERS'] ?? '').split(',').filter((broker) => broker.trim() !== '');
  const ownBroker = named.length === 0 ? await startKafkaNode() : undefined;
  if (ownBroker !== undefined) closers.add('Kafka', () => ownBroker.dispose());

  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: false });
  closers.add('PostgreSQL', () => postgres.stop());

  const clickhouseUrl = await startClickHouse(folder, closers);
  const clickhouse = await openClickHouse({
    kind: 'server',
    url: clickhouseUrl,
    database: 'default',
    username: 'default',
    password: '',
  });
  closers.add('the client of ClickHouse', () => clickhouse.close());
  return {
    brokers: ownBroker?.brokers ?? named,
    ownBroker,
    postgresUrl: postgres.url,
    clickhouseUrl,
    clickhouse,
  };
}

/** In a process of its own: the engine's memory and crashes are not the script's. */
async function startClickHouse(folder: string, closers: Closers): Promise<string> {
  const [port = 0] = await freePorts(1);
  const endpoint = new ChildService({
    name: 'ClickHouse',
    command: process.execPath,
    args: [
      join(__dirname, '../../../libs/shared/clickhouse/endpoint/main.js'),
      `--path=${join(folder, 'clickhouse')}`,
      `--port=${port}`,
    ],
    env: {},
    logFile: join(folder, 'clickhouse.log'),
  });
  closers.add('ClickHouse', () => endpoint.stop());
  const url = `http://127.0.0.1:${port}`;
  await endpoint.waitUntil('it answers', () => answersOk(`${url}/ping`));
  return url;
}
