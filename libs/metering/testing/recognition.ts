import { ALL_DIALECTS, type RawReading, recogniseUsage } from '@tokenledger/metering/domain';
import type { OtlpRecord } from '@tokenledger/shared/otlp';

/** What all dialects together make of a record. @throws where they drop it */
export function readingOf(record: OtlpRecord): RawReading {
  const recognition = recogniseUsage(record, ALL_DIALECTS);
  if (recognition.outcome !== 'reading') throw new Error(`dropped: ${recognition.reason}`);
  return recognition.reading;
}

/** Why all dialects together drop a record. @throws where they read it */
export function dropReasonOf(record: OtlpRecord): string {
  const recognition = recogniseUsage(record, ALL_DIALECTS);
  if (recognition.outcome !== 'drop') throw new Error('not dropped');
  return recognition.reason;
}
