import type { Directory, TenantId } from '@tokenledger/organization/domain';

/** Units in all: about 200 MB. */
const MOST_UNITS = 300_000;

interface Kept {
  readonly version: string;
  readonly directory: Directory;
}

/** Directories as they were last read, by organisation; those that were not asked for the longest go first. */
export class KeptDirectories {
  private readonly byTenant = new Map<TenantId, Kept>();

  constructor(private readonly mostUnits = MOST_UNITS) {}

  /** Undefined where another version is kept, or none. */
  get(tenant: TenantId, version: string): Directory | undefined {
    const kept = this.byTenant.get(tenant);
    if (kept?.version !== version) return undefined;
    this.keep(tenant, version, kept.directory);
    return kept.directory;
  }

  keep(tenant: TenantId, version: string, directory: Directory): void {
    this.byTenant.delete(tenant);
    if (unitsOf({ directory }) > this.mostUnits) return;
    this.byTenant.set(tenant, { version, directory });
    let units = [...this.byTenant.values()].reduce((sum, kept) => sum + unitsOf(kept), 0);
    for (const [oldest, kept] of this.byTenant) {
      if (units <= this.mostUnits) return;
      this.byTenant.delete(oldest);
      units -= unitsOf(kept);
    }
  }
}

/** An empty directory takes room as well. */
function unitsOf({ directory }: Pick<Kept, 'directory'>): number {
  return 1 + directory.content.units.length;
}
