import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import type { CompressionCodec } from './compression-codec';
import { lz4Codec } from './lz4-codec';
import { snappyCodec } from './snappy-codec';
import { standingInForUnreadable } from './unreadable-batch';
import { gzipCodec, zstdCodec } from './zlib-codecs';

let registered = false;

/**
 * Teaches kafkajs every compression that Kafka producers write; it knows gzip alone. Once a process.
 * A codec that the host application registered stays (kafkajs keeps one table for the whole process).
 */
export function registerCodecs(): void {
  if (registered) return;
  registered = true;
  const zstd = zstdCodec();
  const codecs: readonly (readonly [CompressionTypes, string, CompressionCodec])[] = [
    [CompressionTypes.GZIP, 'gzip', gzipCodec],
    [CompressionTypes.Snappy, 'snappy', snappyCodec],
    [CompressionTypes.LZ4, 'lz4', lz4Codec],
    ...(zstd === undefined ? [] : [[CompressionTypes.ZSTD, 'zstd', zstd] as const]),
  ];
  const table: Partial<Record<CompressionTypes, () => CompressionCodec>> = CompressionCodecs;
  for (const [type, name, codec] of codecs) {
    if (type !== CompressionTypes.GZIP && isTaken(table[type])) continue;
    const tolerant = standingInForUnreadable(name, codec);
    table[type] = () => tolerant;
  }
}

/** kafkajs fills the places of codecs that it lacks with functions that throw. */
function isTaken(codec: (() => CompressionCodec) | undefined): boolean {
  if (codec === undefined) return false;
  try {
    codec();
    return true;
  } catch {
    return false;
  }
}
