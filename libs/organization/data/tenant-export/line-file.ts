import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

export interface WrittenFile {
  readonly rows: bigint;
  /** Compressed. */
  readonly bytes: bigint;
  /** Of the compressed file, in hexadecimal. */
  readonly sha256: string;
}

/** Lines are handed on together: a write for each would cost more than what it writes. */
const CHUNK_CHARACTERS = 64 * 1024;

/** Writes lines as gzip, a part at a time however many there are. @param onRows is told how many more were written */
export async function writeLineFile(
  path: string,
  lines: AsyncIterable<string>,
  onRows: (rows: bigint) => Promise<void>,
): Promise<WrittenFile> {
  let rows = 0n;
  async function* chunks(): AsyncGenerator<string> {
    let chunk = '';
    let held = 0n;
    for await (const line of lines) {
      chunk += `${line}\n`;
      held += 1n;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      yield chunk;
      rows += held;
      await onRows(held);
      [chunk, held] = ['', 0n];
    }
    if (chunk !== '') yield chunk;
    rows += held;
    await onRows(held);
  }
  const seal = new Sealing();
  await pipeline(Readable.from(chunks()), createGzip({ level: 6 }), seal, createWriteStream(path, { mode: 0o600 }));
  return { rows, ...seal.seal() };
}

/** Passes bytes on, and knows how many they were and their SHA-256. */
export class Sealing extends Transform {
  private readonly hash = createHash('sha256');
  private bytes = 0n;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    this.bytes += BigInt(chunk.length);
    done(undefined, chunk);
  }

  /** Once all has passed. */
  seal(): Omit<WrittenFile, 'rows'> {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
