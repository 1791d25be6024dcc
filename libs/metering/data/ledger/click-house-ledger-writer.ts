import type { LedgerRow, LedgerWriter } from '@tokenledger/metering/domain';
import { type ClickHouse, ClickHouseQueryError } from '@tokenledger/shared/clickhouse';
import { TokenLedgerError } from '@tokenledger/shared/result';

import { NativeBlock } from '../native/native-block';
import { encodeLedgerRow } from './encode-ledger-row';
import { USAGE_EVENT_COLUMNS, USAGE_EVENTS } from './usage-events-table';

const COLUMN_NAMES = USAGE_EVENT_COLUMNS.map(([name]) => name);

/** These rows can never be stored: something in them is out of the ledger's range. */
export class RowsRefusedError extends TokenLedgerError {
  constructor(cause: unknown) {
    super('the ledger cannot hold these rows', { code: 'ROWS_REFUSED', retriable: false, cause });
  }
}

/**
 * The ledger takes no rows at all (a missing table, a revoked right): waiting for an operator loses nothing, putting
 * every record aside would.
 */
export class LedgerUnusableError extends TokenLedgerError {
  constructor(cause: ClickHouseQueryError) {
    super(`the ledger takes no rows: ${cause.message}`, { code: 'LEDGER_UNUSABLE', retriable: true, cause });
  }
}

/** ClickHouse's codes for a value that it cannot read or hold, as against a table that it does not have. */
const CODES_ABOUT_VALUES: ReadonlySet<number> = new Set([
  6, // CANNOT_PARSE_TEXT
  27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  33, // CANNOT_READ_ALL_DATA
  69, // ARGUMENT_OUT_OF_BOUND
  117, // INCORRECT_DATA
  131, // TOO_LARGE_STRING_SIZE
  321, // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
  407, // DECIMAL_OVERFLOW
]);

/** Writes rows in one block a call: few, large inserts keep the table's parts few. */
export class ClickHouseLedgerWriter implements LedgerWriter {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'insertNative'>) {}

  /** @throws ClickHouseUnavailableError, LedgerUnusableError (both retriable), or RowsRefusedError (not) */
  async append(rows: readonly LedgerRow[]): Promise<void> {
    if (rows.length === 0) return;
    const block = encode(rows);
    try {
      await this.clickhouse.insertNative(USAGE_EVENTS, COLUMN_NAMES, block);
    } catch (error) {
      if (!(error instanceof ClickHouseQueryError)) throw error;
      const aboutValues = error.serverCode !== undefined && CODES_ABOUT_VALUES.has(error.serverCode);
      throw aboutValues ? new RowsRefusedError(error) : new LedgerUnusableError(error);
    }
  }
}

function encode(rows: readonly LedgerRow[]): Uint8Array {
  const block = new NativeBlock(USAGE_EVENT_COLUMNS, rows.length);
  try {
    for (const row of rows) encodeLedgerRow(block, row);
  } catch (error) {
    if (error instanceof RangeError) throw new RowsRefusedError(error);
    throw error;
  }
  return block.finish();
}
