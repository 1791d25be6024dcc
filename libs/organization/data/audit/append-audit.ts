import { type AppendAudit, type AuditHead, EMPTY_HEAD, sealEntry } from '@tokenledger/organization/domain';
import type { SqlClient } from '@tokenledger/shared/postgres';

interface StoredHead {
  readonly sequence: string;
  readonly hash: Buffer;
}

/** Appends to the log in PostgreSQL. The lock on its head gives entries their order, and is held until the commit. */
export const appendAudit: AppendAudit<SqlClient> = async (sql, tenant, draft) => {
  await sql.query(
    `INSERT INTO organization_audit_heads (tenant_id, sequence, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING`,
    [tenant, EMPTY_HEAD.hash],
  );
  const { rows } = await sql.query<StoredHead>(
    `SELECT sequence::text AS sequence, hash FROM organization_audit_heads WHERE tenant_id = $1 FOR UPDATE`,
    [tenant],
  );
  const [stored] = rows;
  if (stored === undefined) throw new Error('the head of a log that was just begun is not there');
  const entry = sealEntry(tenant, headFromDb(stored), draft);
  await sql.query(
    `INSERT INTO organization_audit (tenant_id, sequence, at, actor_kind, actor_id, actor_name, actor_address, action,
                                     subject_kind, subject_id, before, after, reason, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      tenant,
      entry.sequence.toString(),
      entry.at,
      entry.actor.kind,
      entry.actor.id,
      entry.actor.name,
      entry.actor.address ?? null,
      entry.action,
      entry.subject.kind,
      entry.subject.id,
      entry.before ?? null,
      entry.after ?? null,
      entry.reason ?? null,
      entry.hash,
    ],
  );
  await sql.query(`UPDATE organization_audit_heads SET sequence = $2, hash = $3 WHERE tenant_id = $1`, [
    tenant,
    entry.sequence.toString(),
    entry.hash,
  ]);
};

export function headFromDb({ sequence, hash }: StoredHead): AuditHead {
  return { sequence: BigInt(sequence), hash };
}
