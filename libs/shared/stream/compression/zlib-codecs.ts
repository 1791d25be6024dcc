import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { type CompressionCodec, MAX_DECOMPRESSED_BYTES } from './compression-codec';

const gzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);
const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.unzip);

/** Level 1: a few per cent larger than the default, at a third of its time. */
export const gzipCodec: CompressionCodec = {
  compress: ({ buffer }) => gzip(buffer, { level: 1 }),
  decompress: (compressed) => gunzip(compressed, { maxOutputLength: MAX_DECOMPRESSED_BYTES }),
};

/** Node has zstd since 22.15 and 23.8; a host of the SDK may be older. */
export function zstdCodec(): CompressionCodec | undefined {
  if (typeof zlib.zstdCompress !== 'function') return undefined;
  const compress = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdCompress);
  const decompress = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);
  const params = { [zlib.constants.ZSTD_c_compressionLevel]: 1 };
  return {
    compress: ({ buffer }) => compress(buffer, { params }),
    decompress: (compressed) => decompress(compressed, { maxOutputLength: MAX_DECOMPRESSED_BYTES }),
  };
}
