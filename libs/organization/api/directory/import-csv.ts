import {
  actorOf,
  type DirectoryPlan,
  type DirectoryPlanner,
  planDirectoryFile,
  type Principal,
  type RowProblem,
} from '@tokenledger/organization/domain';
import { signedInUser } from '@tokenledger/shared/graphql';
import { inTurns } from '@tokenledger/shared/portions';
import type { Result } from '@tokenledger/shared/result';

import type { OrganizationParts } from '../organization-parts';
import type { DirectoryChangeType } from './directory-change-types';
import type { InvalidDirectoryType } from './directory-types';
import type { ImportDirectoryInput, OutdatedPreviewType } from './import-directory-types';
import { dayOf, notADay } from './organization-day';
import {
  fieldInCsv,
  type PlanStanding,
  toApiDirectoryChange,
  toApiInvalidDirectory,
  toApiOutdatedPreview,
} from './to-api-directory';

/** What a file would change, or did; or why it does not. */
export type ImportOutcome =
  | { readonly plan: DirectoryPlan; readonly standing: PlanStanding }
  | { readonly refusal: InvalidDirectoryType | OutdatedPreviewType };

type ImportParts = Pick<OrganizationParts, 'directories' | 'directoryCsv' | 'tenants' | 'clock'>;

/** As `planCsv`, as the API answers it. */
export async function importCsv(
  parts: ImportParts,
  reader: Principal,
  input: ImportDirectoryInput,
  signal?: AbortSignal,
): Promise<DirectoryChangeType | InvalidDirectoryType | OutdatedPreviewType> {
  const outcome = await planCsv(parts, reader, input, signal);
  return 'refusal' in outcome ? outcome.refusal : toApiDirectoryChange(outcome.plan, outcome.standing);
}

/**
 * Changes the directory by the lines of a file, all of them or none; a preview changes nothing. What the preview of a
 * version said is what is done: where somebody changed the directory since, nothing is.
 * @param signal ends the work, as long as nothing is written
 * @throws ForbiddenError where no person asks; the signal's reason
 */
export async function planCsv(
  parts: ImportParts,
  reader: Principal,
  { csv, preview, complete, on, version }: ImportDirectoryInput,
  signal?: AbortSignal,
): Promise<ImportOutcome> {
  const user = signedInUser(reader);
  const { tenant } = user;
  const { directories, directoryCsv, clock } = parts;
  const day = await dayOf(parts, tenant, on);
  if (day === undefined) return { refusal: notADay(on ?? '') };
  const rows = await inTurns(directoryCsv.read(csv), { signal });
  if (!rows.ok) return { refusal: toApiInvalidDirectory(rows.error, fieldInCsv) };
  const plan: DirectoryPlanner = (before) => planDirectoryFile(before, rows.value, { on: day, isComplete: complete });
  if (preview) {
    const before = await directories.state(tenant);
    const planned = await inTurns(plan(before.directory), { signal });
    return toOutcome(planned, { version: before.version });
  }
  const [by, changedAt] = [actorOf(user), clock.now()];
  const changed =
    typeof version === 'string'
      ? await directories.changeVersion(tenant, version, plan, by, changedAt)
      : await directories.change(tenant, plan, by, changedAt);
  return 'outdatedBy' in changed
    ? { refusal: toApiOutdatedPreview(changed.outdatedBy) }
    : toOutcome(changed, { changedAt });
}

function toOutcome(planned: Result<DirectoryPlan, readonly RowProblem[]>, standing: PlanStanding): ImportOutcome {
  return planned.ok ? { plan: planned.value, standing } : { refusal: toApiInvalidDirectory(planned.error, fieldInCsv) };
}
