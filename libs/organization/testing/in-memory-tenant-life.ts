import {
  type Actor,
  type AppendAudit,
  DELETION_GRACE_MS,
  deletionCancelled,
  deletionRequested,
  type ExportFile,
  type ExportRefusal,
  organisationExported,
  organisationRenamed,
  organisationStatusChanged,
  type TenantDeletion,
  type TenantExport,
  type TenantExports,
  type TenantId,
  type TenantLife,
  type TenantRemoval,
  type TenantRemovals,
  type TenantStatus,
} from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { recordingNothing } from './in-memory-audit-log';

/** What becomes of organisations, in memory. None is ever being removed. */
export class InMemoryTenantLife implements TenantLife {
  readonly names = new Map<TenantId, string>();
  readonly statuses = new Map<TenantId, TenantStatus>();
  private readonly deletions = new Map<TenantId, TenantDeletion>();

  constructor(private readonly audit: AppendAudit<undefined> = recordingNothing) {}

  async rename(tenant: TenantId, name: string, by: Actor, at: Date): Promise<boolean> {
    const before = this.names.get(tenant) ?? '';
    if (before === name) return false;
    this.names.set(tenant, name);
    await this.audit(undefined, tenant, organisationRenamed(tenant, before, name, by, at));
    return true;
  }

  async setStatus(tenant: TenantId, status: TenantStatus, by: Actor, at: Date): Promise<boolean> {
    if ((this.statuses.get(tenant) ?? 'active') === status) return false;
    this.statuses.set(tenant, status);
    const deletion = this.deletions.get(tenant);
    if (deletion !== undefined && status === 'active') this.deletions.set(tenant, { ...deletion, dueAt: dueFrom(at) });
    await this.audit(undefined, tenant, organisationStatusChanged(tenant, status, by, at));
    return true;
  }

  deletion(tenant: TenantId): Promise<TenantDeletion | undefined> {
    return Promise.resolve(this.deletions.get(tenant));
  }

  async requestDeletion(tenant: TenantId, by: Actor, at: Date): Promise<boolean> {
    if (this.deletions.has(tenant)) return false;
    const dueAt = dueFrom(at);
    this.deletions.set(tenant, { requestedBy: by.name, requestedAt: at, dueAt });
    await this.audit(undefined, tenant, deletionRequested(tenant, dueAt, by, at));
    return true;
  }

  async cancelDeletion(tenant: TenantId, by: Actor, at: Date): Promise<boolean> {
    if (!this.deletions.delete(tenant)) return false;
    await this.audit(undefined, tenant, deletionCancelled(tenant, by, at));
    return true;
  }
}

function dueFrom(at: Date): Date {
  return new Date(at.getTime() + DELETION_GRACE_MS);
}

/** The queue of exports in memory. */
export class InMemoryTenantExports implements TenantExports {
  private readonly kept = new Map<string, TenantExport>();

  constructor(private readonly audit: AppendAudit<undefined> = recordingNothing) {}

  async request(tenant: TenantId, id: string, by: Actor, at: Date): Promise<Result<TenantExport, ExportRefusal>> {
    if ((await this.list(tenant)).some(isUnfinished)) return failed('running');
    const wanted: TenantExport = {
      id,
      tenant,
      state: 'queued',
      requestedBy: by.name,
      requestedAt: at,
      writtenRows: 0n,
      expectedRows: undefined,
      finishedAt: undefined,
      file: undefined,
      failure: undefined,
    };
    this.kept.set(id, wanted);
    await this.audit(undefined, tenant, organisationExported({ kind: 'organisation', id: tenant }, by, at));
    return ok(wanted);
  }

  list(tenant: TenantId): Promise<readonly TenantExport[]> {
    return Promise.resolve([...this.kept.values()].filter((known) => known.tenant === tenant).toReversed());
  }

  find(tenant: TenantId, id: string): Promise<TenantExport | undefined> {
    const known = this.kept.get(id);
    return Promise.resolve(known?.tenant === tenant ? known : undefined);
  }

  async hasWork(): Promise<boolean> {
    return (await this.next()) !== undefined;
  }

  next(): Promise<TenantExport | undefined> {
    return Promise.resolve([...this.kept.values()].find(isUnfinished));
  }

  progress(_tenant: TenantId, id: string, writtenRows: bigint, expectedRows: bigint): Promise<void> {
    return this.change(id, { state: 'running', writtenRows, expectedRows });
  }

  finish(_tenant: TenantId, id: string, writtenRows: bigint, file: ExportFile, at: Date): Promise<void> {
    return this.change(id, { state: 'done', writtenRows, file, finishedAt: at });
  }

  fail(_tenant: TenantId, id: string, failure: string, at: Date): Promise<void> {
    return this.change(id, { state: 'failed', failure, finishedAt: at });
  }

  overdue(): Promise<readonly Pick<TenantExport, 'tenant' | 'id'>[]> {
    return Promise.resolve([]);
  }

  expire(_tenant: TenantId, id: string): Promise<void> {
    return this.change(id, { state: 'expired', file: undefined });
  }

  private change(id: string, facts: Partial<TenantExport>): Promise<void> {
    const known = this.kept.get(id);
    if (known !== undefined) this.kept.set(id, { ...known, ...facts });
    return Promise.resolve();
  }
}

function isUnfinished({ state }: TenantExport): boolean {
  return state === 'queued' || state === 'running';
}

/** Removals that are done as soon as they are asked for. */
export class ImmediateTenantRemovals implements Pick<TenantRemovals, 'requestAny' | 'find' | 'forget'> {
  private readonly done = new Map<TenantId, TenantRemoval>();

  requestAny(tenant: TenantId, requestedBy: string, at: Date): Promise<boolean> {
    const tables = [{ store: 'ClickHouse', table: 'usage_events', foundRows: 7n, remainingRows: 0n }];
    this.done.set(tenant, {
      tenant,
      state: 'done',
      requestedBy,
      requestedAt: at,
      finishedAt: at,
      failure: undefined,
      tables,
    });
    return Promise.resolve(true);
  }

  find(tenant: TenantId): Promise<TenantRemoval | undefined> {
    return Promise.resolve(this.done.get(tenant));
  }

  forget(tenant: TenantId): Promise<void> {
    this.done.delete(tenant);
    return Promise.resolve();
  }
}
