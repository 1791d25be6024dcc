import { MalformedPayloadError } from '../malformed-payload-error';
import type { Attributes, AttributeValue, InstrumentationScope, Origin, OtlpSignal } from '../model';
import { locateField } from '../wire/locate-field';
import { REQUEST_SCHEMAS } from '../wire/message-schema';
import { WireError, WireReader } from '../wire/wire-reader';
import { NO_ATTRIBUTES, readAttribute, readRepeatedText } from './decode-attributes';

const NO_SCOPE: InstrumentationScope = { name: '', version: '', attributes: NO_ATTRIBUTES };

/** Reads the record at the reader's limits and adds what it holds to a list. */
export type RecordDecoder<Record> = (reader: WireReader, origin: Origin, into: Record[]) => void;

/**
 * Decodes an export request: the three signals nest alike, request, resource, scope, record.
 * @throws MalformedPayloadError where any byte breaks the format; nothing of the payload is returned then
 */
export function decodeRequest<Record>(
  signal: OtlpSignal,
  payload: Uint8Array,
  decodeRecord: RecordDecoder<Record>,
): Record[] {
  const records: Record[] = [];
  const reader = new WireReader(payload);
  try {
    while (reader.position < reader.limit) {
      const tag = reader.readTag();
      if (tag !== 0x0a) {
        reader.skipUnknown(tag, 0b10);
        continue;
      }
      const outer = reader.enter();
      decodeOfResource(reader, decodeRecord, records);
      reader.leave(outer);
    }
  } catch (error) {
    throw explainWireError(signal, payload, error);
  }
  return records;
}

/** Turns a broken wire into an error that names the field; other errors come back as they are. */
export function explainWireError(signal: OtlpSignal, payload: Uint8Array, error: unknown): unknown {
  if (!(error instanceof WireError)) return error;
  const field = locateField(payload, REQUEST_SCHEMAS[signal], error.byteOffset);
  return new MalformedPayloadError(error.problem, { field, byteOffset: error.byteOffset });
}

/** Fields may come in any order: the resource first, by itself, then what it describes. */
function decodeOfResource<Record>(reader: WireReader, decodeRecord: RecordDecoder<Record>, into: Record[]): void {
  const start = reader.position;
  const resource = readHead(reader, readResource) ?? NO_ATTRIBUTES;
  reader.position = start;
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag !== 0x12) {
      reader.skip(tag);
      continue;
    }
    const outer = reader.enter();
    decodeOfScope(reader, resource, decodeRecord, into);
    reader.leave(outer);
  }
}

function decodeOfScope<Record>(
  reader: WireReader,
  resource: Attributes,
  decodeRecord: RecordDecoder<Record>,
  into: Record[],
): void {
  const start = reader.position;
  const scope = readHead(reader, readScope) ?? NO_SCOPE;
  const origin: Origin = { resource, scope };
  reader.position = start;
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag !== 0x12) {
      reader.skip(tag);
      continue;
    }
    const outer = reader.enter();
    decodeRecord(reader, origin, into);
    reader.leave(outer);
  }
}

/** Field 1 of a ResourceX or ScopeX, wherever it stands; passes over the rest and checks the fields' types. */
function readHead<Head>(reader: WireReader, read: (reader: WireReader, before: Head | undefined) => Head) {
  let head: Head | undefined;
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag === 0x0a) {
      const outer = reader.enter();
      head = read(reader, head);
      reader.leave(outer);
    } else if (tag === 0x12) {
      reader.skip(tag);
    } else {
      reader.skipUnknown(tag, 0b110);
    }
  }
  return head;
}

/** Protobuf merges a message that comes twice, hence `before`. */
function readResource(reader: WireReader, before: Attributes | undefined): Attributes {
  const attributes = new Map<string, AttributeValue>(before);
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag === 0x0a) readAttribute(reader, attributes);
    else reader.skipUnknown(tag, 0b10);
  }
  return attributes;
}

function readScope(reader: WireReader, before: InstrumentationScope | undefined): InstrumentationScope {
  let { name, version } = before ?? NO_SCOPE;
  const attributes = new Map<string, AttributeValue>(before?.attributes);
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    switch (tag) {
      case 0x0a:
        name = readRepeatedText(reader);
        break;
      case 0x12:
        version = readRepeatedText(reader);
        break;
      case 0x1a:
        readAttribute(reader, attributes);
        break;
      default:
        reader.skipUnknown(tag, 0b1110);
    }
  }
  return { name, version, attributes };
}
