import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

const BLOCK = 512;
/** What eleven octal digits can say; larger files are written in the binary form of GNU and POSIX tars. */
const LARGEST_OCTAL = 0o77777777777;

/** A tar archive (POSIX ustar) that is written from the first file to the last; any `tar` reads it. */
export class TarWriter {
  private constructor(private readonly file: FileHandle) {}

  /** @param path is replaced where it is there */
  static async create(path: string): Promise<TarWriter> {
    return new TarWriter(await open(path, 'w', 0o600));
  }

  /** @param modifiedAt of the file in the archive */
  async add(name: string, path: string, modifiedAt: Date): Promise<void> {
    const { size } = await stat(path);
    await this.file.write(tarHeader(name, size, modifiedAt));
    for await (const chunk of createReadStream(path)) await this.file.write(chunk as Buffer);
    const rest = size % BLOCK;
    if (rest > 0) await this.file.write(Buffer.alloc(BLOCK - rest));
  }

  /** Resolves once everything lies on disk. */
  async end(): Promise<void> {
    await this.file.write(Buffer.alloc(2 * BLOCK));
    await this.file.sync();
    await this.file.close();
  }

  /** Lets go of the file, whatever it holds. */
  async abandon(): Promise<void> {
    await this.file.close();
  }
}

function tarHeader(name: string, size: number, modifiedAt: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`${name} is too long a name for a file of an archive`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  header.write(name, 0);
  header.write(octal(0o600, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  if (size <= LARGEST_OCTAL) header.write(octal(size, 11), 124);
  else {
    header.writeUInt8(0x80, 124);
    header.writeBigUInt64BE(BigInt(size), 128);
  }
  header.write(octal(Math.floor(modifiedAt.getTime() / 1000), 11), 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\u0000 `, 148);
  return header;
}

export interface TarEntry {
  readonly name: string;
  readonly size: number;
  /** Read to its end before the next entry is asked for, or not at all. */
  readonly content: () => AsyncIterable<Buffer>;
}

/** The archive is cut off, or is none. */
export class TarError extends Error {}

/** @throws TarError where the archive ends before its end is marked, or a header is not one */
export async function* readTar(path: string): AsyncGenerator<TarEntry> {
  const file = await open(path);
  try {
    const { size: length } = await file.stat();
    for (let at = 0; ;) {
      const header = Buffer.alloc(BLOCK);
      const { bytesRead } = await file.read(header, 0, BLOCK, at);
      if (bytesRead < BLOCK) throw new TarError('it is cut off: its end is missing');
      if (header.every((byte) => byte === 0)) return;
      const { name, size } = readHeader(header);
      const start = at + BLOCK;
      if (start + size > length) throw new TarError(`it is cut off within ${name}`);
      yield { name, size, content: () => bytesOf(path, start, size) };
      at = start + Math.ceil(size / BLOCK) * BLOCK;
    }
  } finally {
    await file.close();
  }
}

async function* bytesOf(path: string, start: number, size: number): AsyncGenerator<Buffer> {
  if (size === 0) return;
  for await (const chunk of createReadStream(path, { start, end: start + size - 1 })) yield chunk as Buffer;
}

function readHeader(header: Buffer): { readonly name: string; readonly size: number } {
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/[\0 ].*$/s, '');
  const stated = Number.parseInt(text(148, 156), 8);
  const actual = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  if (stated !== actual) throw new TarError('it is no tar archive, or was damaged');
  const isBinary = (header[124] ?? 0) >= 0x80;
  const size = isBinary ? Number(header.readBigUInt64BE(128)) : Number.parseInt(text(124, 136), 8);
  return { name: text(0, 100), size };
}
