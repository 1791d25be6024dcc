import {
  type Directories,
  Directory,
  type DirectoryPlan,
  type DirectoryPlanner,
  EMPTY_DIRECTORY,
  type RowProblem,
  type TenantId,
} from '@tokenledger/organization/domain';
import type { Result } from '@tokenledger/shared/result';

/** Directories in memory; passes the same contract as PostgreSQL's. */
export class InMemoryDirectories implements Directories {
  private readonly versions = new Map<TenantId, { readonly at: Date; readonly directory: Directory }[]>();

  read(tenant: TenantId, knownAt?: Date): Promise<Directory> {
    return Promise.resolve(this.known(tenant, knownAt));
  }

  change(
    tenant: TenantId,
    plan: DirectoryPlanner,
    _by: string,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]>> {
    const planned = plan(this.known(tenant));
    if (planned.ok) {
      const directory = new Directory(planned.value.after);
      this.versions.set(tenant, [...(this.versions.get(tenant) ?? []), { at, directory }]);
    }
    return Promise.resolve(planned);
  }

  private known(tenant: TenantId, at?: Date): Directory {
    const version = this.versions.get(tenant)?.findLast((one) => at === undefined || one.at <= at);
    return version?.directory ?? EMPTY_DIRECTORY;
  }
}
