import { readFileSync } from 'node:fs';

import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { CANARY } from '../traffic/canary';
import { readTopic } from './read-topic';

/**
 * @param booked text that stands in every call: a search that does not find it would not find the canary either
 * @returns a sentence for each table that holds the canary in any column
 */
export async function canariesInLedger(clickhouse: ClickHouse, booked: string): Promise<readonly string[]> {
  const tainted = await tablesHolding(clickhouse, CANARY);
  const [calls] = await clickhouse.query<{ rows: string }>({ text: 'SELECT count() AS rows FROM usage_events' });
  const seen = await tablesHolding(clickhouse, booked);
  return [
    ...tainted.map((table) => `the canary stands in ${table}`),
    ...(calls?.rows === '0' || seen.includes('usage_events') ? [] : [`the search of tables does not find "${booked}"`]),
  ];
}

async function tablesHolding(clickhouse: ClickHouse, text: string): Promise<readonly string[]> {
  const tables = await clickhouse.query<{ name: string }>({
    text: "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine != 'View'",
  });
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await clickhouse.query<{ rows: string }>({
      text: `SELECT count() AS rows FROM \`${name}\` WHERE position(formatRow('JSONEachRow', *), {wanted:String}) > 0`,
      params: { wanted: text },
    });
    if (row?.rows !== '0') found.push(name);
  }
  return found;
}

/** @returns a sentence for each log file that holds the canary */
export function canariesInLogs(logFiles: readonly string[]): readonly string[] {
  return logFiles
    .filter((file) => readFileSync(file, 'utf8').includes(CANARY))
    .map((file) => `the canary stands in ${file}`);
}

/** @returns a sentence where a record of the topic holds the canary in value, key or headers */
export async function canariesInTopic(brokers: readonly string[], topic: string): Promise<readonly string[]> {
  const records = await readTopic(brokers, topic);
  const tainted = records.filter(({ value, key, headers }) =>
    [Buffer.from(value).toString('latin1'), String(key), JSON.stringify(headers)].join('\n').includes(CANARY),
  );
  return tainted.length === 0 ? [] : [`the canary stands in ${tainted.length} records of ${topic}`];
}
