import type { LedgerRow, LedgerWriter } from '@tokenledger/metering/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { NativeBlock } from '../native/native-block';
import { encodeLedgerRow } from './encode-ledger-row';
import { USAGE_EVENT_COLUMNS, USAGE_EVENTS } from './usage-events-table';

const COLUMN_NAMES = USAGE_EVENT_COLUMNS.map(([name]) => name);

/** Writes rows in one block a call: few, large inserts keep the table's parts few. */
export class ClickHouseLedgerWriter implements LedgerWriter {
  constructor(private readonly clickhouse: ClickHouse) {}

  async append(rows: readonly LedgerRow[]): Promise<void> {
    if (rows.length === 0) return;
    const block = new NativeBlock(USAGE_EVENT_COLUMNS, rows.length);
    for (const row of rows) encodeLedgerRow(block, row);
    await this.clickhouse.insertNative(USAGE_EVENTS, COLUMN_NAMES, block.finish());
  }
}
