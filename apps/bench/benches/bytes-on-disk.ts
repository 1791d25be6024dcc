import type { ResultTable } from '../report/bench-result';
import type { Testbed } from '../testbed/testbed';

const WIDEST_COLUMNS = 20;

/** Bytes a call of `usage_events`, by table and by its widest columns, of the parts that are there now. */
export async function bytesOnDisk({ clickhouse }: Testbed): Promise<readonly ResultTable[]> {
  const tables = await clickhouse.query<Readonly<Record<'table' | 'rows' | 'bytes' | 'parts', string>>>({
    text: `SELECT table, toString(sum(rows)) AS rows, toString(sum(bytes_on_disk)) AS bytes, toString(count()) AS parts
           FROM system.parts WHERE active AND database = currentDatabase() GROUP BY table ORDER BY sum(bytes_on_disk) DESC`,
  });
  const events = Number(tables.find(({ table }) => table === 'usage_events')?.rows ?? 0);
  const columns = await clickhouse.query<Readonly<Record<'column' | 'bytes', string>>>({
    text: `SELECT column, toString(sum(column_bytes_on_disk)) AS bytes FROM system.parts_columns
           WHERE active AND database = currentDatabase() AND table = 'usage_events'
           GROUP BY column ORDER BY sum(column_bytes_on_disk) DESC LIMIT ${WIDEST_COLUMNS}`,
  });
  return [
    {
      title: 'bytes on disk by table',
      rows: tables.map(({ table, rows, bytes, parts }) => ({
        table,
        rows: Number(rows),
        parts: Number(parts),
        MiB: Number(bytes) / 1024 ** 2,
        'bytes a call': Number(bytes) / events,
      })),
    },
    {
      title: 'bytes a call by column of usage_events',
      rows: columns.map(({ column, bytes }) => ({ column, 'bytes a call': Number(bytes) / events })),
    },
  ];
}
