import type { DropReason, RejectReason, RemovalReason } from '@tokenledger/ingestion/domain';
import type { OtlpSignal } from '@tokenledger/shared/otlp';
import { createMeter, DURATION_BOUNDARIES_S } from '@tokenledger/shared/telemetry';

export type Transport = 'http' | 'grpc';

/** What the receiver counts. Labels are few and fixed: no tenant, no source, no key. */
export interface IngestionMetrics {
  /** A request was answered. @param outcome `accepted`, or the reason of the refusal */
  answered(transport: Transport, signal: OtlpSignal | 'unknown', outcome: string, seconds: number): void;
  /** @param bytes of the body, decompressed */
  received(signal: OtlpSignal, records: number, bytes: number): void;
  /** @param bytes that went to the stream */
  forwarded(signal: OtlpSignal, records: number, bytes: number): void;
  dropped(signal: OtlpSignal, reason: DropReason, records: number): void;
  rejected(signal: OtlpSignal, reason: RejectReason, records: number): void;
  valuesRemoved(reason: RemovalReason, values: number): void;
  /** @param read bytes of requests in hand */
  watchBytesInFlight(read: () => number): { stop(): void };
}

/** Counts through OpenTelemetry. */
export function meteredIngestion(): IngestionMetrics {
  const meter = createMeter('tokenledger.ingest');
  const records = (name: string, description: string) =>
    meter.counter(`tokenledger.ingest.records.${name}`, { description, unit: '{record}' });
  const bytes = (name: string, description: string) =>
    meter.counter(`tokenledger.ingest.bytes.${name}`, { description, unit: 'By' });

  const receivedRecords = records('received', 'Spans, log records and metric points that arrived');
  const forwardedRecords = records('forwarded', 'Records that the stream has');
  const droppedRecords = records('dropped', 'Records that are no model usage, by reason');
  const rejectedRecords = records('rejected', 'Records refused by partial success, by reason');
  const removedValues = meter.counter('tokenledger.ingest.values.removed', {
    description: 'Attribute values that were removed although their name may pass, by reason',
    unit: '{value}',
  });
  const receivedBytes = bytes('received', 'Bodies, decompressed');
  const forwardedBytes = bytes('forwarded', 'Payloads that the stream has');
  const duration = meter.histogram('tokenledger.ingest.request.duration', {
    description: 'From the first byte of a request to its answer, by outcome',
    unit: 's',
    boundaries: DURATION_BOUNDARIES_S,
  });
  return {
    answered: (transport, signal, outcome, seconds) => duration.record(seconds, { transport, signal, outcome }),
    received: (signal, count, size) => {
      receivedRecords.add(count, { signal });
      receivedBytes.add(size, { signal });
    },
    forwarded: (signal, count, size) => {
      forwardedRecords.add(count, { signal });
      forwardedBytes.add(size, { signal });
    },
    dropped: (signal, reason, count) => droppedRecords.add(count, { signal, reason }),
    rejected: (signal, reason, count) => rejectedRecords.add(count, { signal, reason }),
    valuesRemoved: (reason, count) => removedValues.add(count, { reason }),
    watchBytesInFlight: (read) =>
      meter.gauge('tokenledger.ingest.bytes.in_flight', { description: 'Requests in hand', unit: 'By' }, read),
  };
}
