import { ledgerOfRecords } from '@tokenledger/metering/testing';
import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { ALL_DIALECTS } from '../all-dialects';
import { type RawReading, recogniseUsage } from '../dialect';

/** What all dialects together make of a record. @throws where they drop it */
export function readingOf(record: OtlpRecord): RawReading {
  const recognition = recogniseUsage(record, ALL_DIALECTS);
  if (recognition.outcome !== 'reading') throw new Error(`dropped: ${recognition.reason}`);
  return recognition.reading;
}

/** @throws where they do not drop it */
export function dropReasonOf(record: OtlpRecord): string {
  const recognition = recogniseUsage(record, ALL_DIALECTS);
  if (recognition.outcome !== 'drop') throw new Error(`read by ${recognition.reading.dialect}`);
  return recognition.reason;
}

/** The counts that were told, without those that were not. */
export function tokensOf(record: OtlpRecord): Readonly<Record<string, number>> {
  const told = Object.entries(readingOf(record).tokens).filter(([, count]) => count !== undefined);
  return Object.fromEntries(told) as Record<string, number>;
}

/** What the ledger makes of one record, by meter, and how much of it is known. @throws where it books none */
export function bookedOf(record: OtlpRecord): object {
  const [row] = ledgerOfRecords([record]).booked;
  if (row === undefined) throw new Error('nothing was booked');
  const { quantities, status, notes } = row.reading.usage;
  return { ...quantities, status, notes };
}
