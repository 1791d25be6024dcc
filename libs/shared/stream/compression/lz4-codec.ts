import type { CompressionCodec } from './compression-codec';

/** LZ4 frames, as Kafka writes them since message format 1. The native part is loaded at the first use. */
export const lz4Codec: CompressionCodec = {
  async compress({ buffer }) {
    const { compressFrame } = await import('lz4-napi');
    return compressFrame(buffer);
  },
  async decompress(compressed) {
    const { decompressFrame } = await import('lz4-napi');
    return decompressFrame(compressed);
  },
};
