import type { AttributeValue, Origin, OtlpSpan } from '../model';
import type { WireReader } from '../wire/wire-reader';
import { readAttribute, readRepeatedText } from './decode-attributes';
import { readId, SPAN_ID_BYTES, TRACE_ID_BYTES } from './decode-id';
import { decodeRequest } from './decode-request';

/**
 * Spans of an ExportTraceServiceRequest (or TracesData: the same bytes) in protobuf. Events and links are passed over.
 * @throws MalformedPayloadError with the field that broke
 */
export function decodeTraces(payload: Uint8Array): OtlpSpan[] {
  return decodeRequest('traces', payload, decodeSpan);
}

/** Fields 1 to 15 of Span. */
const KNOWN_FIELDS = 0xfffe;

function decodeSpan(reader: WireReader, origin: Origin, into: OtlpSpan[]): void {
  let traceId = '';
  let spanId = '';
  let parentSpanId = '';
  let name = '';
  let kind = 0;
  let startedAtUs = 0;
  let endedAtUs = 0;
  let statusCode = 0;
  const attributes = new Map<string, AttributeValue>();
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    switch (tag) {
      case 0x0a:
        traceId = readId(reader, TRACE_ID_BYTES);
        break;
      case 0x12:
        spanId = readId(reader, SPAN_ID_BYTES);
        break;
      case 0x22:
        parentSpanId = readId(reader, SPAN_ID_BYTES);
        break;
      case 0x2a:
        name = readRepeatedText(reader);
        break;
      case 0x30:
        kind = reader.readInt32();
        break;
      case 0x39:
        startedAtUs = reader.readUnixMicros();
        break;
      case 0x41:
        endedAtUs = reader.readUnixMicros();
        break;
      case 0x4a:
        readAttribute(reader, attributes);
        break;
      case 0x7a:
        statusCode = readStatusCode(reader);
        break;
      // trace state, events, links and the counts of what was dropped
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
  into.push({
    signal: 'span',
    origin,
    traceId,
    spanId,
    parentSpanId,
    name,
    kind,
    startedAtUs,
    endedAtUs,
    attributes,
    statusCode,
  });
}

function readStatusCode(reader: WireReader): number {
  let code = 0;
  const outer = reader.enter();
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag === 0x18) code = reader.readInt32();
    else if (tag === 0x12) reader.skip(tag);
    else reader.skipUnknown(tag, 0b1100);
  }
  reader.leave(outer);
  return code;
}
