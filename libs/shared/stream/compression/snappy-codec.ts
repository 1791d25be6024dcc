import { compress, uncompress } from 'snappyjs';
import { type CompressionCodec, MAX_DECOMPRESSED_BYTES } from './compression-codec';

/**
 * Java clients wrap Snappy in frames of snappy-java ("xerial"): magic, version, lowest version, then blocks of
 * length and data (https://github.com/xerial/snappy-java, SnappyOutputStream). Go clients also write one raw block.
 */
const MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const HEADER_BYTES = 16;
/** Block size of the Java client. */
const BLOCK_BYTES = 32 * 1024;

export const snappyCodec: CompressionCodec = {
  compress: ({ buffer }) => Promise.resolve(toXerialFrames(buffer)),
  decompress: (compressed) =>
    Promise.resolve().then(() => (isXerial(compressed) ? fromXerialFrames(compressed) : fromRawBlock(compressed))),
};

function isXerial(bytes: Buffer): boolean {
  return bytes.length >= HEADER_BYTES && bytes.subarray(0, MAGIC.length).equals(MAGIC);
}

function fromRawBlock(block: Buffer): Buffer {
  return asBuffer(uncompress(block, MAX_DECOMPRESSED_BYTES));
}

function fromXerialFrames(bytes: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let at = HEADER_BYTES; at < bytes.length;) {
    const length = bytes.readInt32BE(at);
    const end = at + 4 + length;
    if (length <= 0 || end > bytes.length) throw new RangeError('snappy: a block is cut off');
    blocks.push(fromRawBlock(bytes.subarray(at + 4, end)));
    at = end;
  }
  return Buffer.concat(blocks);
}

function toXerialFrames(bytes: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeInt32BE(1, 8);
  header.writeInt32BE(1, 12);
  const parts: Buffer[] = [header];
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const block = asBuffer(compress(bytes.subarray(at, at + BLOCK_BYTES)));
    const length = Buffer.alloc(4);
    length.writeInt32BE(block.length);
    parts.push(length, block);
  }
  return Buffer.concat(parts);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
