import {
  type AttributionRule,
  type NewRuleSet,
  rulesChanged,
  type RuleSet,
  type RuleSets,
  type RuleSetVersion,
} from '@tokenledger/attribution/domain';
import { type AppendAudit, type TenantId, tenantId } from '@tokenledger/organization/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';
import { failed, ok, type Result } from '@tokenledger/shared/result';

interface StoredSet {
  readonly tenant_id: string;
  readonly revision: number;
  readonly rules: readonly AttributionRule[];
  readonly reason: string;
  readonly recorded_at: Date;
  readonly recorded_by: string;
  readonly superseded_at: Date | null;
}

const VERSION = 'tenant_id, revision, rules, reason, recorded_at, recorded_by, superseded_at';

/** Attribution rules in PostgreSQL. */
export class PostgresRuleSets implements RuleSets {
  constructor(
    private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>,
    private readonly audit: AppendAudit<SqlClient>,
  ) {}

  async all(): Promise<readonly { readonly tenant: TenantId; readonly set: RuleSet }[]> {
    const { rows } = await this.postgres.query<StoredSet>(
      `SELECT ${VERSION} FROM attribution_rule_sets WHERE superseded_at IS NULL ORDER BY tenant_id`,
    );
    return rows.map((row) => ({ tenant: tenantId(row.tenant_id), set: toVersion(row) }));
  }

  async read(tenant: TenantId, revision?: number): Promise<RuleSetVersion | undefined> {
    const { rows } = await this.postgres.query<StoredSet>(
      `SELECT ${VERSION} FROM attribution_rule_sets
        WHERE tenant_id = $1 AND ${revision === undefined ? 'superseded_at IS NULL' : 'revision = $2'}`,
      revision === undefined ? [tenant] : [tenant, revision],
    );
    const [row] = rows;
    return row === undefined ? undefined : toVersion(row);
  }

  async history(tenant: TenantId, limit: number, before?: number): Promise<readonly RuleSetVersion[]> {
    const { rows } = await this.postgres.query<StoredSet>(
      `SELECT ${VERSION} FROM attribution_rule_sets WHERE tenant_id = $1 AND ($3::int IS NULL OR revision < $3)
        ORDER BY revision DESC LIMIT $2`,
      [tenant, limit, before ?? null],
    );
    return rows.map(toVersion);
  }

  save(tenant: TenantId, set: NewRuleSet): Promise<Result<RuleSetVersion, 'other-revision'>> {
    const { rules, expectedRevision, by, reason, at } = set;
    return this.postgres.transaction(async (sql) => {
      // Of two who have seen the same version the second waits here, and then finds another one.
      const { rows: superseded } = await sql.query<StoredSet>(
        `UPDATE attribution_rule_sets SET superseded_at = greatest($3::timestamptz, recorded_at)
          WHERE tenant_id = $1 AND revision = $2 AND superseded_at IS NULL RETURNING ${VERSION}`,
        [tenant, expectedRevision, at],
      );
      const recordedAt = superseded[0]?.superseded_at ?? at;
      if (superseded.length === 0 && expectedRevision !== 0) return failed('other-revision');
      const { rows } = await sql.query<StoredSet>(
        `INSERT INTO attribution_rule_sets (tenant_id, revision, rules, reason, recorded_at, recorded_by)
         VALUES ($1, $2, $3::jsonb, $4, $5, $6) ON CONFLICT (tenant_id, revision) DO NOTHING RETURNING ${VERSION}`,
        [tenant, expectedRevision + 1, JSON.stringify(rules), reason, recordedAt, by.name],
      );
      const [row] = rows;
      if (row === undefined) return failed('other-revision');
      const saved = toVersion(row);
      const before = superseded[0] && toVersion(superseded[0]);
      await this.audit(sql, tenant, rulesChanged(before, saved, by, reason, recordedAt));
      return ok(saved);
    });
  }

  async revision(): Promise<string> {
    const { rows } = await this.postgres.query<{ revision: string }>(
      `SELECT count(*) || '.' || coalesce(max(recorded_at)::text, '') || '.' || count(DISTINCT tenant_id) AS revision
         FROM attribution_rule_sets`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('count(*) returned no row');
    return row.revision;
  }
}

function toVersion(row: StoredSet): RuleSetVersion {
  return {
    revision: row.revision,
    // What JSON leaves out is there again, without a value.
    rules: row.rules.map((rule) => ({
      ...rule,
      from: rule.from,
      until: rule.until,
      result: { ...rule.result, purpose: rule.result.purpose },
    })),
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    reason: row.reason,
    supersededAt: row.superseded_at ?? undefined,
  };
}
