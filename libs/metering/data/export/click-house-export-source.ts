import type { ExportedSource, ExportSource, TableLines, TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import type { Clock } from '@tokenledger/shared/time';

import { USAGE_EVENT_COLUMNS, USAGE_EVENTS } from '../ledger/usage-events-table';
import { METERING_CLICKHOUSE_MIGRATIONS } from '../migrations/schema';
import { ledgerWindows } from './ledger-windows';

/** Dead letters hold a whole record each, so fewer are read at once. */
const DEAD_LETTERS_AT_ONCE = 200;

const DERIVED = 'made of usage_events at any time';

/** The ledger: every reading and every booking, and what could not be booked. */
export class ClickHouseExportSource implements ExportSource {
  readonly store = 'ClickHouse';
  readonly leftOut = ['usage_slice', 'usage_quarter_hour', 'usage_daily', 'rollup_generations'].map((table) => ({
    table,
    why: DERIVED,
  }));

  constructor(
    private readonly clickhouse: Pick<ClickHouse, 'query'>,
    private readonly clock: Clock,
  ) {}

  async expectedRows(tenant: TenantId): Promise<bigint> {
    const [row] = await this.clickhouse.query<{ held: string }>({
      text: `SELECT count() AS held FROM ${USAGE_EVENTS} WHERE tenant_id = {tenant:String}`,
      params: { tenant },
    });
    if (row === undefined) throw new Error('count() returned no row');
    return BigInt(row.held);
  }

  /**
   * There is no snapshot of ClickHouse: what was booked before the reading began is in it, as it stands when its part is
   * read; what is booked meanwhile may be.
   */
  async read(tenant: TenantId, take: (table: TableLines) => Promise<void>): Promise<Omit<ExportedSource, 'store'>> {
    const readFrom = this.clock.now().toISOString();
    await take({ table: USAGE_EVENTS, lines: this.readings(tenant) });
    await take({ table: 'dead_letters', lines: this.deadLetters(tenant) });
    const newest = METERING_CLICKHOUSE_MIGRATIONS.at(-1);
    return {
      readFrom,
      readUntil: this.clock.now().toISOString(),
      schema: newest === undefined ? '0' : `${newest.id} ${newest.name}`,
    };
  }

  private async *readings(tenant: TenantId): AsyncGenerator<string> {
    for await (const { from, until } of ledgerWindows(this.clickhouse, tenant)) {
      const rows = await this.clickhouse.query({
        text: READINGS,
        params: { tenant, bucketFrom: from.bucket, bucketUntil: until.bucket, from: from.slice, until: until.slice },
      });
      for (const row of rows) yield JSON.stringify(row);
    }
  }

  private async *deadLetters(tenant: TenantId): AsyncGenerator<string> {
    let after: DeadLetterPlace = { topic: '', partition: '0', offset: '0' };
    for (let isFirst = true; ; isFirst = false) {
      const rows = await this.clickhouse.query<DeadLetterPlace>({
        text: deadLetters(isFirst),
        params: { tenant, topic: after.topic, partition: BigInt(after.partition), offset: BigInt(after.offset) },
      });
      for (const row of rows) yield JSON.stringify(row);
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last;
    }
  }
}

interface DeadLetterPlace {
  readonly topic: string;
  /** A number of 32 bits. */
  readonly partition: string | number;
  readonly offset: string;
}

/** As JSON says it: bytes in hexadecimal, times in UTC; decimals and 64-bit numbers are text already. */
function projected(column: string, type: string): string {
  const name = `row.${column}`;
  if (type.startsWith('FixedString')) return `lower(hex(${name})) AS ${column}`;
  if (type.startsWith('DateTime')) return `concat(replaceOne(toString(${name}), ' ', 'T'), 'Z') AS ${column}`;
  return `${name} AS ${column}`;
}

// The inner query alone has conditions: there the names are still the table's own.
const READINGS = `SELECT ${USAGE_EVENT_COLUMNS.map(([name, type]) => projected(name, type)).join(', ')}
FROM (
  SELECT ${USAGE_EVENT_COLUMNS.map(([name]) => name).join(', ')} FROM ${USAGE_EVENTS} FINAL
  WHERE tenant_id = {tenant:String}
    AND bucket BETWEEN toDateTime({bucketFrom:UInt32}, 'UTC') AND toDateTime({bucketUntil:UInt32}, 'UTC')
    AND (bucket, slice) >= (toDateTime({bucketFrom:UInt32}, 'UTC'), toDateTime({from:UInt32}, 'UTC'))
    AND (bucket, slice) <= (toDateTime({bucketUntil:UInt32}, 'UTC'), toDateTime({until:UInt32}, 'UTC'))
) AS row`;

/** Records are bytes, and so are what signs them. */
function deadLetters(isFirst: boolean): string {
  const onwards = isFirst
    ? ''
    : 'AND (topic, partition, offset) > ({topic:String}, {partition:UInt32}, {offset:UInt64})';
  return `SELECT tenant_id, topic, partition, offset, reason, detail,
  concat(replaceOne(toString(row.arrived_at), ' ', 'T'), 'Z') AS arrived_at,
  concat(replaceOne(toString(row.failed_at), ' ', 'T'), 'Z') AS failed_at,
  base64Encode(row.record_key) AS record_key_base64,
  mapApply((name, said) -> (name, base64Encode(said)), row.headers) AS headers_base64,
  base64Encode(row.value) AS value_base64, value_bytes,
  concat(replaceOne(toString(row.replayed_at), ' ', 'T'), 'Z') AS replayed_at
FROM (
  SELECT * FROM dead_letters FINAL WHERE tenant_id = {tenant:String} ${onwards}
  ORDER BY topic, partition, offset LIMIT ${DEAD_LETTERS_AT_ONCE}
) AS row
ORDER BY topic, partition, offset`;
}
