import { randomFillSync } from 'node:crypto';

import { RESPONSE_ID_CHARACTERS, type SpanBody } from './span-body';

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
const RANDOM_BYTES_A_SPAN = TRACE_ID_BYTES + SPAN_ID_BYTES + RESPONSE_ID_CHARACTERS / 2;
const HEX = Buffer.from('0123456789abcdef');
const CALL_MS = 1_500;
const NANOS_IN_A_MS = 1_000_000n;

/** Gives every call of a body ids that no call had before, and the time at which it ends. */
export function renewBody({ bytes, places }: Pick<SpanBody, 'bytes' | 'places'>, endsAtMs: number): void {
  const random = randomFillSync(Buffer.allocUnsafe(places.length * RANDOM_BYTES_A_SPAN));
  const endedAt = BigInt(endsAtMs) * NANOS_IN_A_MS;
  const startedAt = BigInt(endsAtMs - CALL_MS) * NANOS_IN_A_MS;
  let from = 0;
  for (const place of places) {
    random.copy(bytes, place.traceId, from, (from += TRACE_ID_BYTES));
    random.copy(bytes, place.spanId, from, (from += SPAN_ID_BYTES));
    for (let at = place.responseId; at < place.responseId + RESPONSE_ID_CHARACTERS; at += 2) {
      const byte = random[from++] ?? 0;
      bytes[at] = HEX[byte >> 4] ?? 0;
      bytes[at + 1] = HEX[byte & 15] ?? 0;
    }
    bytes.writeBigUInt64LE(startedAt, place.startedAt);
    bytes.writeBigUInt64LE(endedAt, place.endedAt);
  }
}
