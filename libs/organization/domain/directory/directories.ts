import type { InPortions } from '@tokenledger/shared/portions';
import type { Result } from '@tokenledger/shared/result';

import type { Actor } from '../audit';
import type { TenantId } from '../tenant-id';
import type { Directory } from './directory';
import type { RowProblem } from './directory-row';
import type { LaterChange, UnchangedSince } from './later-changes';
import type { DirectoryPlan } from './plan-directory';

/** Works out a change of a directory as it is now. Others are let in meanwhile: a file may have 100,000 lines. */
export type DirectoryPlanner = (before: Directory) => InPortions<Result<DirectoryPlan, readonly RowProblem[]>>;

/** A directory, and what tells it apart from every other state of it. */
export interface DirectoryState {
  readonly directory: Directory;
  /** To be compared, not to be read. */
  readonly version: string;
}

/** The last change of a directory. */
export interface LastChange {
  readonly at: Date;
  /** To show, as the audit log has it. */
  readonly by: string;
}

/** Directories of organisations. Every method throws where the store fails. */
export interface Directories {
  /** @param knownAt as it was known then; now unless given. What was corrected since reads as it did before. */
  read(tenant: TenantId, knownAt?: Date): Promise<Directory>;
  /** As it is now, with what tells whether it still is so later. */
  state(tenant: TenantId): Promise<DirectoryState>;
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
  /**
   * As `change`, unless somebody changed one of some units after a moment: then nothing is changed, and it is said what
   * they did. Nobody comes in between the question and the change.
   */
  changeUnlessLater(
    tenant: TenantId,
    unchanged: UnchangedSince,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]> | { readonly later: readonly LaterChange[] }>;
  /**
   * As `change`, as long as the directory has a version: what was planned from it before is what is done. Where it has
   * another one nothing is changed.
   * @returns the last change of the directory, as far as the audit log still knows it
   */
  changeVersion(
    tenant: TenantId,
    version: string,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]> | { readonly outdatedBy: LastChange | undefined }>;
}
