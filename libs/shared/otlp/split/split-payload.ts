import { explainWireError } from '../decode/decode-request';
import type { OtlpSignal } from '../model';
import { BackwardWriter } from '../wire/backward-writer';
import { WireReader } from '../wire/wire-reader';

export interface SplitPayload {
  /** Valid requests, each within the limit, that together hold every record but the oversized, once and in order. */
  readonly parts: readonly Uint8Array[];
  /** Records that no request within the limit can hold, by their position among all records of the payload. */
  readonly oversized: readonly { readonly index: number; readonly bytes: number }[];
}

/**
 * Cuts an export request in protobuf into several below a size; resource and scope are repeated in each.
 *
 * Cuts between records only (spans, log records, metrics). A record too big by itself is reported, never cut or lost.
 * @throws MalformedPayloadError with the field that broke
 */
export function splitPayload(signal: OtlpSignal, payload: Uint8Array, maxBytes: number): SplitPayload {
  if (payload.length <= maxBytes) return { parts: [payload], oversized: [] };
  const reader = new WireReader(payload);
  try {
    return pack(reader.bytes, readRecords(reader), maxBytes);
  } catch (error) {
    throw explainWireError(signal, payload, error);
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a resource or a scope says about its records: everything but the records, repeated in each part. */
interface Head {
  readonly ranges: Range[];
  bytes: number;
}

interface Place {
  readonly resource: Head;
  readonly scope: Head;
  /** The record with its tag and length. */
  readonly record: Range;
}

/** Field 1 of the request; field 2 of resource and scope. */
const RESOURCE_TAG = 0x0a;
const MEMBER_TAG = 0x12;

function readRecords(reader: WireReader): Place[] {
  const places: Place[] = [];
  forEachField(reader, RESOURCE_TAG, undefined, () => {
    const resource: Head = { ranges: [], bytes: 0 };
    forEachField(reader, MEMBER_TAG, resource, () => {
      const scope: Head = { ranges: [], bytes: 0 };
      forEachField(reader, MEMBER_TAG, scope, (record) => {
        places.push({ resource, scope, record });
        reader.position = reader.limit;
      });
    });
  });
  return places;
}

/** Enters each field of a tag; other fields belong to the head. A request's own other fields are not OTLP's. */
function forEachField(reader: WireReader, member: number, head: Head | undefined, read: (field: Range) => void): void {
  while (reader.position < reader.limit) {
    const start = reader.position;
    const tag = reader.readTag();
    if (tag === member) {
      const outer = reader.enter();
      read({ start, end: reader.limit });
      reader.leave(outer);
      continue;
    }
    reader.skip(tag);
    if (head === undefined) continue;
    head.ranges.push({ start, end: reader.position });
    head.bytes += reader.position - start;
  }
}

/** A tag of one byte and the longest length. */
const ENVELOPE_BYTES = 6;

function pack(bytes: Buffer, places: readonly Place[], maxBytes: number): SplitPayload {
  const parts: Uint8Array[] = [];
  const oversized: { index: number; bytes: number }[] = [];
  let part: Place[] = [];
  let size = 0;
  places.forEach((place, index) => {
    const alone = 2 * ENVELOPE_BYTES + place.resource.bytes + place.scope.bytes + bytesOf(place.record);
    if (alone > maxBytes) {
      oversized.push({ index, bytes: alone });
      return;
    }
    const before = part.at(-1);
    let added = bytesOf(place.record);
    if (before?.scope !== place.scope) added += ENVELOPE_BYTES + place.scope.bytes;
    if (before?.resource !== place.resource) added += ENVELOPE_BYTES + place.resource.bytes;
    if (size + added > maxBytes) {
      parts.push(write(bytes, part));
      part = [];
      size = 0;
      added = alone;
    }
    part.push(place);
    size += added;
  });
  if (part.length > 0) parts.push(write(bytes, part));
  return { parts, oversized };
}

/** Last record first, closing a scope and a resource where the record before it belongs to another. */
function write(bytes: Buffer, part: readonly Place[]): Uint8Array {
  const writer = new BackwardWriter(part.reduce((sum, place) => sum + bytesOf(place.record), 1024));
  let resourceEnd = 0;
  let scopeEnd = 0;
  for (let at = part.length - 1; at >= 0; at--) {
    const place = part[at]!;
    const before = part[at - 1];
    writer.bytes(bytes, place.record.start, place.record.end);
    if (before?.scope === place.scope) continue;
    close(writer, bytes, place.scope, scopeEnd, MEMBER_TAG);
    scopeEnd = writer.length;
    if (before?.resource === place.resource) continue;
    close(writer, bytes, place.resource, resourceEnd, RESOURCE_TAG);
    resourceEnd = writer.length;
    scopeEnd = writer.length;
  }
  return writer.result();
}

/** Writes the head of a message whose records are written, then its length and tag. */
function close(writer: BackwardWriter, bytes: Buffer, head: Head, endedAt: number, tag: number): void {
  for (let at = head.ranges.length - 1; at >= 0; at--) {
    writer.bytes(bytes, head.ranges[at]!.start, head.ranges[at]!.end);
  }
  writer.varint(writer.length - endedAt);
  writer.varint(tag);
}

function bytesOf(range: Range): number {
  return range.end - range.start;
}
