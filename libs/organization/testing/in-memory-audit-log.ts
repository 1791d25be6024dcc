import {
  type AppendAudit,
  type AuditDraft,
  type AuditEntry,
  type AuditHead,
  type AuditLog,
  type AuditPage,
  type AuditPageRequest,
  EMPTY_HEAD,
  sealEntry,
  type TenantId,
} from '@tokenledger/organization/domain';

/** For fakes in tests that do not ask what was recorded. */
export const recordingNothing: AppendAudit<unknown> = () => Promise.resolve();

/** The log in memory; passes the same contract as PostgreSQL's. */
export class InMemoryAuditLog implements AuditLog {
  private readonly logs = new Map<TenantId, AuditEntry[]>();

  /** For fakes of stores, whose changes cannot fail any more once they append. */
  readonly appendWithin: AppendAudit<unknown> = (_transaction, tenant, draft) => this.append(tenant, draft);

  append(tenant: TenantId, draft: AuditDraft): Promise<void> {
    const log = this.entriesOf(tenant);
    this.logs.set(tenant, [...log, sealEntry(tenant, log.at(-1) ?? EMPTY_HEAD, draft)]);
    return Promise.resolve();
  }

  page(tenant: TenantId, request: AuditPageRequest): Promise<AuditPage> {
    const found = this.entriesOf(tenant)
      .toReversed()
      .filter((entry) => isMeant(entry, request));
    return Promise.resolve({
      entries: found.slice(0, request.first),
      hasNextPage: found.length > request.first,
    });
  }

  head(tenant: TenantId): Promise<AuditHead> {
    return Promise.resolve(this.entriesOf(tenant).at(-1) ?? EMPTY_HEAD);
  }

  async *walk(tenant: TenantId, head: AuditHead): AsyncIterable<AuditEntry> {
    for (const entry of this.entriesOf(tenant)) if (entry.sequence <= head.sequence) yield Promise.resolve(entry);
  }

  /** As whoever owns the tables can: entries from this one on are gone, and the head says so. */
  lose(tenant: TenantId, from: bigint): void {
    this.logs.set(
      tenant,
      this.entriesOf(tenant).filter(({ sequence }) => sequence < from),
    );
  }

  /** The oldest first. */
  entriesOf(tenant: TenantId): readonly AuditEntry[] {
    return this.logs.get(tenant) ?? [];
  }
}

function isMeant(entry: AuditEntry, { before, from, to, actions, actor, subject, text }: AuditPageRequest): boolean {
  const isOneOf = (wanted: string | undefined, ...texts: readonly string[]): boolean =>
    wanted === undefined || texts.some((one) => one.toLowerCase() === wanted.toLowerCase());
  const { actor: who, action, subject: what } = entry;
  const words = [who.name, action, what.id, entry.reason, entry.before, entry.after].filter(
    (word) => word !== undefined,
  );
  return (
    (before === undefined || entry.sequence < before) &&
    (from === undefined || entry.at >= from) &&
    (to === undefined || entry.at < to) &&
    (actions === undefined || actions.some((one) => one === action)) &&
    isOneOf(actor, who.id, who.name) &&
    isOneOf(subject, what.id) &&
    (text === undefined || words.join('\n').toLowerCase().includes(text.toLowerCase()))
  );
}
