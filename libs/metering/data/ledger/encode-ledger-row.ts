import { METERS } from '@tokenledger/pricing/domain';
import { type CallOwner, type LedgerRow, OWNER_DIMENSIONS, type UsageDetail } from '@tokenledger/metering/domain';
import { bucketOf } from '@tokenledger/shared/time';

import type { RowBinaryWriter } from './row-binary-writer';

/** Bits of `usage_detail`, in this order; the order is part of the stored format. */
export const USAGE_DETAIL_BITS: readonly (keyof UsageDetail)[] = [
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'cacheLifetime',
  'reasoning',
  'modalities',
];

/** Writes one row in the order of `USAGE_EVENT_COLUMNS`. */
export function encodeLedgerRow(writer: RowBinaryWriter, row: LedgerRow): void {
  const { reading } = row;
  writer.string(reading.tenant);
  writer.uint32(bucketOf(reading.startedAtUs));
  writer.fixedHex(reading.callId, 16);
  writer.fixedHex(reading.readingId, 8);
  writer.uint64FromBigint(row.version);
  writer.bool(row.booked);
  writer.string(row.bookingReason);
  writer.string(reading.identity);
  writer.string(reading.role);
  writer.string(reading.signal);
  writer.string(reading.dialect);
  writer.string(reading.scope);
  writer.string(reading.observer);
  writer.string(reading.keyId);
  writer.string(reading.source);
  writer.fixedHex(reading.traceId, 16);
  writer.fixedHex(reading.spanId, 8);
  writer.fixedHex(reading.parentSpanId, 8);
  writer.uint64(reading.startedAtUs);
  writer.uint64(reading.endedAtUs - reading.startedAtUs);
  writer.uint64(row.arrivedAtMs);
  writer.string(reading.operation);
  writer.string(reading.provider ?? '');
  writer.string(reading.requestModel ?? '');
  writer.string(reading.responseModel ?? '');
  writer.string(reading.responseId ?? '');
  writer.string(reading.providerRequestId ?? '');
  writer.string(reading.serviceTier ?? '');
  writer.string(reading.serverAddress ?? '');
  writer.string(reading.finishReason ?? '');
  writer.string(reading.errorType ?? '');
  encodeUsage(writer, row);
  encodeRating(writer, row);
  encodeOwner(writer, reading.owner);
  writer.string(row.purpose.purpose);
  writer.string(row.purpose.reason);
}

function encodeUsage(writer: RowBinaryWriter, { reading }: LedgerRow): void {
  const { usage } = reading;
  for (const meter of METERS) writer.uint64(usage.quantities[meter] ?? 0);
  writer.string(usage.status);
  writer.string(usage.rule);
  writer.string(usage.confidence);
  writer.string(usage.notes.length === 0 ? '' : JSON.stringify(usage.notes));
  let bits = 0;
  USAGE_DETAIL_BITS.forEach((field, bit) => (bits |= usage.detail[field] ? 1 << bit : 0));
  writer.uint8(bits);
  writer.string(hasNone(usage.extraUnits) ? '' : JSON.stringify(usage.extraUnits));
  writer.nullableDecimal128(reading.reportedCost?.amount);
  writer.string(reading.reportedCost?.currency ?? '');
}

function encodeRating(writer: RowBinaryWriter, { rating }: LedgerRow): void {
  const priced = rating.status === 'priced' ? rating : undefined;
  writer.string(rating.status);
  writer.string(rating.status === 'unpriced' ? rating.reason : '');
  writer.string(priced?.priceId ?? '');
  writer.string(rating.status === 'no-usage' ? '' : rating.priceBook);
  writer.string(priced?.currency ?? '');
  writer.nullableDecimal128(priced?.listCost);
  writer.nullableDecimal128(priced?.contractedCost);
  writer.nullableDecimal128(priced?.effectiveCost);
}

function encodeOwner(writer: RowBinaryWriter, owner: CallOwner): void {
  const { values } = owner;
  writer.string(values.team ?? '');
  writer.string(values.project ?? '');
  writer.string(values.costCenter ?? '');
  writer.string(values.service ?? '');
  writer.string(values.environment ?? '');
  writer.string(values.user ?? '');
  writer.string(values.agent ?? '');
  writer.string(values.conversation ?? '');
  writer.string(encodeEvidence(owner));
  writer.string(owner.unallocatedReason ?? '');
}

/** `team=resource:team.id;service=resource:service.name`: few texts for many rows. */
function encodeEvidence({ evidence }: CallOwner): string {
  let text = '';
  for (const dimension of OWNER_DIMENSIONS) {
    const found = evidence[dimension];
    if (found !== undefined) text += `${text === '' ? '' : ';'}${dimension}=${found}`;
  }
  return text;
}

function hasNone(record: Readonly<Record<string, string>>): boolean {
  for (const _ in record) return false;
  return true;
}
