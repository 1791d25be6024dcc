import { StringBytes } from './string-bytes';

/**
 * Values of one column on their way into a block, in the layout of its ClickHouse type. Only the methods of its kind of
 * value may be called.
 *
 * Numbers are laid out by typed arrays, so in the machine's own byte order; every machine that Node runs on here is
 * little-endian, like the format.
 */
export abstract class NativeColumn {
  constructor(readonly type: string) {}

  text(_value: string): void {
    throw this.refused('text');
  }
  /** A whole number from 0 to 2^53 - 1. */
  number(_value: number): void {
    throw this.refused('numbers');
  }
  bigint(_value: bigint | undefined): void {
    throw this.refused('bigints');
  }
  /** Bytes in hex; text of another length (an unknown id) is written as zeros. */
  hex(_value: string): void {
    throw this.refused('hex');
  }
  abstract parts(): readonly Uint8Array[];

  private refused(values: string): TypeError {
    return new TypeError(`a column of type ${this.type} takes no ${values}`);
  }
}

/** @param type as ClickHouse names it, without codecs @param rows that the block will have */
export function nativeColumn(type: string, rows: number): NativeColumn {
  if (type === 'LowCardinality(String)') return new LowCardinalityColumn(type, rows);
  if (type === 'String') return new StringColumn(type);
  if (type === 'UInt8' || type === 'Bool') return new ByteColumn(type, rows);
  if (/^DateTime(\(|$)/.test(type) || type === 'UInt32') return new WordColumn(type, rows);
  if (/^DateTime64\(/.test(type) || type === 'UInt64') return new LongColumn(type, rows);
  if (/^Nullable\(Decimal\(38, \d+\)\)$/.test(type)) return new NullableDecimalColumn(type, rows);
  const fixed = /^FixedString\((\d+)\)$/.exec(type)?.[1];
  if (fixed !== undefined) return new FixedHexColumn(type, rows, Number(fixed));
  throw new RangeError(`columns of type ${type} are not written in Native`);
}

/** Each text once, and for each row its place among them: neither we nor ClickHouse touch a repeated text again. */
class LowCardinalityColumn extends NativeColumn {
  private readonly places: Uint32Array;
  private readonly known = new Map<string, number>();
  private readonly texts = new StringBytes();
  private row = 0;
  private last = '';
  private lastPlace: number;

  constructor(type: string, rows: number) {
    super(type);
    this.places = new Uint32Array(rows);
    this.lastPlace = this.remember('');
  }

  override text(value: string): void {
    // Neighbouring rows mostly agree.
    if (value !== this.last) {
      this.lastPlace = this.known.get(value) ?? this.remember(value);
      this.last = value;
    }
    this.places[this.row++] = this.lastPlace;
  }

  override parts(): readonly Uint8Array[] {
    const count = this.known.size;
    const [widthCode, places] = count <= 0x100 ? [0, Uint8Array.from(this.places)] : this.widePlaces(count);
    return [
      longs(SHARED_DICTIONARIES_WITH_ADDITIONAL_KEYS, HAS_ADDITIONAL_KEYS | NEEDS_UPDATE | widthCode, count),
      this.texts.bytes(),
      longs(this.row),
      bytesOf(places),
    ];
  }

  private widePlaces(count: number): readonly [number, Uint16Array | Uint32Array] {
    return count <= 0x1_0000 ? [1, Uint16Array.from(this.places)] : [2, this.places];
  }

  private remember(value: string): number {
    const place = this.known.size;
    this.known.set(value, place);
    this.texts.add(value);
    return place;
  }
}

/** `SerializationLowCardinality` of ClickHouse: version of the keys, then flags over the width of the places. */
const SHARED_DICTIONARIES_WITH_ADDITIONAL_KEYS = 1;
const HAS_ADDITIONAL_KEYS = 1 << 9;
const NEEDS_UPDATE = 1 << 10;

class StringColumn extends NativeColumn {
  private readonly texts = new StringBytes();

  override text(value: string): void {
    this.texts.add(value);
  }

  override parts(): readonly Uint8Array[] {
    return [this.texts.bytes()];
  }
}

class ByteColumn extends NativeColumn {
  private readonly values: Uint8Array;
  private row = 0;

  constructor(type: string, rows: number) {
    super(type);
    this.values = new Uint8Array(rows);
  }

  override number(value: number): void {
    this.values[this.row++] = value;
  }

  override parts(): readonly Uint8Array[] {
    return [this.values];
  }
}

class WordColumn extends NativeColumn {
  private readonly values: Uint32Array;
  private row = 0;

  constructor(type: string, rows: number) {
    super(type);
    this.values = new Uint32Array(rows);
  }

  override number(value: number): void {
    this.values[this.row++] = value;
  }

  override parts(): readonly Uint8Array[] {
    return [bytesOf(this.values)];
  }
}

class LongColumn extends NativeColumn {
  private readonly words: Uint32Array;
  private at = 0;

  constructor(type: string, rows: number) {
    super(type);
    this.words = new Uint32Array(rows * 2);
  }

  override number(value: number): void {
    // Two halves: a bigint for every count would cost more than all the rest of the row.
    this.words[this.at++] = value;
    this.words[this.at++] = value / 0x1_0000_0000;
  }

  override bigint(value: bigint | undefined): void {
    const whole = Number(value ?? 0n);
    if (!Number.isSafeInteger(whole))
      throw new RangeError(`${String(value)} does not fit into a ${this.type} written here`);
    this.number(whole);
  }

  override parts(): readonly Uint8Array[] {
    return [bytesOf(this.words)];
  }
}

/** `Nullable(Decimal(38, s))`: a map of what is NULL, then the signed 128-bit counts of the smallest units. */
class NullableDecimalColumn extends NativeColumn {
  private readonly missing: Uint8Array;
  private readonly halves: BigUint64Array;
  private row = 0;

  constructor(type: string, rows: number) {
    super(type);
    this.missing = new Uint8Array(rows);
    this.halves = new BigUint64Array(rows * 2);
  }

  override bigint(value: bigint | undefined): void {
    if (value === undefined) this.missing[this.row] = 1;
    else {
      // The array keeps the lower 64 bits of what is stored.
      this.halves[this.row * 2] = value;
      if (value < 0n || value >= TWO_TO_64) this.halves[this.row * 2 + 1] = value >> 64n;
    }
    this.row += 1;
  }

  override parts(): readonly Uint8Array[] {
    return [this.missing, bytesOf(this.halves)];
  }
}

const TWO_TO_64 = 1n << 64n;

class FixedHexColumn extends NativeColumn {
  private readonly values: Uint8Array;
  private at = 0;

  constructor(
    type: string,
    rows: number,
    private readonly width: number,
  ) {
    super(type);
    this.values = new Uint8Array(rows * width);
  }

  override hex(value: string): void {
    const end = this.at + this.width;
    if (value.length === this.width * 2) {
      // A call into the runtime for each id costs several times as much.
      for (let digit = 0, at = this.at; at < end; at += 1, digit += 2) {
        this.values[at] = (digitOf(value.charCodeAt(digit)) << 4) | digitOf(value.charCodeAt(digit + 1));
      }
    }
    this.at = end;
  }

  override parts(): readonly Uint8Array[] {
    return [this.values];
  }
}

/** Value of a hex digit's character code; ids are made by us, so every character is one. */
function digitOf(code: number): number {
  return code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57;
}

function bytesOf(values: Uint8Array | Uint16Array | Uint32Array | BigUint64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function longs(...values: readonly number[]): Uint8Array {
  return bytesOf(BigUint64Array.from(values, BigInt));
}
