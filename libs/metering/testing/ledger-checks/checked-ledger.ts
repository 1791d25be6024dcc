import { NO_OWNER_RULES } from '@tokenledger/attribution/domain';
import { type ChecksRequest, type LedgerChecks, type LedgerRow, planBookings } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { flatPriceBook } from '../flat-price-book';
import { aReading, asSeen, type ReadingFacts } from '../reading-builder';

export const CHECKED_TENANT = tenantId('acme');
export const CHECKED_NOON = Date.UTC(2026, 2, 10, 12);
export const MINUTE_MS = 60_000;

/** A ledger under test; rows of one key replace each other by version. */
export interface CheckedLedger {
  readonly checks: LedgerChecks;
  add(rows: readonly LedgerRow[]): Promise<void>;
}

/** The tenth of March, whole. */
export function checksRequest(request: Partial<ChecksRequest> = {}): ChecksRequest {
  return { from: new Date('2026-03-10T00:00:00Z'), to: new Date('2026-03-11T00:00:00Z'), filter: {}, ...request };
}

let spans = 0;

/** A call some minutes before noon, in a trace of its own: 36 × 2.50 + 64 × 1.25 + 20 × 10 a million = $0.00037. */
export function aCheckedCall(minutesAgo: number, facts: ReadingFacts = {}): LedgerRow {
  const startedAtUs = (CHECKED_NOON - minutesAgo * MINUTE_MS) * 1000;
  const id = (spans += 1).toString(16);
  return asSeen(
    aReading({
      startedAtUs,
      endedAtUs: startedAtUs + 1_500_000,
      traceId: id.padStart(32, '0'),
      spanId: id.padStart(16, '0'),
      ...facts,
    }),
    flatPriceBook,
  );
}

/** Rows as a roller leaves them. */
export function decided(...rows: readonly LedgerRow[]): readonly LedgerRow[] {
  const planned = planBookings({ rows, book: flatPriceBook, rules: NO_OWNER_RULES, closed: [], version: 1001n });
  const keyOf = ({ reading }: LedgerRow): string => `${reading.callId}/${reading.readingId}`;
  const replaced = new Set(planned.map(keyOf));
  return [...rows.filter((row) => !replaced.has(keyOf(row))), ...planned];
}

/** Dollars. */
export function usd(amount: string) {
  return { amount: parseDecimal18(amount), currency: 'USD' };
}
