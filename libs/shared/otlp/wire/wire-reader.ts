/** Protobuf wire types that OTLP uses. Groups (3 and 4) left the format before OTLP began. */
export const VARINT = 0;
export const FIXED64 = 1;
export const BYTES = 2;
export const FIXED32 = 5;

/** A protobuf tag: field number and wire type in one number, as it stands on the wire. */
export function tagOf(field: number, wireType: number): number {
  return field * 8 + wireType;
}

/** The bytes break the protobuf wire format at an offset. Decoders turn it into a `MalformedPayloadError`. */
export class WireError extends Error {
  constructor(
    readonly problem: string,
    readonly byteOffset: number,
  ) {
    super(problem);
  }
}

const TWO_TO_32 = 4_294_967_296;
const MAX_TAG = 0xffff_ffff;

/**
 * Reads the protobuf wire format from `position` up to `limit`, and never beyond: every read is checked, and a wrong
 * byte throws `WireError`. Not reentrant; one reader serves one payload.
 */
export class WireReader {
  readonly bytes: Buffer;
  position: number;
  /** End of the message that is being read. */
  limit: number;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = 0;
    this.limit = bytes.byteLength;
  }

  /** Field number and wire type of the next field. */
  readTag(): number {
    const start = this.position;
    const tag = this.readVarint32();
    if (tag < 8 || tag > MAX_TAG) throw new WireError('a field number outside 1 to 536,870,911', start);
    return tag;
  }

  /** Enters the length-delimited message here; returns what `leave` takes back. */
  enter(): number {
    const outer = this.limit;
    this.limit = this.readEnd();
    return outer;
  }

  /** Leaves a message that was read to its end. */
  leave(outer: number): void {
    this.limit = outer;
  }

  /** Length of the length-delimited field here, as the offset of its end; `position` is then its start. */
  readEnd(): number {
    const start = this.position;
    const length = this.readVarint32();
    const end = this.position + length;
    if (end > this.limit) {
      throw new WireError(`says it is ${length} bytes long, but only ${this.limit - this.position} are left`, start);
    }
    return end;
  }

  /** Passes over a field that is not of interest. */
  skip(tag: number): void {
    switch (tag & 7) {
      case VARINT:
        this.skipVarint();
        return;
      case FIXED64:
        this.advance(8);
        return;
      case BYTES:
        this.position = this.readEnd();
        return;
      case FIXED32:
        this.advance(4);
        return;
      default:
        throw new WireError(`wire type ${tag & 7}, which OTLP does not use`, this.position);
    }
  }

  /**
   * Passes over a field unless its number is one that the caller knows: then its wire type is wrong, and what follows
   * belongs to another kind of message.
   * @param known bit n is set where field n is known (fields 1 to 31)
   */
  skipUnknown(tag: number, known: number): void {
    const field = tag >>> 3;
    if (field < 32 && (known & (1 << field)) !== 0) {
      throw new WireError(`field ${field} has wire type ${tag & 7}, which is not its type`, this.position);
    }
    this.skip(tag);
  }

  /** An enum, or an unsigned or signed 32-bit integer: the low 32 bits of a varint, signed. */
  readInt32(): number {
    const value = this.readInt64();
    return typeof value === 'number' ? value | 0 : Number(BigInt.asIntN(32, value));
  }

  readBool(): boolean {
    const value = this.readInt64();
    return value !== 0;
  }

  /** A signed 64-bit varint; a bigint only where a number would not hold it. */
  readInt64(): number | bigint {
    const start = this.position;
    const first = this.byteAt(start);
    if (first < 0x80) {
      this.position = start + 1;
      return first;
    }
    let low = first & 0x7f;
    let position = start + 1;
    for (let shift = 7; shift < 28; shift += 7) {
      const byte = this.byteAt(position++);
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        this.position = position;
        return low;
      }
    }
    let byte = this.byteAt(position++);
    low = (low | ((byte & 0x0f) << 28)) >>> 0;
    let high = (byte & 0x7f) >>> 4;
    for (let shift = 3; byte >= 0x80 && shift < 32; shift += 7) {
      byte = this.byteAt(position++);
      high |= (byte & 0x7f) << shift;
      // The tenth byte has one bit left.
      if (shift === 31 && byte > 1) throw new WireError('a number longer than 64 bits', start);
    }
    this.position = position;
    return fromHalves(low, high | 0);
  }

  /** A signed 64-bit integer of fixed length (sfixed64). */
  readFixedInt64(): number | bigint {
    const at = this.advance(8);
    return fromHalves(this.view.getUint32(at, true), this.view.getInt32(at + 4, true));
  }

  /** An unsigned 64-bit integer of fixed length as a number: exact below 2^53, nearest above. */
  readFixedUint64(): number {
    const at = this.advance(8);
    return this.view.getUint32(at + 4, true) * TWO_TO_32 + this.view.getUint32(at, true);
  }

  readDouble(): number {
    return this.view.getFloat64(this.advance(8), true);
  }

  readFixed32(): number {
    return this.view.getUint32(this.advance(4), true);
  }

  /**
   * Nanoseconds of Unix time, cut to microseconds. Computed in halves, because nanoseconds do not fit a number:
   * 2^32 = 4,294,967 x 1000 + 296.
   */
  readUnixMicros(): number {
    const at = this.advance(8);
    const low = this.view.getUint32(at, true);
    const high = this.view.getUint32(at + 4, true);
    const micros = high * 4_294_967 + Math.floor((high * 296 + low) / 1000);
    return Math.min(micros, Number.MAX_SAFE_INTEGER);
  }

  private readVarint32(): number {
    const start = this.position;
    const first = this.byteAt(start);
    if (first < 0x80) {
      this.position = start + 1;
      return first;
    }
    const second = this.byteAt(start + 1);
    if (second < 0x80) {
      this.position = start + 2;
      return (first & 0x7f) | (second << 7);
    }
    let value = (first & 0x7f) | ((second & 0x7f) << 7);
    let position = start + 2;
    for (let factor = 16_384; factor <= 268_435_456; factor *= 128) {
      const byte = this.byteAt(position++);
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) {
        this.position = position;
        return value;
      }
    }
    throw new WireError('a number longer than 32 bits where a tag or a length is expected', start);
  }

  private skipVarint(): void {
    const start = this.position;
    for (let position = start; position < start + 10; position++) {
      if (this.byteAt(position) < 0x80) {
        this.position = position + 1;
        return;
      }
    }
    throw new WireError('a number longer than 64 bits', start);
  }

  private byteAt(position: number): number {
    if (position >= this.limit) throw new WireError('ends in the middle of a field', position);
    return this.bytes[position]!;
  }

  private advance(length: number): number {
    const start = this.position;
    if (start + length > this.limit) throw new WireError('ends in the middle of a field', start);
    this.position = start + length;
    return start;
  }
}

function fromHalves(low: number, high: number): number | bigint {
  const value = high * TWO_TO_32 + low;
  // high is signed: two's complement falls out of the sum.
  return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) | BigInt(low);
}
