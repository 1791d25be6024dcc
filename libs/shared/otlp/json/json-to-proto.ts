import { isUtf8 } from 'node:buffer';

import { MalformedPayloadError } from '../malformed-payload-error';
import type { OtlpSignal } from '../model';
import { BackwardWriter } from '../wire/backward-writer';
import { type FieldSchema, type MessageSchema, REQUEST_SCHEMAS } from '../wire/message-schema';
import { BYTES, tagOf } from '../wire/wire-reader';
import { type JsonPath, refusedAt } from './json-path';
import { writeScalar } from './json-scalars';

export interface ConvertedPayload {
  readonly proto: Uint8Array;
  /** For the sender: what was understood, but is hardly meant. */
  readonly warnings: readonly string[];
}

type JsonObject = { readonly [name: string]: unknown };

const MAX_DEPTH = 100;
const BYTE_ORDER_MARK = '\uFEFF';
const SIGNAL_OF_ROOT = new Map<string, OtlpSignal>([
  ['resourceSpans', 'traces'],
  ['resourceLogs', 'logs'],
  ['resourceMetrics', 'metrics'],
]);

/**
 * Converts OTLP/JSON to the protobuf of the same request.
 *
 * The mapping of the OTLP specification: lowerCamelCase names only, ids in hexadecimal of either case, 64-bit integers as
 * text or number, enums as integers, unknown members ignored.
 * @throws MalformedPayloadError naming the member and what to write instead
 */
export function jsonToProto(signal: OtlpSignal, payload: Uint8Array): ConvertedPayload {
  const root = parseRoot(payload);
  const writer = new BackwardWriter(Math.ceil(payload.length * 0.75));
  const warnings = checkRoot(signal, root);
  writeMessage(writer, root, REQUEST_SCHEMAS[signal], []);
  return { proto: writer.result(), warnings };
}

function parseRoot(payload: Uint8Array): JsonObject {
  if (!isUtf8(payload)) throw new MalformedPayloadError('is not valid UTF-8', { field: '' });
  const text = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8');
  try {
    const root: unknown = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
    if (isObject(root)) return root;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The engine's message quotes the text, which may be a prompt: only the position is passed on.
    const position = /at position (\d+)/.exec(error.message)?.[1];
    throw new MalformedPayloadError('is not valid JSON', {
      field: '',
      ...(position === undefined ? {} : { byteOffset: Number(position) }),
    });
  }
  throw new MalformedPayloadError('a JSON object was expected', { field: '' });
}

/** Unknown members are ignored, as they must be; a request made of nothing else is worth a word. */
function checkRoot(signal: OtlpSignal, root: JsonObject): string[] {
  const expected = REQUEST_SCHEMAS[signal].fields[0]!.name;
  const members = Object.keys(root);
  if (members.length === 0 || Object.hasOwn(root, expected)) return [];
  for (const [member, meant] of SIGNAL_OF_ROOT) {
    if (!Object.hasOwn(root, member)) continue;
    throw new MalformedPayloadError(`this is an export of ${meant}: post it to /v1/${meant}`, { field: member });
  }
  return [`the request has no "${expected}" and so no records; OTLP/JSON names are lowerCamelCase`];
}

function writeMessage(writer: BackwardWriter, object: JsonObject, schema: MessageSchema, path: JsonPath): void {
  if (path.length > MAX_DEPTH) throw refusedAt(path, `values are nested deeper than ${MAX_DEPTH} levels`);
  for (let at = schema.fields.length - 1; at >= 0; at--) {
    const field = schema.fields[at]!;
    const value = object[field.name];
    if (value === undefined || value === null) continue;
    path.push(field.name);
    if (field.repeated) writeRepeated(writer, value, field, path);
    else writeField(writer, value, field, path);
    path.pop();
  }
}

function writeRepeated(writer: BackwardWriter, value: unknown, field: FieldSchema, path: JsonPath): void {
  if (!Array.isArray(value)) throw refusedAt(path, notAnArray(value, field));
  for (let index = value.length - 1; index >= 0; index--) {
    path.push(index);
    writeField(writer, value[index], field, path);
    path.pop();
  }
}

function writeField(writer: BackwardWriter, value: unknown, field: FieldSchema, path: JsonPath): void {
  if (field.kind !== 'message') {
    writeScalar(writer, value, field, path);
    return;
  }
  const schema = field.message!();
  if (!isObject(value)) throw refusedAt(path, notAnObject(schema));
  const before = writer.length;
  writeMessage(writer, value, schema, path);
  writer.varint(writer.length - before);
  writer.varint(tagOf(field.number, BYTES));
}

const WRITE_ATTRIBUTE = 'write each attribute as {"key": "name", "value": {"stringValue": "text"}}';

function notAnArray(value: unknown, field: FieldSchema): string {
  const found = isObject(value) ? 'an object' : describe(value);
  const remedy = field.kind === 'message' && field.message!().name === 'KeyValue' ? `; ${WRITE_ATTRIBUTE}` : '';
  return `an array was expected, but it is ${found}${remedy}`;
}

function notAnObject(schema: MessageSchema): string {
  if (schema.name === 'AnyValue') {
    return 'an object that names its type was expected, such as {"stringValue": "text"} or {"intValue": "42"}';
  }
  return schema.name === 'KeyValue' ? `an object was expected; ${WRITE_ATTRIBUTE}` : 'an object was expected';
}

function describe(value: unknown): string {
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
