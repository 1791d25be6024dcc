import { TextCache, type WireReader } from '@tokenledger/shared/otlp';

import { isUsageMetric } from '../admission/record-names';
import type { SanitiseContext } from './sanitise-context';

const NAME = 0x0a;
const UNIT = 0x1a;
const TEMPORALITY = 0x10;
const IS_MONOTONIC = 0x18;
const POINT = 0x0a;
const STARTED_AT = 0x11;
const ENDED_AT = 0x19;

/** Units are short (`{token}`, `USD`); a longer one is something else. */
const MAX_UNIT_BYTES = 32;
/** Name, unit and the five kinds of data; reserved 4, 6 and 8. */
const KNOWN_FIELDS = 0b1_1110_1010_1110;

interface PointShape {
  readonly attributes: number;
  /** Tags of the numbers that stay: value, sum, count, smallest, largest, flags. Buckets are of no use to a ledger. */
  readonly numbers: ReadonlySet<number>;
}

const NUMBER_POINT: PointShape = { attributes: 0x3a, numbers: new Set([0x21, 0x31, 0x40]) };
/** By the tag of the data in Metric: gauge, sum, histogram, exponential histogram, summary. */
const SHAPES: ReadonlyMap<number, PointShape> = new Map([
  [0x2a, NUMBER_POINT],
  [0x3a, NUMBER_POINT],
  [0x4a, { attributes: 0x4a, numbers: new Set([0x21, 0x29, 0x50, 0x59, 0x61]) }],
  [0x52, { attributes: 0x0a, numbers: new Set([0x21, 0x29, 0x50, 0x61, 0x69]) }],
  [0x5a, { attributes: 0x3a, numbers: new Set([0x21, 0x29, 0x40]) }],
]);

const names = new TextCache(8, 128);

interface MetricParts {
  name: string;
  readonly kept: (readonly [start: number, end: number])[];
  readonly data: { readonly tag: number; readonly start: number; readonly end: number }[];
}

/** Reads the metric at the reader and writes what stays of it; nothing is written where it returns false. */
export function sanitiseMetric(reader: WireReader, context: SanitiseContext): boolean {
  const parts = readParts(reader);
  const end = reader.position;
  const before = context.forwarded;
  const isUsage = isUsageMetric(parts.name);
  for (let at = parts.data.length - 1; at >= 0; at--) {
    const { tag, start, end: dataEnd } = parts.data[at]!;
    const outer = reader.limit;
    reader.position = start;
    reader.limit = dataEnd;
    if (isUsage) writeData(reader, tag, SHAPES.get(tag)!, context);
    else dropPoints(reader, context);
    reader.limit = outer;
  }
  reader.position = end;
  if (context.forwarded === before) return false;
  for (let at = parts.kept.length - 1; at >= 0; at--) {
    context.writer.bytes(reader.bytes, parts.kept[at]![0], parts.kept[at]![1]);
  }
  return true;
}

function readParts(reader: WireReader): MetricParts {
  const parts: MetricParts = { name: '', kept: [], data: [] };
  while (reader.position < reader.limit) {
    const start = reader.position;
    const tag = reader.readTag();
    if (tag === NAME || tag === UNIT) {
      const end = reader.readEnd();
      if (tag === NAME) parts.name = names.textOf(reader.bytes, reader.position, end);
      const stays = tag === NAME || end - reader.position <= MAX_UNIT_BYTES;
      reader.position = end;
      if (stays) parts.kept.push([start, end]);
    } else if (SHAPES.has(tag)) {
      const end = reader.readEnd();
      parts.data.push({ tag, start: reader.position, end });
      reader.position = end;
    } else if (tag === 0x12 || tag === 0x62) {
      reader.skip(tag);
    } else {
      reader.skipUnknown(tag, KNOWN_FIELDS);
    }
  }
  return parts;
}

function dropPoints(reader: WireReader, context: SanitiseContext): void {
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag === POINT) {
      context.received.records++;
      context.dropped.add('not-a-usage-metric');
    }
    reader.skip(tag);
  }
}

/** Writes the points that stay, the last first, then temporality, length and tag of the data that holds them. */
function writeData(reader: WireReader, dataTag: number, shape: PointShape, context: SanitiseContext): void {
  const { writer } = context;
  const points: { readonly start: number; readonly end: number }[] = [];
  const kept: (readonly [number, number])[] = [];
  while (reader.position < reader.limit) {
    const start = reader.position;
    const tag = reader.readTag();
    if (tag === POINT) {
      const end = reader.readEnd();
      points.push({ start: reader.position, end });
      reader.position = end;
    } else if (tag === TEMPORALITY || tag === IS_MONOTONIC) {
      reader.skip(tag);
      kept.push([start, reader.position]);
    } else {
      reader.skipUnknown(tag, 0b1110);
    }
  }
  const before = writer.length;
  const forwarded = context.forwarded;
  for (let at = points.length - 1; at >= 0; at--) writePoint(reader, points[at]!, shape, context);
  if (context.forwarded === forwarded) return;
  for (let at = kept.length - 1; at >= 0; at--) writer.bytes(reader.bytes, kept[at]![0], kept[at]![1]);
  writer.varint(writer.length - before);
  writer.varint(dataTag);
}

function writePoint(
  reader: WireReader,
  point: { readonly start: number; readonly end: number },
  shape: PointShape,
  context: SanitiseContext,
): void {
  const { ranges, sieve, writer } = context;
  ranges.clear();
  sieve.facts.clear();
  context.received.records++;
  const outer = reader.limit;
  reader.position = point.start;
  reader.limit = point.end;
  let startedAtUs = 0;
  let endedAtUs = 0;
  while (reader.position < reader.limit) {
    const start = reader.position;
    const tag = reader.readTag();
    let stays = true;
    if (tag === STARTED_AT) startedAtUs = reader.readUnixMicros();
    else if (tag === ENDED_AT) endedAtUs = reader.readUnixMicros();
    else if (tag === shape.attributes) stays = sieve.passes(reader);
    else {
      reader.skip(tag);
      stays = shape.numbers.has(tag);
    }
    if (stays) ranges.keep(start, reader.position);
  }
  reader.limit = outer;

  // The start of a cumulative series may lie years back; the point counts at its own time.
  const problem = context.problemOfTimes(endedAtUs, startedAtUs > endedAtUs ? startedAtUs : endedAtUs);
  if (problem !== undefined) {
    context.rejected.add(problem);
    return;
  }
  const before = writer.length;
  ranges.writeTo(writer, reader.bytes);
  writer.varint(writer.length - before);
  writer.varint(POINT);
  context.forwarded++;
}
