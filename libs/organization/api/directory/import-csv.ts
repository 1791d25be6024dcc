import { actorOf, type DirectoryPlanner, planDirectory, type Principal } from '@tokenledger/organization/domain';
import { signedInUser } from '@tokenledger/shared/graphql';

import type { OrganizationParts } from '../organization-parts';
import type { DirectoryChangeType, ImportDirectoryInput, InvalidDirectoryType } from './directory-types';
import { dayOf, notADay } from './organization-day';
import { fieldInCsv, toApiDirectoryChange, toApiInvalidDirectory } from './to-api-directory';

/**
 * Changes the directory by the lines of a file, all of them or none; a preview changes nothing.
 * @throws ForbiddenError where no person asks
 */
export async function importCsv(
  parts: Pick<OrganizationParts, 'directories' | 'directoryCsv' | 'tenants' | 'clock'>,
  reader: Principal,
  { csv, preview, complete, on }: ImportDirectoryInput,
): Promise<DirectoryChangeType | InvalidDirectoryType> {
  const user = signedInUser(reader);
  const { tenant } = user;
  const { directories, directoryCsv, clock } = parts;
  const day = await dayOf(parts, tenant, on);
  if (day === undefined) return notADay(on ?? '');
  const rows = directoryCsv.read(csv);
  if (!rows.ok) return toApiInvalidDirectory(rows.error, fieldInCsv);
  const plan: DirectoryPlanner = (before) => planDirectory(before, rows.value, { on: day, isComplete: complete });
  const planned = preview
    ? plan(await directories.read(tenant))
    : await directories.change(tenant, plan, actorOf(user), clock.now());
  return planned.ok ? toApiDirectoryChange(planned.value, !preview) : toApiInvalidDirectory(planned.error, fieldInCsv);
}
