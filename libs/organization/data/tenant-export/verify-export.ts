import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import {
  EXPORT_FORMAT,
  EXPORT_FORMAT_VERSION,
  type ExportedFile,
  type ExportManifest,
  type ExportProblem,
  type ExportVerdict,
  MANIFEST_FILE,
} from '@tokenledger/organization/domain';
import { errorCode } from '@tokenledger/shared/result';
import { z } from 'zod';

import { readTar, TarError, type TarEntry } from './tar';

const digits = z.string().regex(/^\d+$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const MANIFEST = z.object({
  format: z.literal(EXPORT_FORMAT),
  formatVersion: z.literal(EXPORT_FORMAT_VERSION),
  exportId: z.string(),
  organisation: z.string(),
  requestedBy: z.string(),
  requestedAt: z.string(),
  sources: z.array(
    z.object({
      store: z.string(),
      readFrom: z.string(),
      readUntil: z.string(),
      schema: z.string(),
      auditHead: z.object({ sequence: digits, hash: sha256 }).optional(),
    }),
  ),
  files: z.array(
    z.object({ path: z.string(), store: z.string(), table: z.string(), rows: digits, bytes: digits, sha256 }),
  ),
  leftOut: z.array(
    z.object({ store: z.string(), table: z.string(), columns: z.array(z.string()).optional(), why: z.string() }),
  ),
});

/** Larger than any that is written; what says to be larger is no manifest. */
const MOST_MANIFEST_BYTES = 16 * 1024 * 1024;

interface SeenFile {
  readonly sha256: string;
  readonly bytes: string;
  /** undefined where it could not be unpacked. */
  readonly rows: string | undefined;
}

/** Compares an archive with its manifest: every file, its bytes, its SHA-256 and its rows. Streams, whatever its size. */
export async function verifyExport(path: string): Promise<ExportVerdict> {
  const seen = new Map<string, SeenFile>();
  let manifest: ExportManifest | undefined;
  try {
    for await (const entry of readTar(path)) {
      if (entry.name === MANIFEST_FILE) manifest = await manifestOf(entry);
      else seen.set(entry.name, await look(entry));
    }
  } catch (error) {
    return { manifest, problems: [{ path, problem: 'unreadable', detail: whyUnreadable(error) }] };
  }
  if (manifest === undefined) {
    return { manifest, problems: [{ path: MANIFEST_FILE, problem: 'unreadable', detail: 'no manifest of an export' }] };
  }
  return { manifest, problems: compare(manifest, seen) };
}

function compare({ files }: ExportManifest, seen: ReadonlyMap<string, SeenFile>): readonly ExportProblem[] {
  const listed = new Set(files.map(({ path }) => path));
  return [
    ...files.flatMap((file) => problemsOf(file, seen.get(file.path))),
    ...[...seen.keys()]
      .filter((path) => !listed.has(path))
      .map((path) => ({ path, problem: 'not-listed' }) satisfies ExportProblem),
  ];
}

function problemsOf(file: ExportedFile, seen: SeenFile | undefined): readonly ExportProblem[] {
  const { path } = file;
  if (seen === undefined) return [{ path, problem: 'missing' }];
  if (seen.sha256 !== file.sha256 || seen.bytes !== file.bytes) return [{ path, problem: 'changed' }];
  return seen.rows === file.rows ? [] : [{ path, problem: 'other-rows' }];
}

async function look(entry: TarEntry): Promise<SeenFile> {
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of entry.content()) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const rows = await countLines(Readable.from(hashed()));
  // What could not be unpacked was not read to its end: its hash is taken of all bytes once more.
  if (rows !== undefined) return { sha256: hash.digest('hex'), bytes: String(entry.size), rows };
  const whole = createHash('sha256');
  for await (const chunk of entry.content()) whole.update(chunk);
  return { sha256: whole.digest('hex'), bytes: String(entry.size), rows };
}

async function countLines(compressed: Readable): Promise<string | undefined> {
  let lines = 0n;
  try {
    const unpacked = compressed.pipe(createGunzip());
    for await (const chunk of unpacked) {
      for (const byte of chunk as Buffer) if (byte === 0x0a) lines += 1n;
    }
    return lines.toString();
  } catch (error) {
    if (errorCode(error).startsWith('Z_')) return undefined;
    throw error;
  }
}

async function manifestOf(entry: TarEntry): Promise<ExportManifest | undefined> {
  if (entry.size > MOST_MANIFEST_BYTES) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of entry.content()) chunks.push(chunk);
  try {
    const read = MANIFEST.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    return read.success ? (read.data as ExportManifest) : undefined;
  } catch {
    return undefined;
  }
}

/** @throws what it is no property of the file */
function whyUnreadable(error: unknown): string {
  if (error instanceof TarError) return error.message;
  if (errorCode(error) === 'ENOENT') return 'there is no such file';
  throw error;
}
