import { actorOf, type DirectoryPlanner, planDirectoryFile, type Principal } from '@tokenledger/organization/domain';
import { signedInUser } from '@tokenledger/shared/graphql';
import { inTurns } from '@tokenledger/shared/portions';

import type { OrganizationParts } from '../organization-parts';
import type { DirectoryChangeType, ImportDirectoryInput, InvalidDirectoryType } from './directory-types';
import { dayOf, notADay } from './organization-day';
import { fieldInCsv, toApiDirectoryChange, toApiInvalidDirectory } from './to-api-directory';

/**
 * Changes the directory by the lines of a file, all of them or none; a preview changes nothing.
 * @param signal ends the work, as long as nothing is written
 * @throws ForbiddenError where no person asks; the signal's reason
 */
export async function importCsv(
  parts: Pick<OrganizationParts, 'directories' | 'directoryCsv' | 'tenants' | 'clock'>,
  reader: Principal,
  { csv, preview, complete, on }: ImportDirectoryInput,
  signal?: AbortSignal,
): Promise<DirectoryChangeType | InvalidDirectoryType> {
  const user = signedInUser(reader);
  const { tenant } = user;
  const { directories, directoryCsv, clock } = parts;
  const day = await dayOf(parts, tenant, on);
  if (day === undefined) return notADay(on ?? '');
  const rows = await inTurns(directoryCsv.read(csv), { signal });
  if (!rows.ok) return toApiInvalidDirectory(rows.error, fieldInCsv);
  const plan: DirectoryPlanner = (before) => planDirectoryFile(before, rows.value, { on: day, isComplete: complete });
  const planned = preview
    ? await inTurns(plan(await directories.read(tenant)), { signal })
    : await directories.change(tenant, plan, actorOf(user), clock.now());
  return planned.ok ? toApiDirectoryChange(planned.value, !preview) : toApiInvalidDirectory(planned.error, fieldInCsv);
}
