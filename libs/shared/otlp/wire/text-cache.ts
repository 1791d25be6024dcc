interface Entry {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * Remembers the strings of byte sequences that come again and again: attribute names, models, providers. Comparing
 * twenty bytes is several times cheaper than decoding them, and equal strings share their memory and hash.
 *
 * Fixed size: a new sequence takes the place of the one with the same hash, so no input can make it grow.
 */
export class TextCache {
  private readonly entries: (Entry | undefined)[];
  private readonly mask: number;

  /**
   * @param slotBits two to this power is the number of slots
   * @param maxBytes longer sequences are decoded without being remembered
   */
  constructor(
    slotBits: number,
    private readonly maxBytes: number,
  ) {
    this.entries = new Array<Entry | undefined>(1 << slotBits).fill(undefined);
    this.mask = (1 << slotBits) - 1;
  }

  /** Text of the UTF-8 bytes from `start` to `end`; bytes that are not UTF-8 read as U+FFFD. */
  textOf(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length === 0) return '';
    if (length > this.maxBytes) return bytes.toString('utf8', start, end);

    let hash = length;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
    const slot = (hash ^ (hash >>> 15)) & this.mask;

    const entry = this.entries[slot];
    if (entry !== undefined && isSame(entry.bytes, bytes, start, length)) return entry.text;
    const text = bytes.toString('utf8', start, end);
    this.entries[slot] = { bytes: Uint8Array.prototype.slice.call(bytes, start, end), text };
    return text;
  }
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (known.length !== length) return false;
  for (let at = 0; at < length; at++) {
    if (known[at] !== bytes[start + at]) return false;
  }
  return true;
}
