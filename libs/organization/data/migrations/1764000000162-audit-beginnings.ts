import { type AuditDraft, EMPTY_HEAD, sealEntry, systemActor, tenantId } from '@tokenledger/organization/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Unrecorded {
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly reporting_currency: string;
  readonly created_at: Date;
}

/**
 * Every organisation has a log from now on, so that an empty one tells of somebody who emptied it.
 *
 * Organisations that are older than the log, and those of `npm run demo`, may have come without an entry. Theirs says that
 * it was written later. A log that has a head beyond its entries was emptied: it is left as it is.
 */
export class AuditBeginnings1764000000162 implements MigrationInterface {
  readonly name = 'AuditBeginnings1764000000162';

  async up(runner: QueryRunner): Promise<void> {
    const unrecorded = (await runner.query(`
      SELECT id, name, time_zone, reporting_currency, created_at FROM organization_tenants AS organisation
       WHERE NOT EXISTS (SELECT FROM organization_audit WHERE tenant_id = organisation.id)
         AND NOT EXISTS (SELECT FROM organization_audit_heads WHERE tenant_id = organisation.id AND sequence > 0)
         AND NOT EXISTS (SELECT FROM organization_tenant_removals
                          WHERE tenant_id = organisation.id AND state <> 'done')`)) as readonly Unrecorded[];
    for (const organisation of unrecorded) await begin(runner, organisation);
  }

  /** What was recorded stays. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

/** With the columns that the log has at this step, whatever `appendAudit` writes later. */
async function begin(runner: QueryRunner, organisation: Unrecorded): Promise<void> {
  const { id } = organisation;
  const entry = sealEntry(tenantId(id), EMPTY_HEAD, createdOnce(organisation));
  await runner.query(
    `INSERT INTO organization_audit_heads (tenant_id, sequence, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING`,
    [id, EMPTY_HEAD.hash],
  );
  await runner.query(
    `INSERT INTO organization_audit (tenant_id, sequence, at, actor_kind, actor_id, actor_name, action,
                                     subject_kind, subject_id, after, reason, hash)
     VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      entry.at,
      entry.actor.kind,
      entry.actor.id,
      entry.actor.name,
      entry.action,
      entry.subject.kind,
      entry.subject.id,
      entry.after,
      entry.reason,
      entry.hash,
    ],
  );
  await runner.query(`UPDATE organization_audit_heads SET sequence = 1, hash = $2 WHERE tenant_id = $1`, [
    id,
    entry.hash,
  ]);
}

function createdOnce({ id, name, time_zone, reporting_currency, created_at }: Unrecorded): AuditDraft {
  return {
    at: created_at,
    actor: systemActor('migration'),
    action: 'organisation.created',
    subject: { kind: 'organisation', id },
    after: { name, timeZone: time_zone, reportingCurrency: reporting_currency },
    reason: 'written later: this organisation had no entry',
  };
}
