import { TextCache, type WireReader } from '@tokenledger/shared/otlp';

import type { DropReason } from '../admission/admission-reasons';
import { isNeverBooked, isTestSpan } from '../admission/record-names';
import type { RecordFacts } from './attribute-sieve';
import type { SanitiseContext } from './sanitise-context';
import { keptNameLength } from './span-name';

export const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
/** Fields 1 to 15 of Span. */
const KNOWN_FIELDS = 0xfffe;
const NAME = 0x2a;
const STATUS = 0x7a;
const STATUS_CODE = 0x18;
const MAX_NAME_BYTES = 256;

const names = new TextCache(10, 64);

/** Reads the span at the reader and writes what stays of it; nothing is written where it returns false. */
export function sanitiseSpan(reader: WireReader, context: SanitiseContext): boolean {
  const { ranges, sieve, writer } = context;
  const { facts } = sieve;
  ranges.clear();
  facts.clear();
  context.received.records++;

  let traceIdAt = -1;
  let hasSpanId = false;
  let startedAtUs = 0;
  let endedAtUs = 0;
  let statusCode = 0;
  let nameStart = 0;
  let nameEnd = 0;
  while (reader.position < reader.limit) {
    const start = reader.position;
    const tag = reader.readTag();
    switch (tag) {
      case 0x0a:
        if (!readId(reader, TRACE_ID_BYTES)) break;
        traceIdAt = reader.position - TRACE_ID_BYTES;
        ranges.keep(start, reader.position);
        break;
      case 0x12:
        if (!readId(reader, SPAN_ID_BYTES)) break;
        hasSpanId = true;
        ranges.keep(start, reader.position);
        break;
      case 0x22:
        if (readId(reader, SPAN_ID_BYTES)) ranges.keep(start, reader.position);
        break;
      case NAME:
        nameEnd = reader.readEnd();
        nameStart = reader.position;
        reader.position = nameEnd;
        break;
      // kind
      case 0x30:
        reader.skip(tag);
        ranges.keep(start, reader.position);
        break;
      case 0x39:
        startedAtUs = reader.readUnixMicros();
        ranges.keep(start, reader.position);
        break;
      case 0x41:
        endedAtUs = reader.readUnixMicros();
        ranges.keep(start, reader.position);
        break;
      case 0x4a:
        if (sieve.passes(reader)) ranges.keep(start, reader.position);
        break;
      case STATUS:
        statusCode = readStatusCode(reader);
        break;
      // trace state, events, links, and the counts of what was dropped of them
      case 0x1a:
      case 0x50:
      case 0x5a:
      case 0x60:
      case 0x6a:
      case 0x70:
        reader.skip(tag);
        break;
      default:
        reader.skipUnknown(tag, KNOWN_FIELDS);
    }
  }

  if (traceIdAt < 0 || !hasSpanId) {
    context.rejected.add('no-trace-or-span-id');
    return false;
  }
  const name = nameEnd - nameStart > MAX_NAME_BYTES ? '' : names.textOf(reader.bytes, nameStart, nameEnd);
  const dropped = reasonToDrop(name, facts);
  if (dropped !== undefined) {
    context.dropped.add(dropped);
    return false;
  }
  const problem = context.problemOfTimes(startedAtUs, endedAtUs);
  if (problem !== undefined) {
    context.rejected.add(problem);
    return false;
  }

  if (statusCode > 0 && statusCode < 128) {
    writer.varint(statusCode);
    writer.varint(STATUS_CODE);
    writer.varint(2);
    writer.varint(STATUS);
  }
  const kept = keptNameLength(name, facts.models);
  if (kept > 0) {
    // Kept names are ASCII up to the model, and whole where a model follows: a shortened one ends before any other text.
    const keptEnd = kept === name.length ? nameEnd : nameStart + kept;
    writer.bytes(reader.bytes, nameStart, keptEnd);
    writer.varint(keptEnd - nameStart);
    writer.varint(NAME);
  }
  ranges.writeTo(writer, reader.bytes);
  context.partitionKeyAt = traceIdAt;
  return true;
}

/** The test of a connection and what is never booked go by the name: some of them are marked as model calls. */
function reasonToDrop(name: string, facts: RecordFacts): DropReason | undefined {
  if (isTestSpan(name)) return 'test-span';
  if (isNeverBooked(name)) return 'never-booked';
  return facts.hasUsage || facts.isCall ? undefined : 'no-model-usage';
}

/** @returns whether an id of the right length that is not all zeros stands here; `position` is behind it either way */
export function readId(reader: WireReader, length: number): boolean {
  const end = reader.readEnd();
  const start = reader.position;
  reader.position = end;
  if (end - start !== length) return false;
  for (let at = start; at < end; at++) {
    if (reader.bytes[at] !== 0) return true;
  }
  return false;
}

function readStatusCode(reader: WireReader): number {
  let code = 0;
  const outer = reader.enter();
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag === STATUS_CODE) code = reader.readInt32();
    else if (tag === 0x12) reader.skip(tag);
    else reader.skipUnknown(tag, 0b1100);
  }
  reader.leave(outer);
  return code;
}
