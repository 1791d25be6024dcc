import type { AttributeValue, Origin, OtlpMetricPoint } from '../model';
import type { WireReader } from '../wire/wire-reader';
import { readAttribute, readRepeatedText } from './decode-attributes';
import { decodeRequest } from './decode-request';

/**
 * Points of an ExportMetricsServiceRequest in protobuf: of sums and gauges the value; of histograms (both kinds) and
 * summaries the sum and the count. Buckets, quantiles and exemplars are passed over.
 * @throws MalformedPayloadError with the field that broke
 */
export function decodeMetrics(payload: Uint8Array): OtlpMetricPoint[] {
  return decodeRequest('metrics', payload, decodeMetric);
}

type MetricHead = Pick<OtlpMetricPoint, 'origin' | 'metricName' | 'unit' | 'temporality'>;
type PointDecoder = (reader: WireReader, head: MetricHead, into: OtlpMetricPoint[]) => void;

/** Name, unit and the five kinds of data; reserved 4, 6 and 8. */
const KNOWN_METRIC_FIELDS = 0b1_1110_1010_1110;

/** The data comes after the name on the wire by custom only: the name first, by itself. */
function decodeMetric(reader: WireReader, origin: Origin, into: OtlpMetricPoint[]): void {
  const start = reader.position;
  let metricName = '';
  let unit = '';
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag === 0x0a) metricName = readRepeatedText(reader);
    else if (tag === 0x1a) unit = readRepeatedText(reader);
    else if (tag === 0x12 || tag === 0x62 || POINT_DECODERS.has(tag)) reader.skip(tag);
    else reader.skipUnknown(tag, KNOWN_METRIC_FIELDS);
  }
  reader.position = start;
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    const decodePoint = POINT_DECODERS.get(tag);
    if (decodePoint === undefined) {
      reader.skip(tag);
      continue;
    }
    const outer = reader.enter();
    decodeData(reader, { origin, metricName, unit, temporality: 0 }, decodePoint, into);
    reader.leave(outer);
  }
}

/** Gauge, Sum, Histogram, ExponentialHistogram or Summary: points in field 1, temporality in field 2. */
function decodeData(reader: WireReader, head: MetricHead, decodePoint: PointDecoder, into: OtlpMetricPoint[]): void {
  const start = reader.position;
  let temporality = 0;
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag === 0x10) temporality = reader.readInt32();
    else if (tag === 0x0a || tag === 0x18) reader.skip(tag);
    else reader.skipUnknown(tag, 0b1110);
  }
  const metric = { ...head, temporality };
  reader.position = start;
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag !== 0x0a) {
      reader.skip(tag);
      continue;
    }
    const outer = reader.enter();
    decodePoint(reader, metric, into);
    reader.leave(outer);
  }
}

/** DataPointFlags: the emitter says that it has no value. */
const NO_RECORDED_VALUE = 1;

function decodeNumberPoint(reader: WireReader, head: MetricHead, into: OtlpMetricPoint[]): void {
  let startedAtUs = 0;
  let endedAtUs = 0;
  let flags = 0;
  let value: number | bigint | undefined;
  const attributes = new Map<string, AttributeValue>();
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    switch (tag) {
      case 0x11:
        startedAtUs = reader.readUnixMicros();
        break;
      case 0x19:
        endedAtUs = reader.readUnixMicros();
        break;
      case 0x21:
        value = reader.readDouble();
        break;
      case 0x31:
        value = reader.readFixedInt64();
        break;
      case 0x3a:
        readAttribute(reader, attributes);
        break;
      case 0x40:
        flags = reader.readInt32();
        break;
      case 0x2a:
        reader.skip(tag);
        break;
      default:
        reader.skipUnknown(tag, 0b1_1111_1100);
    }
  }
  if ((flags & NO_RECORDED_VALUE) !== 0) value = undefined;
  into.push({ signal: 'metric', ...head, startedAtUs, endedAtUs, attributes, value, count: undefined });
}

/** Both kinds of histogram and the summary agree in all fields but two: where attributes and flags stand. */
function distributionDecoder(attributesTag: number, flagsTag: number): PointDecoder {
  return (reader, head, into) => {
    let startedAtUs = 0;
    let endedAtUs = 0;
    let flags = 0;
    let count: number | undefined = 0;
    let value: number | undefined;
    const attributes = new Map<string, AttributeValue>();
    while (reader.position < reader.limit) {
      const tag = reader.readTag();
      if (tag === attributesTag) readAttribute(reader, attributes);
      else if (tag === flagsTag) flags = reader.readInt32();
      else if (tag === 0x11) startedAtUs = reader.readUnixMicros();
      else if (tag === 0x19) endedAtUs = reader.readUnixMicros();
      else if (tag === 0x21) count = reader.readFixedUint64();
      else if (tag === 0x29) value = reader.readDouble();
      else reader.skipUnknown(tag, 0b11_1100 | (1 << (attributesTag >>> 3)) | (1 << (flagsTag >>> 3)));
    }
    if ((flags & NO_RECORDED_VALUE) !== 0) [value, count] = [undefined, undefined];
    into.push({ signal: 'metric', ...head, startedAtUs, endedAtUs, attributes, value, count });
  };
}

/** By the tag of the data in Metric: gauge 5, sum 7, histogram 9, exponential histogram 10, summary 11. */
const POINT_DECODERS: ReadonlyMap<number, PointDecoder> = new Map([
  [0x2a, decodeNumberPoint],
  [0x3a, decodeNumberPoint],
  [0x4a, distributionDecoder(0x4a, 0x50)],
  [0x52, distributionDecoder(0x0a, 0x50)],
  [0x5a, distributionDecoder(0x3a, 0x40)],
]);
