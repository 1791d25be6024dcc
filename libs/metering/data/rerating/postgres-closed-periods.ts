import {
  type ClosedPeriod,
  type ClosedPeriods,
  periodClosed,
  type PeriodRefusal,
  periodReopened,
} from '@tokenledger/metering/domain';
import { type Actor, type AppendAudit, signatureOf, type TenantId } from '@tokenledger/organization/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { lockPeriods } from './lock-periods';

interface StoredPeriod {
  readonly period_from: Date;
  readonly period_to: Date;
  readonly closed_at: Date;
  readonly closed_by: string;
}

/** Closed periods in PostgreSQL; those that were opened again stay there for whoever asks who did. */
export class PostgresClosedPeriods implements ClosedPeriods {
  constructor(
    private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>,
    private readonly audit: AppendAudit<SqlClient>,
  ) {}

  async list(tenant: TenantId): Promise<readonly ClosedPeriod[]> {
    const { rows } = await this.postgres.query<StoredPeriod>(
      `SELECT period_from, period_to, closed_at, closed_by FROM metering_closed_periods
        WHERE tenant_id = $1 AND reopened_at IS NULL ORDER BY period_from`,
      [tenant],
    );
    return rows.map((row) => ({
      from: row.period_from,
      to: row.period_to,
      closedAt: row.closed_at,
      closedBy: row.closed_by,
    }));
  }

  close(
    tenant: TenantId,
    { from, to }: Pick<ClosedPeriod, 'from' | 'to'>,
    by: Actor,
    at: Date,
  ): Promise<Result<void, PeriodRefusal>> {
    return this.postgres.transaction(async (sql): Promise<Result<void, PeriodRefusal>> => {
      await lockPeriods(sql, tenant);
      const { rows: closed } = await sql.query(
        `SELECT 1 FROM metering_closed_periods
          WHERE tenant_id = $1 AND reopened_at IS NULL AND period_from < $3 AND period_to > $2 LIMIT 1`,
        [tenant, from, to],
      );
      if (closed.length > 0) return failed('closed-already');
      const { rows: running } = await sql.query(
        `SELECT 1 FROM metering_reratings
          WHERE tenant_id = $1 AND state = 'applying' AND from_ms < $3 AND to_ms > $2 LIMIT 1`,
        [tenant, from.getTime(), to.getTime()],
      );
      if (running.length > 0) return failed('rerating-runs');
      await sql.query(
        `INSERT INTO metering_closed_periods (tenant_id, period_from, period_to, closed_at, closed_by)
         VALUES ($1, $2, $3, $4, $5)`,
        [tenant, from, to, at, signatureOf(by)],
      );
      await this.audit(sql, tenant, periodClosed({ from, to }, by, at));
      return ok(undefined);
    });
  }

  reopen(tenant: TenantId, from: Date, by: Actor, at: Date): Promise<boolean> {
    return this.postgres.transaction(async (sql) => {
      const { rowCount } = await sql.query(
        `UPDATE metering_closed_periods SET reopened_at = $3, reopened_by = $4
          WHERE tenant_id = $1 AND period_from = $2 AND reopened_at IS NULL`,
        [tenant, from, at, signatureOf(by)],
      );
      if (rowCount === 0) return false;
      await this.audit(sql, tenant, periodReopened(from, by, at));
      return true;
    });
  }
}
