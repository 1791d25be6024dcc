import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  EXPORT_FORMAT,
  EXPORT_FORMAT_VERSION,
  type ExportArchive,
  type ExportedFile,
  type ExportedSource,
  type ExportManifest,
  type ExportSource,
  MANIFEST_FILE,
  type TenantExport,
  type TenantId,
} from '@tokenledger/organization/domain';
import type { Clock } from '@tokenledger/shared/time';

import { writeLineFile } from './line-file';
import { TarWriter } from './tar';

/** Rows between two notes of progress. */
const NOTE_EVERY_ROWS = 20_000n;

/** Where the file of an export lies once it is whole. */
export function exportFilePath(folder: string, tenant: TenantId, id: string): string {
  return join(folder, tenant, `${id}.tar`);
}

/** Exports as tar archives of gzipped JSON lines, in a folder for each organisation. */
export class TarExportArchive implements ExportArchive {
  constructor(
    private readonly folder: string,
    private readonly sources: readonly ExportSource[],
    private readonly clock: Clock,
  ) {}

  async write(
    wanted: TenantExport,
    onProgress: (writtenRows: bigint, expectedRows: bigint) => Promise<void>,
  ): Promise<{ readonly rows: bigint; readonly bytes: bigint; readonly sha256: string }> {
    const { tenant, id } = wanted;
    await this.discard(tenant, id);
    const path = exportFilePath(this.folder, tenant, id);
    const parts = `${path}.parts`;
    await mkdir(parts, { recursive: true, mode: 0o700 });
    try {
      const progress = new Progress(await this.expectedRows(tenant), onProgress);
      await onProgress(0n, progress.expected);
      const [sources, files] = await this.writeParts(tenant, parts, progress);
      await this.pack(wanted, parts, `${path}.partial`, sources, files);
      const sealed = await sealOf(`${path}.partial`);
      await rename(`${path}.partial`, path);
      return { rows: progress.written, ...sealed };
    } finally {
      await rm(parts, { recursive: true, force: true });
    }
  }

  async discard(tenant: TenantId, id: string): Promise<void> {
    const path = exportFilePath(this.folder, tenant, id);
    for (const name of [path, `${path}.partial`, `${path}.parts`]) await rm(name, { recursive: true, force: true });
  }

  private async expectedRows(tenant: TenantId): Promise<bigint> {
    const counts = await Promise.all(this.sources.map((source) => source.expectedRows(tenant)));
    return counts.reduce((total, count) => total + count, 0n);
  }

  private async writeParts(
    tenant: TenantId,
    parts: string,
    progress: Progress,
  ): Promise<readonly [readonly ExportedSource[], readonly ExportedFile[]]> {
    const sources: ExportedSource[] = [];
    const files: ExportedFile[] = [];
    for (const source of this.sources) {
      const read = await source.read(tenant, async ({ table, lines }) => {
        const path = `${source.store.toLowerCase()}/${table}.ndjson.gz`;
        const written = await writeLineFile(join(parts, flat(path)), lines, (rows) => progress.add(rows));
        const { rows, bytes, sha256 } = written;
        files.push({ path, store: source.store, table, rows: rows.toString(), bytes: bytes.toString(), sha256 });
      });
      sources.push({ store: source.store, ...read });
    }
    return [sources, files];
  }

  /** The manifest comes last: an archive that was cut off has none. */
  private async pack(
    { id, tenant, requestedBy, requestedAt }: TenantExport,
    parts: string,
    path: string,
    sources: readonly ExportedSource[],
    files: readonly ExportedFile[],
  ): Promise<void> {
    const manifest: ExportManifest = {
      format: EXPORT_FORMAT,
      formatVersion: EXPORT_FORMAT_VERSION,
      exportId: id,
      organisation: tenant,
      requestedBy,
      requestedAt: requestedAt.toISOString(),
      sources,
      files,
      leftOut: this.sources.flatMap(({ store, leftOut }) => leftOut.map((line) => ({ store, ...line }))),
    };
    await writeFile(join(parts, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`);
    const tar = await TarWriter.create(path);
    try {
      const at = this.clock.now();
      for (const file of files) await tar.add(file.path, join(parts, flat(file.path)), at);
      await tar.add(MANIFEST_FILE, join(parts, MANIFEST_FILE), at);
      await tar.end();
    } catch (error) {
      await tar.abandon();
      throw error;
    }
  }
}

class Progress {
  written = 0n;
  private noted = 0n;

  constructor(
    readonly expected: bigint,
    private readonly note: (writtenRows: bigint, expectedRows: bigint) => Promise<void>,
  ) {}

  async add(rows: bigint): Promise<void> {
    this.written += rows;
    if (this.written - this.noted < NOTE_EVERY_ROWS) return;
    this.noted = this.written;
    await this.note(this.written, this.expected);
  }
}

function flat(path: string): string {
  return path.replace('/', '-');
}

async function sealOf(path: string): Promise<{ readonly bytes: bigint; readonly sha256: string }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { bytes: BigInt((await stat(path)).size), sha256: hash.digest('hex') };
}
