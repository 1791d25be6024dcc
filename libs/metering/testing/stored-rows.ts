import { NO_OWNER_RULES, type OwnerRules } from '@tokenledger/attribution/domain';
import {
  type ClosedPeriod,
  inputTokensOf,
  type LedgerRow,
  outputTokensOf,
  planBookings,
  type UsageReading,
} from '@tokenledger/metering/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { flatPriceBook } from './flat-price-book';
import { asSeen } from './reading-builder';

const SLICE_US = 10_000_000;

/** The ledger as a store would hold it: rows by key, the highest version standing. */
export class StoredRows {
  private readonly rows = new Map<string, LedgerRow>();
  private version = 1n;

  write(rows: readonly LedgerRow[]): void {
    for (const row of rows) {
      const key = `${Math.floor(row.reading.startedAtUs / SLICE_US)}/${row.reading.callId}/${row.reading.readingId}`;
      const stored = this.rows.get(key);
      if (stored === undefined || row.version >= stored.version) this.rows.set(key, row);
    }
  }

  /** What arrives, and what is decided, is rated with it. */
  book: RatingBook = flatPriceBook;
  rules: OwnerRules = NO_OWNER_RULES;
  closed: readonly ClosedPeriod[] = [];

  arrive(...readings: readonly UsageReading[]): void {
    this.write(readings.map((reading) => asSeen(reading, this.book, this.rules)));
  }

  resolve(): readonly LedgerRow[] {
    this.version += 1n;
    const changes = planBookings({
      rows: [...this.rows.values()],
      book: this.book,
      rules: this.rules,
      closed: this.closed,
      version: this.version,
    });
    this.write(changes);
    return changes;
  }

  get booked(): readonly LedgerRow[] {
    return [...this.rows.values()].filter((row) => row.booked);
  }

  reasonOf({ readingId }: UsageReading): string | undefined {
    return [...this.rows.values()].find(({ reading }) => reading.readingId === readingId)?.bookingReason;
  }

  get totals(): { calls: number; input: number; output: number; cost: string } {
    let cost = 0n;
    for (const { rating } of this.booked) if (rating.status === 'priced') cost += rating.effectiveCost;
    return {
      calls: this.booked.length,
      input: sum(this.booked.map((row) => inputTokensOf(row.reading.usage.quantities))),
      output: sum(this.booked.map((row) => outputTokensOf(row.reading.usage.quantities))),
      cost: formatDecimal18(cost as Parameters<typeof formatDecimal18>[0]),
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
