import {
  bootstrapOrganisation,
  type FirstCredentials,
  type KeyManager,
  tenantId,
  type Tenants,
} from '@tokenledger/organization/domain';
import type { Clock } from '@tokenledger/shared/time';
import { z } from 'zod';

import { readIfThere, StateFolderError, writePrivately } from './state-folder';

const stored = z.object({
  tenant: z.string(),
  adminEmail: z.string(),
  adminPassword: z.string(),
  ingestionKey: z.string(),
  readKey: z.string(),
});

export interface CredentialParts {
  readonly tenants: Tenants;
  readonly keys: KeyManager;
  readonly clock: Clock;
  /** File beside the databases; the ledger itself keeps hashes only. */
  readonly file: string;
}

/**
 * The first organisation's credentials: made at the first start, and kept for its owner in the state folder.
 *
 * Where the file was removed (as it should be once the keys are in a vault) nothing is shown and nothing is made.
 */
export async function firstCredentials(parts: CredentialParts): Promise<FirstCredentials | undefined> {
  const created = await bootstrapOrganisation(parts);
  if (created !== undefined) {
    await writePrivately(parts.file, `${JSON.stringify(created, undefined, 2)}\n`);
    return created;
  }
  const text = await readIfThere(parts.file);
  if (text === undefined) return undefined;
  const parsed = stored.safeParse(parseJson(text, parts.file));
  if (!parsed.success)
    throw new StateFolderError(`${parts.file} is not what was written there; remove it or put it back.`);
  return { ...parsed.data, tenant: tenantId(parsed.data.tenant) };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StateFolderError(`${file} is not what was written there; remove it or put it back.`, error);
  }
}
