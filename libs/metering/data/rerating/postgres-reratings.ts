import {
  type Rerating,
  type ReratingEvent,
  reratingMoved,
  type ReratingRefusal,
  reratingRequested,
  type Reratings,
  type RevisedFact,
  type RequestedRerating,
} from '@tokenledger/metering/domain';
import type { Actor, AppendAudit, TenantId } from '@tokenledger/organization/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';

import { lockPeriods } from './lock-periods';
import { reratingFromDb, type StoredEvent, type StoredFigure, type StoredRerating } from './stored-rerating';

/** Re-ratings in PostgreSQL, as people ask for them and follow them. None is ever removed while its tenant is there. */
export class PostgresReratings implements Reratings {
  constructor(
    private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>,
    private readonly audit: AppendAudit<SqlClient>,
  ) {}

  request(tenant: TenantId, requested: RequestedRerating): Promise<void> {
    const { id, scope, reason, requestedBy, requestedAt } = requested;
    return this.postgres.transaction(async (sql) => {
      const { fromMs, toMs, provider, model, owners = false, draft } = scope;
      const draftRules = draft === undefined ? null : JSON.stringify(draft);
      await sql.query(
        `INSERT INTO metering_reratings (id, tenant_id, from_ms, to_ms, provider, model, owners, draft_rules, reason,
                                         requested_by, requested_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, 'preview-queued')`,
        [id, tenant, fromMs, toMs, provider, model, owners, draftRules, reason, requestedBy.name, requestedAt],
      );
      await noteEvent(sql, id, { at: requestedAt, by: requestedBy.name, what: 'requested' });
      await this.audit(sql, tenant, reratingRequested(requested));
    });
  }

  async find(tenant: TenantId, id: string): Promise<Rerating | undefined> {
    const { rows } = await this.postgres.query<StoredRerating>(
      `SELECT * FROM metering_reratings WHERE tenant_id = $1 AND id = $2`,
      [tenant, id],
    );
    const [found] = await this.withFigures(rows);
    return found;
  }

  async list(tenant: TenantId, limit: number, revises?: RevisedFact): Promise<readonly Rerating[]> {
    const { rows } = await this.postgres.query<StoredRerating>(
      `SELECT * FROM metering_reratings WHERE tenant_id = $1 AND ($3::boolean IS NULL OR owners = $3)
        ORDER BY requested_at DESC, id LIMIT $2`,
      [tenant, limit, revises === undefined ? null : revises === 'owners'],
    );
    return this.withFigures(rows);
  }

  apply(tenant: TenantId, id: string, by: Actor, at: Date): Promise<ReratingRefusal | undefined> {
    return this.postgres.transaction(async (sql) => {
      // No period is closed between our becoming 'applying' and our first look at the closed ones.
      await lockPeriods(sql, tenant);
      const row = await locked(sql, tenant, id);
      if (row === undefined) return 'unknown';
      const isContinued = row.applied_at !== null;
      switch (row.state) {
        case 'preview-queued':
        case 'previewing':
          return 'not-previewed';
        case 'applying':
        case 'done':
          return 'applied-already';
        case 'cancelled':
        case 'failed':
          if (!isContinued) return 'ended-already';
          break;
        case 'previewed':
          break;
      }
      await sql.query(
        `UPDATE metering_reratings
            SET state = 'applying', cancel_requested = false, finished_at = NULL, error = NULL, failures = 0, turn_at = NULL,
                applied_by = coalesce(applied_by, $2), applied_at = coalesce(applied_at, $3),
                position = CASE WHEN applied_at IS NULL THEN NULL ELSE position END
          WHERE id = $1`,
        [id, by.name, at],
      );
      await noteEvent(sql, id, { at, by: by.name, what: isContinued ? 'continued' : 'applied' });
      await this.audit(sql, tenant, reratingMoved('rerating.applied', id, row.state, 'applying', by, at));
      return undefined;
    });
  }

  cancel(tenant: TenantId, id: string, by: Actor, at: Date): Promise<ReratingRefusal | undefined> {
    return this.postgres.transaction(async (sql) => {
      const row = await locked(sql, tenant, id);
      if (row === undefined) return 'unknown';
      switch (row.state) {
        case 'done':
        case 'cancelled':
        case 'failed':
          return 'ended-already';
        case 'preview-queued':
        case 'previewed':
          await sql.query(`UPDATE metering_reratings SET state = 'cancelled', finished_at = $2 WHERE id = $1`, [
            id,
            at,
          ]);
          await noteEvent(sql, id, { at, by: by.name, what: 'cancelled' });
          await this.audit(sql, tenant, reratingMoved('rerating.cancelled', id, row.state, 'cancelled', by, at));
          return undefined;
        case 'previewing':
        case 'applying':
          if (row.cancel_requested) return undefined;
          await sql.query(`UPDATE metering_reratings SET cancel_requested = true WHERE id = $1`, [id]);
          await noteEvent(sql, id, { at, by: by.name, what: 'cancel-requested' });
          await this.audit(sql, tenant, reratingMoved('rerating.cancelled', id, row.state, 'cancel-requested', by, at));
          return undefined;
      }
    });
  }

  private async withFigures(reratings: readonly StoredRerating[]): Promise<readonly Rerating[]> {
    if (reratings.length === 0) return [];
    const ids = [reratings.map(({ id }) => id)];
    const { rows: figures } = await this.postgres.query<StoredFigure>(
      `SELECT * FROM metering_rerating_figures WHERE rerating_id = ANY($1) ORDER BY closed, month, team, owner_level, undecided, converted, currency`,
      ids,
    );
    const { rows: events } = await this.postgres.query<StoredEvent>(
      `SELECT * FROM metering_rerating_events WHERE rerating_id = ANY($1) ORDER BY number`,
      ids,
    );
    const of = <T extends { readonly rerating_id: string }>(all: readonly T[], id: string): readonly T[] =>
      all.filter(({ rerating_id }) => rerating_id === id);
    return reratings.map((row) => reratingFromDb(row, of(figures, row.id), of(events, row.id)));
  }
}

async function locked(sql: SqlClient, tenant: TenantId, id: string): Promise<StoredRerating | undefined> {
  const { rows } = await sql.query<StoredRerating>(
    `SELECT * FROM metering_reratings WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    [tenant, id],
  );
  return rows[0];
}

export async function noteEvent(sql: SqlClient, id: string, { at, by, what }: ReratingEvent): Promise<void> {
  await sql.query(
    `INSERT INTO metering_rerating_events (rerating_id, happened_at, by_whom, what) VALUES ($1, $2, $3, $4)`,
    [id, at, by ?? null, what],
  );
}
