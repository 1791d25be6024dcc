import {
  type Actor,
  type AppendAudit,
  type Directories,
  type Directory,
  directoryImported,
  type DirectoryPlan,
  type DirectoryPlanner,
  EMPTY_DIRECTORY,
  type RowProblem,
  type TenantId,
} from '@tokenledger/organization/domain';
import { atOnce } from '@tokenledger/shared/portions';
import type { Result } from '@tokenledger/shared/result';

import { recordingNothing } from './in-memory-audit-log';

/** Directories in memory; passes the same contract as PostgreSQL's. */
export class InMemoryDirectories implements Directories {
  private readonly versions = new Map<TenantId, { readonly at: Date; readonly directory: Directory }[]>();

  constructor(private readonly audit: AppendAudit<undefined> = recordingNothing) {}

  read(tenant: TenantId, knownAt?: Date): Promise<Directory> {
    return Promise.resolve(this.known(tenant, knownAt));
  }

  async change(
    tenant: TenantId,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]>> {
    const planned = atOnce(plan(this.known(tenant)));
    if (planned.ok) {
      const directory = planned.value.after;
      this.versions.set(tenant, [...(this.versions.get(tenant) ?? []), { at, directory }]);
      const entry = atOnce(directoryImported(planned.value, by, at));
      if (entry !== undefined) await this.audit(undefined, tenant, entry);
    }
    return planned;
  }

  private known(tenant: TenantId, at?: Date): Directory {
    const version = this.versions.get(tenant)?.findLast((one) => at === undefined || one.at <= at);
    return version?.directory ?? EMPTY_DIRECTORY;
  }
}
