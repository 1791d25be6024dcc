import type { InPortions } from '@tokenledger/shared/portions';
import type { Result } from '@tokenledger/shared/result';

import type { Actor } from '../audit';
import type { TenantId } from '../tenant-id';
import type { Directory } from './directory';
import type { RowProblem } from './directory-row';
import type { DirectoryPlan } from './plan-directory';

/** Works out a change of a directory as it is now. Others are let in meanwhile: a file may have 100,000 lines. */
export type DirectoryPlanner = (before: Directory) => InPortions<Result<DirectoryPlan, readonly RowProblem[]>>;

/** Directories of organisations. Every method throws where the store fails. */
export interface Directories {
  /** @param knownAt as it was known then; now unless given. What was corrected since reads as it did before. */
  read(tenant: TenantId, knownAt?: Date): Promise<Directory>;
  /**
   * Changes a directory, all of it or nothing. Changes of one organisation wait for each other, so that each is planned
   * from what the one before it left.
   *
   * What is changed is in the audit log together with the change.
   */
  change(
    tenant: TenantId,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]>>;
}
