import { randomBytes } from 'node:crypto';
import { lz4Codec } from './lz4-codec';
import { snappyCodec } from './snappy-codec';
import { standingInForUnreadable } from './unreadable-batch';
import { gzipCodec, zstdCodec } from './zlib-codecs';

describe('the compressions of record batches', () => {
  const codecs = [
    ['gzip', gzipCodec],
    ['snappy', snappyCodec],
    ['lz4', lz4Codec],
    ['zstd', zstdCodec() ?? gzipCodec],
  ] as const;

  it.each(codecs)('%s gives back what it took, empty, tiny, large or random', async (_name, codec) => {
    for (const buffer of [Buffer.alloc(0), Buffer.from('x'), Buffer.alloc(700_000, 'usage '), randomBytes(200_000)]) {
      const back = await codec.decompress(await codec.compress({ buffer }));
      expect(back.equals(buffer)).toBe(true);
    }
  });

  it.each(codecs)('%s rejects what is not its own', async (_name, codec) => {
    await expect(codec.decompress(Buffer.from('neither compressed nor a frame'))).rejects.toThrow();
  });

  it('snappy reads a raw block as well as the frames of Java clients', async () => {
    // A raw block: length 3 as a varint, then one literal of 3 bytes, (3 - 1) << 2 = 8
    expect((await snappyCodec.decompress(Buffer.from([3, 8, 97, 98, 99]))).toString()).toBe('abc');
    const framed = Buffer.from('82534e415050590000000001000000010000000503086162630000000503086465660a', 'hex');
    await expect(snappyCodec.decompress(framed)).rejects.toThrow();
    expect((await snappyCodec.decompress(framed.subarray(0, -1))).toString()).toBe('abcdef');
  });

  it('a batch that cannot be read rejects where its number of records is unknown', async () => {
    const codec = standingInForUnreadable('gzip', gzipCodec);
    const alone = Buffer.from(new Uint8Array(Buffer.from('no gzip')).buffer);
    await expect(codec.decompress(alone)).rejects.toThrow();
  });
});
