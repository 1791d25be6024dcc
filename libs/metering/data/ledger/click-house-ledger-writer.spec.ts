import { aReading, asSeen, flatPriceBook } from '@tokenledger/metering/testing';
import { ClickHouseQueryError, ClickHouseUnavailableError } from '@tokenledger/shared/clickhouse';

import { ClickHouseLedgerWriter } from './click-house-ledger-writer';

function writerThatFailsWith(error: Error): ClickHouseLedgerWriter {
  return new ClickHouseLedgerWriter({ insertNative: () => Promise.reject(error) });
}

const row = asSeen(aReading(), flatPriceBook);

describe('ClickHouseLedgerWriter', () => {
  it('tells values that cannot be stored from a ledger that takes nothing', async () => {
    const ofValues = writerThatFailsWith(new ClickHouseQueryError('out of range', undefined, 321));
    await expect(ofValues.append([row])).rejects.toMatchObject({ code: 'ROWS_REFUSED', retriable: false });
    const ofTable = writerThatFailsWith(new ClickHouseQueryError('no table', undefined, 60));
    await expect(ofTable.append([row])).rejects.toMatchObject({ code: 'LEDGER_UNUSABLE', retriable: true });
    const unreachable = writerThatFailsWith(new ClickHouseUnavailableError('away'));
    await expect(unreachable.append([row])).rejects.toMatchObject({ code: 'CLICKHOUSE_UNAVAILABLE', retriable: true });
  });

  it('writes nothing for no rows', async () => {
    await expect(writerThatFailsWith(new Error('asked')).append([])).resolves.toBeUndefined();
  });
});
