const INITIAL_BYTES = 64 * 1024;

/**
 * Writes ClickHouse's RowBinary: little-endian numbers, strings behind a LEB128 length, no separators.
 * Format: https://clickhouse.com/docs/interfaces/formats/RowBinary
 */
export class RowBinaryWriter {
  private buffer = Buffer.allocUnsafe(INITIAL_BYTES);
  private position = 0;

  /** The bytes written so far; the writer may not be used afterwards. */
  finish(): Buffer {
    return this.buffer.subarray(0, this.position);
  }

  get byteLength(): number {
    return this.position;
  }

  uint8(value: number): void {
    this.reserve(1);
    this.position = this.buffer.writeUInt8(value, this.position);
  }

  uint32(value: number): void {
    this.reserve(4);
    this.position = this.buffer.writeUInt32LE(value, this.position);
  }

  /** Whole numbers up to 2^53 - 1, without the cost of a bigint. */
  uint64(value: number): void {
    this.reserve(8);
    this.position = this.buffer.writeUInt32LE(value % 4_294_967_296, this.position);
    this.position = this.buffer.writeUInt32LE(Math.floor(value / 4_294_967_296), this.position);
  }

  uint64FromBigint(value: bigint): void {
    this.reserve(8);
    this.position = this.buffer.writeBigUInt64LE(value, this.position);
  }

  string(text: string): void {
    // A UTF-8 text needs at most three bytes for each UTF-16 unit.
    this.reserve(text.length * 3 + 5);
    if (text.length < 64 && this.shortAscii(text)) return;
    this.varint(Buffer.byteLength(text, 'utf8'));
    this.position += this.buffer.write(text, this.position, 'utf8');
  }

  /** Most texts of a row are short and plain; a loop in JavaScript beats the call into the runtime for them. */
  private shortAscii(text: string): boolean {
    const { buffer } = this;
    let at = this.position;
    buffer[at++] = text.length;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit > 0x7f) return false;
      buffer[at++] = unit;
    }
    this.position = at;
    return true;
  }

  /** `String` from bytes that need not be text. */
  bytes(value: Uint8Array): void {
    this.varint(value.byteLength);
    this.reserve(value.byteLength);
    this.buffer.set(value, this.position);
    this.position += value.byteLength;
  }

  varint(value: number): void {
    this.reserve(10);
    let rest = value;
    while (rest >= 0x80) {
      this.buffer[this.position++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.buffer[this.position++] = rest;
  }

  private reserve(bytes: number): void {
    if (this.position + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.position + bytes));
    this.buffer.copy(larger, 0, 0, this.position);
    this.buffer = larger;
  }
}
