import { aReading, asSeen, flatPriceBook } from '@tokenledger/metering/testing';
import { type ClickHouse, singleServer } from '@tokenledger/shared/clickhouse';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { decodeLedgerRow, LEDGER_ROW_SELECT, type StoredLedgerRow } from '../ledger/decode-ledger-row';
import { ClickHouseLedgerWriter } from '../ledger/click-house-ledger-writer';
import { COLUMNS_ADDED_LATER, USAGE_EVENT_COLUMNS } from '../ledger/usage-events-table';
import { REPORTED_IN_OF_GROUP } from '../rollup/rollup-table';
import { ROLLUPS } from '../rollup/rollup-table';
import { METERING_CLICKHOUSE_MIGRATIONS } from './schema';

const LAST_UNSLICED = 3;
const row = asSeen(aReading({ startedAtUs: Date.UTC(2026, 2, 10, 12, 7, 43, 999) * 1000 }), flatPriceBook);

async function apply(clickhouse: ClickHouse, from: number, to: number): Promise<void> {
  const steps = METERING_CLICKHOUSE_MIGRATIONS.filter(({ id }) => id >= from && id <= to);
  for (const text of steps.flatMap(({ up }) => up(singleServer))) await clickhouse.command({ text });
}

/** A row as the release before the move wrote it: without the columns that were added since. */
async function releasedUnsliced(clickhouse: ClickHouse): Promise<void> {
  await apply(clickhouse, 1, METERING_CLICKHOUSE_MIGRATIONS.length);
  await new ClickHouseLedgerWriter(clickhouse).append([row]);
  await clickhouse.command({ text: 'RENAME TABLE usage_events TO usage_events_of_now' });
  for (const rollup of Object.values(ROLLUPS)) await clickhouse.command({ text: `DROP TABLE ${rollup}` });
  await apply(clickhouse, 1, LAST_UNSLICED);
  const later = Object.values(COLUMNS_ADDED_LATER).flat();
  const columns = USAGE_EVENT_COLUMNS.map(([name]) => name).filter((name) => !later.includes(name));
  const names = columns.join(', ');
  await clickhouse.command({
    text: `INSERT INTO usage_events (${names}) SELECT ${names} FROM usage_events_of_now`,
  });
  await clickhouse.command({ text: 'DROP TABLE usage_events_of_now' });
}

function storedIn(clickhouse: ClickHouse): Promise<readonly StoredLedgerRow[]> {
  return clickhouse.query<StoredLedgerRow>({
    text: `SELECT ${LEDGER_ROW_SELECT}, toString(slice) AS slice_text FROM usage_events FINAL`,
  });
}

describeWithEngines(
  'the move to a sliced ledger',
  () => {
    const opened = withClickHouse(releasedUnsliced);

    it('keeps every row, knows its slice, and may be cut off and repeated at every step', async () => {
      const clickhouse = opened();
      const writer = new ClickHouseLedgerWriter(clickhouse);
      for (let step = LAST_UNSLICED + 1; step <= METERING_CLICKHOUSE_MIGRATIONS.length; step += 1) {
        await apply(clickhouse, step, step);
        await apply(clickhouse, step, step);
      }
      const stored = await storedIn(clickhouse);
      const asReleased = { ...row, reading: { ...row.reading, usage: { ...row.reading.usage, evidence: {} } } };
      expect(stored.map(decodeLedgerRow)).toEqual([asReleased]);
      expect(stored[0]?.['slice_text']).toBe('2026-03-10 12:07:40');
      // Delivered once more: still the same row, which tells now what it could not before.
      await writer.append([row]);
      expect((await storedIn(clickhouse)).map(decodeLedgerRow)).toEqual([row]);
      expect(await clickhouse.query({ text: `SELECT name FROM system.tables WHERE name LIKE '%sliced%'` })).toEqual([]);
    });
  },
  ['clickhouse'],
);

describeWithEngines(
  'the reporting currency of what is older than it',
  () => {
    const REPORTING = 12;
    const opened = withClickHouse((clickhouse) => apply(clickhouse, 1, REPORTING - 1));

    it('is US dollars for amounts in dollars, and not known for others, in rows and in rollups', async () => {
      const clickhouse = opened();
      const columns = 'tenant_id, currency, effective_cost';
      const values = "('acme', 'USD', 3), ('acme', 'CNY', 20)";
      await clickhouse.command({ text: 'ALTER TABLE usage_slice REMOVE TTL' });
      await clickhouse.command({ text: `INSERT INTO usage_daily (${columns}) VALUES ${values}` });
      await clickhouse.command({
        text: `INSERT INTO usage_events (${columns}, call_id, rating_status, started_at)
               SELECT tenant_id, currency, effective_cost, toFixedString(currency, 16), 'priced', toDateTime64('2026-03-10 12:00:00', 6, 'UTC')
                 FROM usage_daily`,
      });
      await apply(clickhouse, REPORTING, REPORTING);
      expect(
        await clickhouse.query({
          text: `SELECT conversion, reporting_currency, toString(reporting_cost) AS cost, exchange_rate_id
                   FROM usage_events ORDER BY conversion`,
        }),
      ).toEqual([
        { conversion: 'no-rate', reporting_currency: 'USD', cost: null, exchange_rate_id: 'CNY/USD 2026-03-10' },
        { conversion: 'same-currency', reporting_currency: 'USD', cost: '3', exchange_rate_id: '' },
      ]);
      expect(
        await clickhouse.query({
          text: `SELECT currency, ${REPORTED_IN_OF_GROUP} AS said, toString(reporting_cost) AS cost
                   FROM usage_daily ORDER BY currency`,
        }),
      ).toEqual([
        { currency: 'CNY', said: '-', cost: '0' },
        { currency: 'USD', said: 'USD', cost: '3' },
      ]);
    });
  },
  ['clickhouse'],
);
