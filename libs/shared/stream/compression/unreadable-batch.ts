import type { CompressionCodec } from './compression-codec';

/**
 * Header of records that stand for a batch that could not be decompressed; its value says why.
 *
 * kafkajs would fetch such a batch again for ever and stop its partition. Instead as many stand-ins come as the
 * batch has records: the first carries the batch's compressed records as its value, so that a dead letter of it
 * loses nothing; the others are empty.
 */
export const UNREADABLE_HEADER = 'x-unreadable-batch';

/** Bytes before the compressed records of a batch in which it says how many they are. */
const COUNT_BYTES = 4;
const MOST_RECORDS = 1_000_000;

/** The same codec, except that a batch that it cannot read comes out as stand-ins. */
export function standingInForUnreadable(name: string, codec: CompressionCodec): CompressionCodec {
  return {
    compress: (encoder) => codec.compress(encoder),
    async decompress(compressed) {
      try {
        return await codec.decompress(compressed);
      } catch (error) {
        const count = countBefore(compressed);
        if (count === undefined) throw error;
        const reason = `${name}: ${error instanceof Error ? error.message : String(error)}`;
        return standIns(count, compressed, Buffer.from(reason.slice(0, 200)));
      }
    },
  };
}

/** kafkajs hands over the tail of the fetched batch: the count lies right before it in the same memory. */
function countBefore(tail: Buffer): number | undefined {
  if (tail.byteOffset < COUNT_BYTES) return undefined;
  const count = new DataView(tail.buffer, tail.byteOffset - COUNT_BYTES, COUNT_BYTES).getInt32(0);
  return count > 0 && count <= MOST_RECORDS ? count : undefined;
}

function standIns(count: number, compressed: Buffer, reason: Buffer): Buffer {
  const records: Buffer[] = [];
  for (let offsetDelta = 0; offsetDelta < count; offsetDelta += 1) {
    records.push(standIn(offsetDelta, offsetDelta === 0 ? compressed : Buffer.alloc(0), reason));
  }
  return Buffer.concat(records);
}

/** One record of message format 2: https://kafka.apache.org/documentation/#record (2026-11). */
function standIn(offsetDelta: number, value: Buffer, reason: Buffer): Buffer {
  const attributes = Buffer.alloc(1);
  const noKey = zigZag(-1);
  const name = Buffer.from(UNREADABLE_HEADER);
  const body = Buffer.concat([
    attributes,
    zigZag(0),
    zigZag(offsetDelta),
    noKey,
    zigZag(value.length),
    value,
    zigZag(1),
    zigZag(name.length),
    name,
    zigZag(reason.length),
    reason,
  ]);
  return Buffer.concat([zigZag(body.length), body]);
}

/** Kafka's varint: signed numbers zig-zagged, seven bits a byte. */
function zigZag(value: number): Buffer {
  const bytes: number[] = [];
  let rest = ((value << 1) ^ (value >> 31)) >>> 0;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}
