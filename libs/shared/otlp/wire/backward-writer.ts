const MASK_7 = 0x7fn;
const BITS_64 = 64;

/**
 * Writes protobuf from its last byte to its first, so that a message's length is known when its turn comes: no second
 * pass, no copies of nested messages. Write fields in reverse order.
 */
export class BackwardWriter {
  private buffer: Buffer;
  private position: number;

  constructor(expectedBytes: number) {
    this.buffer = Buffer.allocUnsafe(Math.max(64, expectedBytes));
    this.position = this.buffer.length;
  }

  /** Bytes written so far; the difference of two readings is the length of what was written between them. */
  get length(): number {
    return this.buffer.length - this.position;
  }

  /** What was written, first byte first. A view: valid until the next write. */
  result(): Buffer {
    return this.buffer.subarray(this.position);
  }

  /** Forgets what was written, back to a length that was read before. */
  rewindTo(length: number): void {
    this.position = this.buffer.length - length;
  }

  bytes(source: Buffer, start = 0, end = source.length): void {
    this.reserve(end - start);
    source.copy(this.buffer, this.position, start, end);
  }

  text(text: string): void {
    const size = Buffer.byteLength(text, 'utf8');
    this.reserve(size);
    this.buffer.write(text, this.position, size, 'utf8');
  }

  /** An unsigned varint below 2^32. */
  varint(value: number): void {
    let size = 1;
    for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) size++;
    this.reserve(size);
    let at = this.position;
    let rest = value;
    while (rest > 0x7f) {
      this.buffer[at++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.buffer[at] = rest;
  }

  /** A 64-bit varint, two's complement where negative. */
  bigVarint(value: bigint): void {
    const septets: number[] = [];
    let rest = BigInt.asUintN(BITS_64, value);
    do {
      septets.push(Number(rest & MASK_7));
      rest >>= 7n;
    } while (rest > 0n);
    this.reserve(septets.length);
    septets.forEach((septet, index) => {
      this.buffer[this.position + index] = index === septets.length - 1 ? septet : septet | 0x80;
    });
  }

  fixed32(value: number): void {
    this.reserve(4);
    this.buffer.writeUInt32LE(value, this.position);
  }

  fixed64(value: bigint): void {
    this.reserve(8);
    this.buffer.writeBigUInt64LE(BigInt.asUintN(BITS_64, value), this.position);
  }

  double(value: number): void {
    this.reserve(8);
    this.buffer.writeDoubleLE(value, this.position);
  }

  private reserve(size: number): void {
    if (this.position < size) this.grow(size);
    this.position -= size;
  }

  private grow(size: number): void {
    const used = this.length;
    const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, used + size));
    this.buffer.copy(grown, grown.length - used, this.position);
    this.buffer = grown;
    this.position = grown.length - used;
  }
}
