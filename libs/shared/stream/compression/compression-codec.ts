/** What kafkajs asks of a codec: the records of a batch, encoded, there and back. */
export interface CompressionCodec {
  compress(encoder: { readonly buffer: Buffer }): Promise<Buffer>;
  decompress(compressed: Buffer): Promise<Buffer>;
}

/**
 * A batch may grow to this when it is read. Brokers bound it compressed only, and a megabyte of zstd can
 * stand for gigabytes.
 */
export const MAX_DECOMPRESSED_BYTES = 128 * 1024 * 1024;
