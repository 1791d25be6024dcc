import { aReading, asSeen, flatPriceBook } from '@tokenledger/metering/testing';
import { type ClickHouse, singleServer } from '@tokenledger/shared/clickhouse';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { decodeLedgerRow, LEDGER_ROW_SELECT, type StoredLedgerRow } from '../ledger/decode-ledger-row';
import { ClickHouseLedgerWriter } from '../ledger/click-house-ledger-writer';
import { METERING_CLICKHOUSE_MIGRATIONS } from './schema';

const LAST_UNSLICED = 3;
const row = asSeen(aReading({ startedAtUs: Date.UTC(2026, 2, 10, 12, 7, 43, 999) * 1000 }), flatPriceBook);

async function apply(clickhouse: ClickHouse, from: number, to: number): Promise<void> {
  const steps = METERING_CLICKHOUSE_MIGRATIONS.filter(({ id }) => id >= from && id <= to);
  for (const text of steps.flatMap(({ up }) => up(singleServer))) await clickhouse.command({ text });
}

describeWithEngines(
  'the move to a sliced ledger',
  () => {
    const opened = withClickHouse((clickhouse) => apply(clickhouse, 1, LAST_UNSLICED));

    it('keeps every row, knows its slice, and may be cut off and repeated at every step', async () => {
      const clickhouse = opened();
      const writer = new ClickHouseLedgerWriter(clickhouse);
      await writer.append([row]);
      for (let step = LAST_UNSLICED + 1; step <= METERING_CLICKHOUSE_MIGRATIONS.length; step += 1) {
        await apply(clickhouse, step, step);
        await apply(clickhouse, step, step);
      }
      // Delivered once more: still the same row.
      await writer.append([row]);
      const stored = await clickhouse.query<StoredLedgerRow>({
        text: `SELECT ${LEDGER_ROW_SELECT}, toString(slice) AS slice_text FROM usage_events FINAL`,
      });
      expect(stored.map(decodeLedgerRow)).toEqual([row]);
      expect(stored[0]?.['slice_text']).toBe('2026-03-10 12:07:40');
      expect(await clickhouse.query({ text: `SELECT name FROM system.tables WHERE name LIKE '%sliced%'` })).toEqual([]);
    });
  },
  ['clickhouse'],
);
