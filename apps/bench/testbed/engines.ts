import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { startEmbeddedPostgres } from '@tokenledger/shared/postgres';

import { startChild } from './child-process';

/** Kafka, ClickHouse and PostgreSQL on this machine, each a process of its own. */
export interface Engines {
  readonly brokers: string;
  readonly clickhouseUrl: string;
  readonly postgresUrl: string;
  readonly pids: Readonly<Record<'Kafka' | 'ClickHouse (chDB)' | 'PostgreSQL', number>>;
  stop(): Promise<void>;
}

const CLICKHOUSE_MEMORY_BYTES = 4 * 1024 ** 3;

/** @param folder where all three keep their data; emptied by whoever made it */
export async function startEngines(folder: string): Promise<Engines> {
  const kafka = startChild({
    name: 'Kafka',
    args: ['infra/kafka/start.mjs', '--json', `--data-dir=${join(folder, 'kafka')}`],
  });
  const clickhouse = startChild({
    name: 'ClickHouse',
    args: [
      // This file is compiled to dist/server/apps/bench/testbed.
      join(__dirname, '../../../libs/shared/clickhouse/endpoint/main.js'),
      `--path=${join(folder, 'clickhouse')}`,
      `--memory=${CLICKHOUSE_MEMORY_BYTES}`,
    ],
  });
  const postgresFolder = join(folder, 'postgres');
  const postgres = await startEmbeddedPostgres({ folder: postgresFolder });
  const kafkaNode = JSON.parse(await kafka.firstLine) as { brokers: readonly string[]; pid: number };
  const { url } = JSON.parse(await clickhouse.firstLine) as { url: string };
  return {
    brokers: kafkaNode.brokers.join(','),
    clickhouseUrl: url,
    postgresUrl: postgres.url,
    pids: {
      Kafka: kafkaNode.pid,
      'ClickHouse (chDB)': clickhouse.pid,
      PostgreSQL: Number(readFileSync(join(postgresFolder, 'data/postmaster.pid'), 'utf8').split('\n')[0]),
    },
    async stop() {
      await Promise.all([kafka.stop(), clickhouse.stop(), postgres.stop()]);
    },
  };
}
