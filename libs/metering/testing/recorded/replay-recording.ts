import { NO_OWNER_RULES } from '@tokenledger/attribution/domain';
import { ALL_DIALECTS, type LedgerRow, recogniseUsage, toLedgerRow } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';
import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { flatPriceBook } from '../flat-price-book';
import { StoredRows } from '../stored-rows';
import { SERVED_METERS, type ServedMeters } from './expected-usage';

const DELIVERY = { tenant: tenantId('acme'), keyOwner: undefined, keyId: 'key-1', source: '', arrivedAtMs: 0 };

/** Delivers records part by part, each part decided on before the next one comes. */
export function ledgerOfRecords(...parts: readonly (readonly OtlpRecord[])[]): StoredRows {
  const ledger = new StoredRows();
  for (const part of parts) {
    for (const record of part) {
      const recognition = recogniseUsage(record, ALL_DIALECTS);
      if (recognition.outcome === 'drop' || record.signal === 'metric') continue;
      ledger.write([
        toLedgerRow(record, recognition.reading, DELIVERY, { book: flatPriceBook, rules: NO_OWNER_RULES }),
      ]);
    }
    ledger.resolve();
  }
  return ledger;
}

/** What is booked, by meter; meters that are not served have no place here and make the sum differ. */
export function bookedMeters(rows: readonly LedgerRow[]): ServedMeters {
  const sum: Record<string, number> = Object.fromEntries(SERVED_METERS.map((meter) => [meter, 0]));
  for (const { reading } of rows) {
    for (const [meter, quantity] of Object.entries(reading.usage.quantities)) {
      if (quantity !== 0) sum[meter] = (sum[meter] ?? 0) + quantity;
    }
  }
  return sum as unknown as ServedMeters;
}
