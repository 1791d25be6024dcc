import type { Attributes, AttributeValue } from '../model';
import { TextCache } from '../wire/text-cache';
import { WireError, type WireReader } from '../wire/wire-reader';

/** Deeper values are refused: real ones nest two or three levels, and every level costs stack. */
const MAX_DEPTH = 64;

/** Attribute names come from code: few, and the same in every span. */
const names = new TextCache(12, 128);
/** Values that repeat (models, providers, owners); unique ones (ids, mostly longer) pass by. */
const values = new TextCache(12, 32);

export const NO_ATTRIBUTES: Attributes = new Map();

/** Text of the length-delimited field here, remembered for next time. */
export function readRepeatedText(reader: WireReader): string {
  const end = reader.readEnd();
  const text = values.textOf(reader.bytes, reader.position, end);
  reader.position = end;
  return text;
}

/** Reads one KeyValue into a map; the last of equal keys stays. */
export function readAttribute(reader: WireReader, into: Map<string, AttributeValue>): void {
  const outer = reader.enter();
  readKeyValue(reader, into, 1);
  reader.leave(outer);
}

function readKeyValue(reader: WireReader, into: Map<string, AttributeValue>, depth: number): void {
  let key = '';
  let value: AttributeValue = null;
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    switch (tag) {
      case 0x0a: {
        const end = reader.readEnd();
        key = names.textOf(reader.bytes, reader.position, end);
        reader.position = end;
        break;
      }
      case 0x12: {
        const outer = reader.enter();
        value = readAnyValue(reader, depth);
        reader.leave(outer);
        break;
      }
      default:
        reader.skipUnknown(tag, 0b110);
    }
  }
  into.set(key, value);
}

/** Reads an AnyValue up to the reader's limit; one without a value is null. */
function readAnyValue(reader: WireReader, depth: number): AttributeValue {
  if (depth > MAX_DEPTH) throw new WireError(`values nested deeper than ${MAX_DEPTH} levels`, reader.position);
  let value: AttributeValue = null;
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    switch (tag) {
      case 0x0a:
        value = readRepeatedText(reader);
        break;
      case 0x10:
        value = reader.readBool();
        break;
      case 0x18:
        value = reader.readInt64();
        break;
      case 0x21:
        value = reader.readDouble();
        break;
      case 0x2a:
        value = readArray(reader, depth + 1);
        break;
      case 0x32:
        value = readKeyValueList(reader, depth + 1);
        break;
      case 0x3a: {
        const end = reader.readEnd();
        value = Uint8Array.prototype.slice.call(reader.bytes, reader.position, end);
        reader.position = end;
        break;
      }
      default:
        reader.skipUnknown(tag, 0b1111_1110);
    }
  }
  return value;
}

function readArray(reader: WireReader, depth: number): readonly AttributeValue[] {
  const items: AttributeValue[] = [];
  const outer = reader.enter();
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag !== 0x0a) {
      reader.skipUnknown(tag, 0b10);
      continue;
    }
    const array = reader.enter();
    items.push(readAnyValue(reader, depth));
    reader.leave(array);
  }
  reader.leave(outer);
  return items;
}

function readKeyValueList(reader: WireReader, depth: number): { readonly [name: string]: AttributeValue } {
  const members = new Map<string, AttributeValue>();
  const outer = reader.enter();
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if (tag !== 0x0a) {
      reader.skipUnknown(tag, 0b10);
      continue;
    }
    const list = reader.enter();
    readKeyValue(reader, members, depth);
    reader.leave(list);
  }
  reader.leave(outer);
  // fromEntries defines members, so a member called __proto__ is only a member.
  return Object.fromEntries(members);
}
