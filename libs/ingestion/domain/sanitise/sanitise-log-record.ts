import { TextCache, type WireReader } from '@tokenledger/shared/otlp';

import { CALL_EVENTS, KNOWN_EVENTS } from '../admission/record-names';
import type { SanitiseContext } from './sanitise-context';
import { readId, TRACE_ID_BYTES } from './sanitise-span';

const SPAN_ID_BYTES = 8;
/** Fields 1 to 12 of LogRecord, without the reserved 4. */
const KNOWN_FIELDS = 0b1_1111_1110_1110;

const names = new TextCache(8, 64);

/** Reads the log record at the reader and writes what stays of it; nothing is written where it returns false. */
export function sanitiseLogRecord(reader: WireReader, context: SanitiseContext): boolean {
  const { ranges, sieve, writer } = context;
  const { facts } = sieve;
  ranges.clear();
  facts.clear();
  context.received.records++;

  let traceIdAt = -1;
  let timeUs = 0;
  let observedUs = 0;
  let eventName = '';
  while (reader.position < reader.limit) {
    const start = reader.position;
    const tag = reader.readTag();
    let stays = false;
    switch (tag) {
      case 0x09:
        timeUs = reader.readUnixMicros();
        stays = true;
        break;
      // severity number
      case 0x10:
        reader.skip(tag);
        stays = true;
        break;
      case 0x32:
        stays = sieve.passes(reader);
        break;
      case 0x4a:
        stays = readId(reader, TRACE_ID_BYTES);
        if (stays) traceIdAt = reader.position - TRACE_ID_BYTES;
        break;
      case 0x52:
        stays = readId(reader, SPAN_ID_BYTES);
        break;
      case 0x59:
        observedUs = reader.readUnixMicros();
        stays = true;
        break;
      case 0x62: {
        const end = reader.readEnd();
        eventName = names.textOf(reader.bytes, reader.position, end);
        reader.position = end;
        stays = KNOWN_EVENTS.has(eventName);
        break;
      }
      // severity text, body, the count of dropped attributes, flags
      case 0x1a:
      case 0x2a:
      case 0x38:
      case 0x45:
        reader.skip(tag);
        break;
      default:
        reader.skipUnknown(tag, KNOWN_FIELDS);
    }
    if (stays) ranges.keep(start, reader.position);
  }

  const isCall = facts.isCall || CALL_EVENTS.has(eventName) || CALL_EVENTS.has(facts.eventName);
  if (!facts.hasUsage && !isCall) {
    context.dropped.add('no-model-usage');
    return false;
  }
  const problem = context.problemOfTimes(timeUs, observedUs);
  if (problem !== undefined) {
    context.rejected.add(problem);
    return false;
  }
  ranges.writeTo(writer, reader.bytes);
  if (traceIdAt >= 0) context.partitionKeyAt = traceIdAt;
  return true;
}
