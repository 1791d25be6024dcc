import { isDeepStrictEqual } from 'node:util';

import {
  type Actor,
  type AppendAudit,
  type Directories,
  type Directory,
  directoryImported,
  type DirectoryPlan,
  type DirectoryPlanner,
  type DirectoryState,
  EMPTY_DIRECTORY,
  type LastChange,
  type LaterChange,
  laterChanges,
  type PartChange,
  type PlacedServices,
  placedServices,
  type RowProblem,
  signatureOf,
  type TenantId,
  type UnchangedSince,
  UNIT_PARTS,
  type UnitPart,
  type UnitRef,
} from '@tokenledger/organization/domain';
import { atOnce } from '@tokenledger/shared/portions';
import type { Result } from '@tokenledger/shared/result';

import { recordingNothing } from './in-memory-audit-log';

interface Version {
  readonly at: Date;
  readonly by: Actor;
  readonly directory: Directory;
}

/** Directories in memory; passes the same contract as PostgreSQL's. */
export class InMemoryDirectories implements Directories {
  private readonly versions = new Map<TenantId, Version[]>();

  /** Where its services stand. */
  readonly services: PlacedServices = {
    all: () =>
      Promise.resolve(
        new Map([...this.versions.keys()].map((tenant) => [tenant, placedServices(this.known(tenant).content)])),
      ),
    of: (tenant) => Promise.resolve(placedServices(this.known(tenant).content)),
    versions: () =>
      Promise.resolve(new Map([...this.versions].map(([tenant, { length }]) => [tenant, String(length)]))),
  };

  constructor(private readonly audit: AppendAudit<undefined> = recordingNothing) {}

  read(tenant: TenantId, knownAt?: Date): Promise<Directory> {
    return Promise.resolve(this.known(tenant, knownAt));
  }

  state(tenant: TenantId): Promise<DirectoryState> {
    return Promise.resolve({ directory: this.known(tenant), version: this.versionOf(tenant) });
  }

  async changeUnlessLater(
    tenant: TenantId,
    { units, moment }: UnchangedSince,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]> | { readonly later: readonly LaterChange[] }> {
    const later = laterChanges(units, this.stepsOf(tenant, units, moment));
    return later.length > 0 ? { later } : this.change(tenant, plan, by, at);
  }

  async change(
    tenant: TenantId,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]>> {
    const planned = atOnce(plan(this.known(tenant)));
    const entry = planned.ok ? atOnce(directoryImported(planned.value, by, at)) : undefined;
    if (!planned.ok || entry === undefined) return planned;
    const directory = planned.value.after;
    this.versions.set(tenant, [...(this.versions.get(tenant) ?? []), { at, by, directory }]);
    await this.audit(undefined, tenant, entry);
    return planned;
  }

  async changeVersion(
    tenant: TenantId,
    version: string,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]> | { readonly outdatedBy: LastChange | undefined }> {
    if (version === this.versionOf(tenant)) return this.change(tenant, plan, by, at);
    const last = this.versions.get(tenant)?.at(-1);
    return { outdatedBy: last && { at: last.at, by: last.by.name } };
  }

  private versionOf(tenant: TenantId): string {
    return String(this.versions.get(tenant)?.length ?? 0);
  }

  private stepsOf(tenant: TenantId, units: readonly UnitRef[], moment: Date): readonly PartChange[] {
    const versions = this.versions.get(tenant) ?? [];
    return versions.flatMap(({ at, by, directory }, index) => {
      const before = versions[index - 1]?.directory ?? EMPTY_DIRECTORY;
      if (at <= moment) return [];
      return units.flatMap((unit) =>
        changedParts(unit, before, directory).map((part) => ({ unit, part, at, by: signatureOf(by) })),
      );
    });
  }

  private known(tenant: TenantId, at?: Date): Directory {
    const version = this.versions.get(tenant)?.findLast((one) => at === undefined || one.at <= at);
    return version?.directory ?? EMPTY_DIRECTORY;
  }
}

function changedParts(unit: UnitRef, before: Directory, after: Directory): readonly UnitPart[] {
  const parts: Readonly<Record<UnitPart, (directory: Directory) => unknown>> = {
    words: (directory) => directory.unit(unit),
    placements: (directory) => directory.placementsOf(unit),
    allowances: (directory) => (unit.kind === 'person' ? directory.allowancesOf(unit.id) : []),
  };
  return UNIT_PARTS.filter((part) => !isDeepStrictEqual(parts[part](before), parts[part](after)));
}
