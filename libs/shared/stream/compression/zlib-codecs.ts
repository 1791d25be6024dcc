import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { type CompressionCodec, MAX_DECOMPRESSED_BYTES } from './compression-codec';

const gzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);
const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.unzip);

/** What OTLP batches shrink to, roughly; a wrong guess costs a little time, no more. */
const COMMON_RATIO = 6;
const SMALLEST_CHUNK = 16 * 1024;
const LARGEST_CHUNK = 8 * 1024 * 1024;

/** Node goes through its thread pool once for each output chunk of 16 kB: one chunk that fits all is much cheaper. */
function chunkFor(expectedBytes: number): number {
  return Math.min(Math.max(SMALLEST_CHUNK, Math.ceil(expectedBytes * 1.25)), LARGEST_CHUNK);
}

/** Level 1: a few per cent larger than the default, at a third of its time. */
export const gzipCodec: CompressionCodec = {
  compress: ({ buffer }) => gzip(buffer, { level: 1, chunkSize: chunkFor(buffer.length / COMMON_RATIO) }),
  decompress: (compressed) =>
    gunzip(compressed, {
      maxOutputLength: MAX_DECOMPRESSED_BYTES,
      chunkSize: chunkFor(compressed.length * COMMON_RATIO),
    }),
};

/** Node has zstd since 22.15 and 23.8; a host of the SDK may be older. */
export function zstdCodec(): CompressionCodec | undefined {
  if (typeof zlib.zstdCompress !== 'function') return undefined;
  const compress = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdCompress);
  const decompress = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);
  const params = { [zlib.constants.ZSTD_c_compressionLevel]: 1 };
  return {
    compress: ({ buffer }) => compress(buffer, { params, chunkSize: chunkFor(buffer.length / COMMON_RATIO) }),
    decompress: (compressed) =>
      decompress(compressed, {
        maxOutputLength: MAX_DECOMPRESSED_BYTES,
        chunkSize: chunkFor(compressed.length * COMMON_RATIO),
      }),
  };
}

/** @throws TokenLedgerError on a Node without zstd: records of other producers come in every compression */
export function requireZstd(purpose: string): void {
  if (zstdCodec() !== undefined) return;
  throw new TokenLedgerError(`${purpose} needs zstd, which Node has since 22.15; this is ${process.version}`, {
    code: 'NODE_TOO_OLD',
    retriable: false,
    facts: { node: process.version },
  });
}
