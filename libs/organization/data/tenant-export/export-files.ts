import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import type { TenantId, TenantRows } from '@tokenledger/organization/domain';
import { errorCode } from '@tokenledger/shared/result';

import { exportFilePath } from './export-archive';

/** Files of exports that are done, for whoever fetches them. */
export class StoredExports {
  constructor(private readonly folder: string) {}

  /** @returns undefined where there is no such file */
  async open(
    tenant: TenantId,
    id: string,
  ): Promise<{ readonly bytes: number; readonly content: Readable } | undefined> {
    const path = exportFilePath(this.folder, tenant, id);
    try {
      const { size } = await stat(path);
      return { bytes: size, content: createReadStream(path) };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }
}

/** Files of exports, which are to be gone with their organisation. A row is a file. */
export class ExportFiles implements TenantRows {
  readonly store = 'files';
  readonly tables = ['exports'];

  /** @param folder undefined where this installation makes no exports */
  constructor(private readonly folder: string | undefined) {}

  async count(tenant: TenantId): Promise<bigint> {
    if (this.folder === undefined) return 0n;
    try {
      return BigInt((await readdir(join(this.folder, tenant))).length);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 0n;
      throw error;
    }
  }

  async remove(tenant: TenantId): Promise<void> {
    if (this.folder !== undefined) await rm(join(this.folder, tenant), { recursive: true, force: true });
  }
}
