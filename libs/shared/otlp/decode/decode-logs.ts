import type { AttributeValue, Origin, OtlpLogRecord } from '../model';
import type { WireReader } from '../wire/wire-reader';
import { readAttribute, readRepeatedText } from './decode-attributes';
import { readId, SPAN_ID_BYTES, TRACE_ID_BYTES } from './decode-id';
import { decodeRequest } from './decode-request';

/**
 * Records of an ExportLogsServiceRequest in protobuf. Bodies are passed over: they are content.
 * @throws MalformedPayloadError with the field that broke
 */
export function decodeLogs(payload: Uint8Array): OtlpLogRecord[] {
  return decodeRequest('logs', payload, decodeLogRecord);
}

/** Fields 1 to 12 of LogRecord, without the reserved 4. */
const KNOWN_FIELDS = 0b1_1111_1110_1110;

function decodeLogRecord(reader: WireReader, origin: Origin, into: OtlpLogRecord[]): void {
  let traceId = '';
  let spanId = '';
  let timeUs = 0;
  let observedUs = 0;
  let eventName = '';
  const attributes = new Map<string, AttributeValue>();
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    switch (tag) {
      case 0x09:
        timeUs = reader.readUnixMicros();
        break;
      case 0x32:
        readAttribute(reader, attributes);
        break;
      case 0x4a:
        traceId = readId(reader, TRACE_ID_BYTES);
        break;
      case 0x52:
        spanId = readId(reader, SPAN_ID_BYTES);
        break;
      case 0x59:
        observedUs = reader.readUnixMicros();
        break;
      case 0x62:
        eventName = readRepeatedText(reader);
        break;
      // severity number and text, body, the count of dropped attributes, flags
      case 0x10:
      case 0x1a:
      case 0x2a:
      case 0x38:
      case 0x45:
        reader.skip(tag);
        break;
      default:
        reader.skipUnknown(tag, KNOWN_FIELDS);
    }
  }
  const timestampUs = timeUs === 0 ? observedUs : timeUs;
  into.push({ signal: 'log', origin, traceId, spanId, timestampUs, eventName, attributes });
}
