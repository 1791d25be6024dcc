import {
  type ActorKind,
  type AuditDraft,
  type AuditEntry,
  type AuditHead,
  type AuditLog,
  type AuditPage,
  type AuditPageRequest,
  EMPTY_HEAD,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import type { PostgresPool } from '@tokenledger/shared/postgres';

import { appendAudit, headFromDb } from './append-audit';

interface StoredEntry {
  readonly tenant_id: string;
  readonly sequence: string;
  readonly at: Date;
  readonly actor_kind: ActorKind;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly actor_address: string | null;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly hash: Buffer;
}

/** Entries that are read at a time: they are small, and a log may have millions. */
const ENTRIES_A_PART = 1_000;

/** The log in PostgreSQL. */
export class PostgresAuditLog implements AuditLog {
  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  append(tenant: TenantId, draft: AuditDraft): Promise<void> {
    return this.postgres.transaction((sql) => appendAudit(sql, tenant, draft));
  }

  async page(tenant: TenantId, request: AuditPageRequest): Promise<AuditPage> {
    const { rows } = await this.postgres.query<StoredEntry>(
      `SELECT * FROM organization_audit
        WHERE tenant_id = $1
          AND ($2::bigint IS NULL OR sequence < $2)
          AND ($3::timestamptz IS NULL OR at >= $3)
          AND ($4::timestamptz IS NULL OR at < $4)
          AND ($5::text[] IS NULL OR action = ANY($5))
          AND ($6::text IS NULL OR lower($6) IN (lower(actor_id), lower(actor_name)))
          AND ($7::text IS NULL OR lower(subject_id) = lower($7))
          AND ($8::text IS NULL OR strpos(lower(concat_ws(chr(10), actor_name, action, subject_id, reason, before, after)), lower($8)) > 0)
        ORDER BY sequence DESC LIMIT $9`,
      [
        tenant,
        request.before?.toString() ?? null,
        request.from ?? null,
        request.to ?? null,
        request.actions ?? null,
        request.actor ?? null,
        request.subject ?? null,
        request.text ?? null,
        request.first + 1,
      ],
    );
    return { entries: rows.slice(0, request.first).map(entryFromDb), hasNextPage: rows.length > request.first };
  }

  async head(tenant: TenantId): Promise<AuditHead> {
    const { rows } = await this.postgres.query<{ sequence: string; hash: Buffer }>(
      `SELECT sequence::text AS sequence, hash FROM organization_audit_heads WHERE tenant_id = $1`,
      [tenant],
    );
    const [row] = rows;
    return row === undefined ? EMPTY_HEAD : headFromDb(row);
  }

  async *walk(tenant: TenantId, head: AuditHead): AsyncIterable<AuditEntry> {
    for (let after = 0n; ;) {
      const { rows } = await this.postgres.query<StoredEntry>(
        `SELECT * FROM organization_audit WHERE tenant_id = $1 AND sequence > $2 AND sequence <= $3
          ORDER BY sequence LIMIT ${ENTRIES_A_PART}`,
        [tenant, after.toString(), head.sequence.toString()],
      );
      yield* rows.map(entryFromDb);
      const last = rows.at(-1);
      if (last === undefined || rows.length < ENTRIES_A_PART) break;
      after = BigInt(last.sequence);
    }
    // One statement sees one moment: what is appended meanwhile has moved the head along.
    const { rows: beyond } = await this.postgres.query<StoredEntry>(
      `SELECT * FROM organization_audit AS entry
        WHERE tenant_id = $1
          AND sequence > coalesce((SELECT sequence FROM organization_audit_heads WHERE tenant_id = $1), 0)
        ORDER BY sequence LIMIT 1`,
      [tenant],
    );
    yield* beyond.map(entryFromDb);
  }
}

function entryFromDb(row: StoredEntry): AuditEntry {
  return {
    tenant: tenantId(row.tenant_id),
    sequence: BigInt(row.sequence),
    at: row.at,
    actor: {
      kind: row.actor_kind,
      id: row.actor_id,
      name: row.actor_name,
      address: row.actor_address ?? undefined,
    },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    before: row.before ?? undefined,
    after: row.after ?? undefined,
    reason: row.reason ?? undefined,
    hash: row.hash,
  };
}
