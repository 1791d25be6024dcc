const INITIAL_BYTES = 256;
const SHORT = 64;

/** Texts one after another, each behind its length as LEB128: how ClickHouse lays out `String`. */
export class StringBytes {
  private buffer = Buffer.allocUnsafe(INITIAL_BYTES);
  private position = 0;

  add(text: string): void {
    // A UTF-8 text needs at most three bytes for each UTF-16 unit.
    this.reserve(text.length * 3 + 5);
    if (text.length < SHORT && this.shortAscii(text)) return;
    this.length(Buffer.byteLength(text, 'utf8'));
    this.position += this.buffer.write(text, this.position, 'utf8');
  }

  /** The bytes written so far; nothing may be added afterwards. */
  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.position);
  }

  /** Most texts are short and plain; a loop in JavaScript beats the call into the runtime for them. */
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

  length(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest >= 0x80) {
      this.buffer[this.position++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
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
