import type { BackwardWriter } from '../wire/backward-writer';
import type { FieldKind, FieldSchema } from '../wire/message-schema';
import { BYTES, FIXED32, FIXED64, tagOf, VARINT } from '../wire/wire-reader';
import { type JsonPath, refusedAt } from './json-path';

type ScalarKind = Exclude<FieldKind, 'message'>;

const WIRE_TYPES: Readonly<Record<ScalarKind, number>> = {
  string: BYTES,
  hex: BYTES,
  base64: BYTES,
  bool: VARINT,
  enum: VARINT,
  int64: VARINT,
  uint32: VARINT,
  sint32: VARINT,
  fixed32: FIXED32,
  fixed64: FIXED64,
  sfixed64: FIXED64,
  double: FIXED64,
};

/** Smallest and largest value of the integer kinds. */
const RANGES: Readonly<Partial<Record<ScalarKind, readonly [bigint, bigint]>>> = {
  enum: [-(2n ** 31n), 2n ** 31n - 1n],
  sint32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  fixed32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  sfixed64: [-(2n ** 63n), 2n ** 63n - 1n],
  fixed64: [0n, 2n ** 64n - 1n],
};

/** Writes one scalar with its tag. @throws MalformedPayloadError naming the member and what to write instead */
export function writeScalar(writer: BackwardWriter, value: unknown, field: FieldSchema, path: JsonPath): void {
  const kind = field.kind as ScalarKind;
  writeValue(writer, kind, value, path);
  writer.varint(tagOf(field.number, WIRE_TYPES[kind]));
}

function writeValue(writer: BackwardWriter, kind: ScalarKind, value: unknown, path: JsonPath): void {
  switch (kind) {
    case 'string':
      if (typeof value !== 'string') throw refusedAt(path, 'text was expected');
      withLength(writer, () => writer.text(value));
      return;
    case 'hex': {
      const bytes = fromHex(value, path);
      withLength(writer, () => writer.bytes(bytes));
      return;
    }
    case 'base64': {
      const bytes = fromBase64(value, path);
      withLength(writer, () => writer.bytes(bytes));
      return;
    }
    case 'bool':
      if (typeof value !== 'boolean') throw refusedAt(path, 'true or false was expected');
      writer.varint(value ? 1 : 0);
      return;
    case 'double':
      writer.double(fromDouble(value, path));
      return;
    case 'fixed32':
      writer.fixed32(Number(fromInteger(value, kind, path)));
      return;
    case 'fixed64':
    case 'sfixed64':
      writer.fixed64(fromInteger(value, kind, path));
      return;
    case 'sint32': {
      const integer = fromInteger(value, kind, path);
      writer.bigVarint(BigInt.asUintN(32, (integer << 1n) ^ (integer >> 31n)));
      return;
    }
    case 'enum':
    case 'int64':
    case 'uint32':
      writer.bigVarint(fromInteger(value, kind, path));
      return;
  }
}

function withLength(writer: BackwardWriter, write: () => void): void {
  const before = writer.length;
  write();
  writer.varint(writer.length - before);
}

function fromHex(value: unknown, path: JsonPath): Buffer {
  if (typeof value !== 'string' || value.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(value)) {
    throw refusedAt(path, 'an id in hexadecimal digits was expected (OTLP/JSON ids are not base64)');
  }
  return Buffer.from(value, 'hex');
}

function fromBase64(value: unknown, path: JsonPath): Buffer {
  // Both alphabets, padding optional: what protobuf's JSON mapping lets a reader accept.
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) {
    throw refusedAt(path, 'bytes in base64 were expected');
  }
  return Buffer.from(value, 'base64');
}

function fromDouble(value: unknown, path: JsonPath): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') {
    if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
    if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value)) return Number(value);
  }
  throw refusedAt(path, 'a number was expected');
}

function fromInteger(value: unknown, kind: ScalarKind, path: JsonPath): bigint {
  const integer = parseInteger(value);
  if (integer === undefined) throw refusedAt(path, expectation(kind));
  if (kind === 'int64' && typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw refusedAt(path, 'an integer beyond 2^53 loses digits as a JSON number: write it as text');
  }
  const [smallest, largest] = RANGES[kind]!;
  if (integer < smallest || integer > largest) {
    throw refusedAt(path, `an integer from ${smallest} to ${largest} was expected`);
  }
  return integer;
}

function parseInteger(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  return undefined;
}

function expectation(kind: ScalarKind): string {
  return kind === 'enum'
    ? "the enum value's number was expected (OTLP/JSON has no enum names)"
    : 'an integer, as number or text, was expected';
}
