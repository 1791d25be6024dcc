import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { TenantId, TenantRows } from '@tokenledger/organization/domain';
import { errorCode } from '@tokenledger/shared/result';

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
