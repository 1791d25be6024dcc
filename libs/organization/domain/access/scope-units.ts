import type { Directories } from '../directory/directories';
import type { TenantId } from '../tenant-id';
import type { GrantScope } from './role-grant';

/** A typing mistake in a scope would show nobody anything, and say nothing: units must be known. */
export class ScopeUnits {
  constructor(private readonly directories: Pick<Directories, 'read'>) {}

  /** @returns what is wrong with a scope, and what to do; undefined where the directory knows it */
  async problemOf(tenant: TenantId, scope: GrantScope): Promise<string | undefined> {
    if (scope === 'organisation') return undefined;
    const directory = await this.directories.read(tenant);
    if (directory.unit(scope) !== undefined) return undefined;
    const id = scope.id.slice(0, 100);
    return `The directory has no ${scope.kind} with the id ${id}: add it there first, or choose another.`;
  }
}
