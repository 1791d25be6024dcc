import type { LedgerRow, LedgerWriter } from '@tokenledger/metering/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { encodeLedgerRow } from './encode-ledger-row';
import { RowBinaryWriter } from './row-binary-writer';
import { USAGE_EVENT_COLUMNS, USAGE_EVENTS } from './usage-events-table';

const COLUMN_NAMES = USAGE_EVENT_COLUMNS.map(([name]) => name);

/** Writes rows in one block a call: few, large inserts keep the table's parts few. */
export class ClickHouseLedgerWriter implements LedgerWriter {
  constructor(private readonly clickhouse: ClickHouse) {}

  async append(rows: readonly LedgerRow[]): Promise<void> {
    if (rows.length === 0) return;
    const writer = new RowBinaryWriter();
    for (const row of rows) encodeLedgerRow(writer, row);
    await this.clickhouse.insertRowBinary(USAGE_EVENTS, COLUMN_NAMES, writer.finish());
  }
}
