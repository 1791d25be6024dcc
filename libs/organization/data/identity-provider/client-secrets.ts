import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isSecretFile } from '@tokenledger/organization/domain';

/** The secrets of our clients at providers: files in one folder, read each time, so that a new secret needs no restart. */
export class ClientSecrets {
  /** @param folder undefined where the installation sets none */
  constructor(private readonly folder: string | undefined) {}

  /** @returns undefined where there is none, or an empty one */
  async read(file: string): Promise<string | undefined> {
    if (this.folder === undefined || !isSecretFile(file)) return undefined;
    try {
      const secret = (await readFile(join(this.folder, file), 'utf8')).trim();
      return secret === '' ? undefined : secret;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
