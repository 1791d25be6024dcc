import {
  type Actor,
  type ExportFile,
  type ExportRefusal,
  organisationExported,
  type TenantExport,
  type TenantExports,
  type TenantExportState,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { appendAudit } from '../audit/append-audit';

interface StoredExport {
  readonly tenant_id: string;
  readonly id: string;
  readonly state: TenantExportState;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly written_rows: string;
  readonly expected_rows: string | null;
  readonly finished_at: Date | null;
  readonly bytes: string | null;
  readonly sha256: string | null;
  readonly expires_at: Date | null;
  readonly failure: string | null;
}

const COLUMNS = `tenant_id, id, state, requested_by, requested_at, written_rows, expected_rows, finished_at, bytes, sha256,
                 expires_at, failure`;

/** The queue of exports in PostgreSQL. */
export class PostgresTenantExports implements TenantExports {
  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  request(tenant: TenantId, id: string, by: Actor, at: Date): Promise<Result<TenantExport, ExportRefusal>> {
    return this.postgres.transaction(async (sql) => {
      // An index allows one that is not finished.
      const { rows } = await sql.query<StoredExport>(
        `INSERT INTO organization_exports (tenant_id, id, state, requested_by, requested_at, written_rows)
         VALUES ($1, $2, 'queued', $3, $4, 0) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
        [tenant, id, by.name, at],
      );
      const [row] = rows;
      if (row === undefined) return failed('running');
      await appendAudit(sql, tenant, organisationExported({ kind: 'organisation', id: tenant }, by, at));
      return ok(exportFromDb(row));
    });
  }

  async list(tenant: TenantId): Promise<readonly TenantExport[]> {
    const { rows } = await this.postgres.query<StoredExport>(
      `SELECT ${COLUMNS} FROM organization_exports WHERE tenant_id = $1 ORDER BY requested_at DESC, id LIMIT 50`,
      [tenant],
    );
    return rows.map(exportFromDb);
  }

  async find(tenant: TenantId, id: string): Promise<TenantExport | undefined> {
    const { rows } = await this.postgres.query<StoredExport>(
      `SELECT ${COLUMNS} FROM organization_exports WHERE tenant_id = $1 AND id = $2`,
      [tenant, id],
    );
    return rows[0] && exportFromDb(rows[0]);
  }

  async hasWork(at: Date): Promise<boolean> {
    const { rowCount } = await this.postgres.query(
      `SELECT FROM organization_exports
        WHERE state IN ('queued', 'running') OR (state = 'done' AND expires_at <= $1) LIMIT 1`,
      [at],
    );
    return rowCount > 0;
  }

  async next(): Promise<TenantExport | undefined> {
    const { rows } = await this.postgres.query<StoredExport>(
      `UPDATE organization_exports SET state = 'running', written_rows = 0
        WHERE (tenant_id, id) = (SELECT tenant_id, id FROM organization_exports WHERE state IN ('queued', 'running')
                                  ORDER BY requested_at, id LIMIT 1)
       RETURNING ${COLUMNS}`,
    );
    return rows[0] && exportFromDb(rows[0]);
  }

  async progress(tenant: TenantId, id: string, writtenRows: bigint, expectedRows: bigint): Promise<void> {
    const { rowCount } = await this.postgres.query(
      `UPDATE organization_exports SET written_rows = $3, expected_rows = $4 WHERE tenant_id = $1 AND id = $2`,
      [tenant, id, writtenRows.toString(), expectedRows.toString()],
    );
    if (rowCount === 0) throw removedMeanwhile();
  }

  async finish(tenant: TenantId, id: string, writtenRows: bigint, file: ExportFile, at: Date): Promise<void> {
    const { rowCount } = await this.postgres.query(
      `UPDATE organization_exports
          SET state = 'done', written_rows = $3, bytes = $4, sha256 = $5, expires_at = $6, finished_at = $7
        WHERE tenant_id = $1 AND id = $2`,
      [tenant, id, writtenRows.toString(), file.bytes.toString(), file.sha256, file.expiresAt, at],
    );
    if (rowCount === 0) throw removedMeanwhile();
  }

  async fail(tenant: TenantId, id: string, failure: string, at: Date): Promise<void> {
    await this.postgres.query(
      `UPDATE organization_exports SET state = 'failed', failure = $3, finished_at = $4 WHERE tenant_id = $1 AND id = $2`,
      [tenant, id, failure, at],
    );
  }

  async overdue(at: Date): Promise<readonly Pick<TenantExport, 'tenant' | 'id'>[]> {
    const { rows } = await this.postgres.query<Pick<StoredExport, 'tenant_id' | 'id'>>(
      `SELECT tenant_id, id FROM organization_exports WHERE state = 'done' AND expires_at <= $1`,
      [at],
    );
    return rows.map(({ tenant_id, id }) => ({ tenant: tenantId(tenant_id), id }));
  }

  async expire(tenant: TenantId, id: string): Promise<void> {
    await this.postgres.query(
      `UPDATE organization_exports SET state = 'expired' WHERE tenant_id = $1 AND id = $2 AND state = 'done'`,
      [tenant, id],
    );
  }
}

function removedMeanwhile(): Error {
  return new Error('the organisation was removed while it was taken out');
}

function exportFromDb(row: StoredExport): TenantExport {
  const { bytes, sha256, expires_at: expiresAt } = row;
  const isKept = row.state === 'done' && bytes !== null && sha256 !== null && expiresAt !== null;
  return {
    id: row.id,
    tenant: tenantId(row.tenant_id),
    state: row.state,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    writtenRows: BigInt(row.written_rows),
    expectedRows: row.expected_rows === null ? undefined : BigInt(row.expected_rows),
    finishedAt: row.finished_at ?? undefined,
    file: isKept ? { bytes: BigInt(bytes), sha256, expiresAt } : undefined,
    failure: row.failure ?? undefined,
  };
}
