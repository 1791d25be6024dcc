import type { FieldSchema, MessageSchema } from './message-schema';
import { BYTES, WireError, WireReader } from './wire-reader';

/**
 * Path of the field that holds a byte, in OTLP/JSON names: `resourceSpans[0].scopeSpans[0].spans[3].attributes[1]`.
 *
 * Walks the payload a second time, which only a failed one pays for. Stops at the deepest field that it can name.
 */
export function locateField(payload: Uint8Array, schema: MessageSchema, byteOffset: number): string {
  const reader = new WireReader(payload);
  const path: string[] = [];
  let message: MessageSchema | undefined = schema;
  while (message !== undefined && path.length < MAX_PATH) {
    const step = stepTowards(reader, message, byteOffset);
    if (step === undefined) break;
    path.push(step.name);
    message = step.into;
  }
  return path.join('.');
}

const MAX_PATH = 12;

interface Step {
  readonly name: string;
  readonly into: MessageSchema | undefined;
}

/** Passes over the fields before the byte and enters the one that holds it. */
function stepTowards(reader: WireReader, message: MessageSchema, byteOffset: number): Step | undefined {
  const seen = new Map<number, number>();
  let field: FieldSchema | undefined;
  let index = 0;
  try {
    while (reader.position < reader.limit && reader.position <= byteOffset) {
      field = undefined;
      const tag = reader.readTag();
      const number = tag >>> 3;
      field = message.fields.find((candidate) => candidate.number === number);
      index = seen.get(number) ?? 0;
      seen.set(number, index + 1);
      if ((tag & 7) !== BYTES) {
        reader.skip(tag);
        if (byteOffset < reader.position) return namedEnd(field, index);
        continue;
      }
      const end = reader.readEnd();
      if (byteOffset < end || end === reader.limit) return enter(reader, field, index, end, byteOffset);
      reader.position = end;
    }
  } catch (error) {
    // The payload is known to be broken; where the walk breaks too, the field at hand is the answer.
    if (!(error instanceof WireError)) throw error;
    return namedEnd(field, index);
  }
  return undefined;
}

function enter(
  reader: WireReader,
  field: FieldSchema | undefined,
  index: number,
  end: number,
  byteOffset: number,
): Step | undefined {
  if (field === undefined) return undefined;
  reader.limit = end;
  const into = reader.position <= byteOffset ? field.message?.() : undefined;
  return { name: nameOf(field, index), into };
}

function namedEnd(field: FieldSchema | undefined, index: number): Step | undefined {
  return field === undefined ? undefined : { name: nameOf(field, index), into: undefined };
}

function nameOf(field: FieldSchema, index: number): string {
  return field.repeated ? `${field.name}[${index}]` : field.name;
}
