import { BackwardWriter, type OtlpSignal, WireReader } from '@tokenledger/shared/otlp';

/** Messages within a message, by field number. */
interface Shape {
  readonly [field: number]: () => Shape;
}

const anyValue: Shape = { 5: () => ({ 1: () => anyValue }), 6: () => ({ 1: () => keyValue }) };
const keyValue: Shape = { 2: () => anyValue };
const attributed = (...fields: readonly number[]): Shape =>
  Object.fromEntries(fields.map((field) => [field, () => keyValue]));

const span: Shape = { ...attributed(9), 11: () => attributed(3), 13: () => attributed(4), 15: () => ({}) };
const logRecord: Shape = { ...attributed(6), 5: () => anyValue };
const metric: Shape = {
  5: () => ({ 1: () => attributed(7) }),
  7: () => ({ 1: () => attributed(7) }),
  9: () => ({ 1: () => attributed(9) }),
};

const RECORDS: Readonly<Record<OtlpSignal, Shape>> = { traces: span, logs: logRecord, metrics: metric };

function requestOf(record: Shape): Shape {
  const ofScope: Shape = { 1: () => attributed(3), 2: () => record };
  return { 1: () => ({ 1: () => attributed(1), 2: () => ofScope }) };
}

/**
 * The same request as the OpenTelemetry Collector writes it (seen with 0.155): the fields of every message from the
 * last number to the first, the members of a repeated field in their order.
 */
export function fieldsReversed(signal: OtlpSignal, payload: Uint8Array): Uint8Array {
  return reversed(payload, requestOf(RECORDS[signal]));
}

function reversed(message: Uint8Array, shape: Shape): Uint8Array {
  const reader = new WireReader(message);
  const fields: { readonly number: number; readonly bytes: Uint8Array }[] = [];
  while (reader.position < reader.limit) {
    const start = reader.position;
    const tag = reader.readTag();
    const inner = shape[tag >>> 3];
    if (inner === undefined) reader.skip(tag);
    else reader.position = reader.readEnd();
    const bytes = message.subarray(start, reader.position);
    fields.push({ number: tag >>> 3, bytes: inner === undefined ? bytes : wrapped(tag, bytes, inner()) });
  }
  return Buffer.concat(fields.toSorted((one, other) => other.number - one.number).map(({ bytes }) => bytes));
}

function wrapped(tag: number, field: Uint8Array, shape: Shape): Uint8Array {
  const reader = new WireReader(field);
  reader.readTag();
  const end = reader.readEnd();
  const content = Buffer.from(reversed(field.subarray(reader.position, end), shape));
  const writer = new BackwardWriter(content.length + 16);
  writer.bytes(content, 0, content.length);
  writer.varint(content.length);
  writer.varint(tag);
  return Buffer.from(writer.result());
}
