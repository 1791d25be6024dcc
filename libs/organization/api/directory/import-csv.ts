import {
  actorOf,
  type DirectoryPlan,
  type DirectoryPlanner,
  planDirectoryFile,
  type Principal,
} from '@tokenledger/organization/domain';
import { signedInUser } from '@tokenledger/shared/graphql';
import { inTurns } from '@tokenledger/shared/portions';

import type { OrganizationParts } from '../organization-parts';
import type { DirectoryChangeType, ImportDirectoryInput, InvalidDirectoryType } from './directory-types';
import { dayOf, notADay } from './organization-day';
import { fieldInCsv, toApiDirectoryChange, toApiInvalidDirectory } from './to-api-directory';

/** What a file would change, or did: the plan and the moment of it, or what is wrong. */
export type ImportOutcome =
  { readonly plan: DirectoryPlan; readonly changedAt: Date | undefined } | { readonly invalid: InvalidDirectoryType };

type ImportParts = Pick<OrganizationParts, 'directories' | 'directoryCsv' | 'tenants' | 'clock'>;

/** As `planCsv`, as the API answers it. */
export async function importCsv(
  parts: ImportParts,
  reader: Principal,
  input: ImportDirectoryInput,
  signal?: AbortSignal,
): Promise<DirectoryChangeType | InvalidDirectoryType> {
  const outcome = await planCsv(parts, reader, input, signal);
  return 'invalid' in outcome ? outcome.invalid : toApiDirectoryChange(outcome.plan, outcome.changedAt);
}

/**
 * Changes the directory by the lines of a file, all of them or none; a preview changes nothing.
 * @param signal ends the work, as long as nothing is written
 * @throws ForbiddenError where no person asks; the signal's reason
 */
export async function planCsv(
  parts: ImportParts,
  reader: Principal,
  { csv, preview, complete, on }: ImportDirectoryInput,
  signal?: AbortSignal,
): Promise<ImportOutcome> {
  const user = signedInUser(reader);
  const { tenant } = user;
  const { directories, directoryCsv, clock } = parts;
  const day = await dayOf(parts, tenant, on);
  if (day === undefined) return { invalid: notADay(on ?? '') };
  const rows = await inTurns(directoryCsv.read(csv), { signal });
  if (!rows.ok) return { invalid: toApiInvalidDirectory(rows.error, fieldInCsv) };
  const plan: DirectoryPlanner = (before) => planDirectoryFile(before, rows.value, { on: day, isComplete: complete });
  const changedAt = preview ? undefined : clock.now();
  const planned =
    changedAt === undefined
      ? await inTurns(plan(await directories.read(tenant)), { signal })
      : await directories.change(tenant, plan, actorOf(user), changedAt);
  return planned.ok
    ? { plan: planned.value, changedAt }
    : { invalid: toApiInvalidDirectory(planned.error, fieldInCsv) };
}
