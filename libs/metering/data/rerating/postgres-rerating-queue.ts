import {
  MOST_BOOKS_TOLD,
  type ReratedStretch,
  type ReratingPhase,
  type ReratingQueue,
  type ReratingTurn,
  type StepInHand,
} from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';

import { noteEvent } from './postgres-reratings';
import { figureToDb, scopeFromDb, stepFromDb, stepToDb, type StoredRerating } from './stored-rerating';

const WAITING: Readonly<Record<ReratingPhase, string>> = {
  preview: `state IN ('preview-queued', 'previewing')`,
  apply: `state = 'applying'`,
};

/** Re-ratings in PostgreSQL, as workers work them off: a worker needs to remember nothing. */
export class PostgresReratingQueue implements ReratingQueue {
  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  async hasWork(phase: ReratingPhase): Promise<boolean> {
    const { rows } = await this.postgres.query(`SELECT 1 FROM metering_reratings WHERE ${WAITING[phase]} LIMIT 1`);
    return rows.length > 0;
  }

  async takeTurn(phase: ReratingPhase, at: Date): Promise<ReratingTurn | undefined> {
    const { rows } = await this.postgres.query<StoredRerating>(
      `UPDATE metering_reratings SET turn_at = $1, state = CASE state WHEN 'preview-queued' THEN 'previewing' ELSE state END
        WHERE id = (SELECT id FROM metering_reratings WHERE ${WAITING[phase]}
                     ORDER BY turn_at NULLS FIRST, requested_at, id LIMIT 1)
       RETURNING *`,
      [at],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    return {
      tenant: tenantId(row.tenant_id),
      id: row.id,
      scope: scopeFromDb(row),
      priceBook: row.price_book ?? undefined,
      position: row.position === null ? undefined : Number(row.position),
      cancelRequested: row.cancel_requested,
      stepInHand: row.step_in_hand === null ? undefined : stepFromDb(row.step_in_hand),
    };
  }

  beginPreview(id: string, priceBook: string, callsToLookAt: number): Promise<void> {
    return this.postgres.transaction(async (sql) => {
      await sql.query(
        `UPDATE metering_reratings SET price_book = $2, calls_to_look_at = $3, position = NULL, preview_calls = 0
          WHERE id = $1 AND state = 'previewing'`,
        [id, priceBook, callsToLookAt],
      );
      await sql.query(`DELETE FROM metering_rerating_figures WHERE rerating_id = $1 AND phase = 'preview'`, [id]);
    });
  }

  async keepStep(id: string, step: StepInHand): Promise<void> {
    await this.postgres.query(
      `UPDATE metering_reratings SET step_in_hand = $2::jsonb WHERE id = $1 AND state = 'applying'`,
      [id, JSON.stringify(stepToDb(step))],
    );
  }

  async dropStep(id: string, { version }: StepInHand): Promise<void> {
    await this.postgres.query(
      `UPDATE metering_reratings SET step_in_hand = NULL WHERE id = $1 AND step_in_hand->>'version' = $2`,
      [id, version.toString()],
    );
  }

  completeStep(id: string, phase: ReratingPhase, step: ReratedStretch): Promise<void> {
    return this.postgres.transaction(async (sql) => {
      const calls = phase === 'preview' ? 'preview_calls' : 'apply_calls';
      // Whatever a worker with an old view of it says: what lies before the position is counted.
      const { rowCount } = await sql.query(
        `UPDATE metering_reratings
            SET position = $2, ${calls} = ${calls} + $3, step_in_hand = NULL, failures = 0, error = NULL
          WHERE id = $1 AND ${WAITING[phase]} AND (position IS NULL OR position <= $4)`,
        [id, step.to, step.calls, step.from],
      );
      if (rowCount === 0) return;
      await addFigures(sql, id, phase, step);
      if (phase === 'apply') await addBooks(sql, id, step.booksBefore);
    });
  }

  finish(id: string, phase: ReratingPhase, at: Date): Promise<void> {
    const isPreview = phase === 'preview';
    return this.postgres.transaction(async (sql) => {
      const { rowCount } = await sql.query(
        `UPDATE metering_reratings
            SET state = $2, finished_at = $3, cancel_requested = false, failures = 0, error = NULL
          WHERE id = $1 AND ${WAITING[phase]}`,
        [id, isPreview ? 'previewed' : 'done', isPreview ? null : at],
      );
      if (rowCount > 0) await noteEvent(sql, id, { at, by: undefined, what: isPreview ? 'previewed' : 'done' });
    });
  }

  endCancelled(id: string, at: Date): Promise<void> {
    return this.end(id, 'cancelled', at, null);
  }

  async postpone(id: string, error: string): Promise<number> {
    const { rows } = await this.postgres.query<{ failures: number }>(
      `UPDATE metering_reratings SET failures = failures + 1, error = $2 WHERE id = $1 RETURNING failures`,
      [id, error],
    );
    return rows[0]?.failures ?? 0;
  }

  fail(id: string, at: Date, error: string): Promise<void> {
    return this.end(id, 'failed', at, error);
  }

  private end(id: string, state: 'cancelled' | 'failed', at: Date, error: string | null): Promise<void> {
    return this.postgres.transaction(async (sql) => {
      const { rowCount } = await sql.query(
        `UPDATE metering_reratings SET state = $2, finished_at = $3, error = $4, cancel_requested = false
          WHERE id = $1 AND finished_at IS NULL`,
        [id, state, at, error],
      );
      if (rowCount > 0) await noteEvent(sql, id, { at, by: undefined, what: state });
    });
  }
}

async function addFigures(sql: SqlClient, id: string, phase: ReratingPhase, step: ReratedStretch): Promise<void> {
  if (step.figures.length === 0) return;
  await sql.query(
    `INSERT INTO metering_rerating_figures AS known
            (rerating_id, phase, closed, team, owner_level, month, currency, converted, undecided, calls, cost_before, cost_after, newly_priced,
             newly_unpriced)
     SELECT $1, $2, closed, team, owner_level, month, currency, converted, undecided, calls, cost_before, cost_after, newly_priced,
            newly_unpriced
       FROM jsonb_to_recordset($3::jsonb) AS added
            (closed boolean, team text, owner_level text, month text, currency text, converted boolean, undecided boolean, calls bigint, cost_before numeric, cost_after numeric,
             newly_priced bigint, newly_unpriced bigint)
     ON CONFLICT (rerating_id, phase, closed, month, team, owner_level, currency, converted, undecided) DO UPDATE
        SET calls = known.calls + excluded.calls,
            cost_before = known.cost_before + excluded.cost_before,
            cost_after = known.cost_after + excluded.cost_after,
            newly_priced = known.newly_priced + excluded.newly_priced,
            newly_unpriced = known.newly_unpriced + excluded.newly_unpriced`,
    [id, phase, JSON.stringify(step.figures.map(figureToDb))],
  );
}

async function addBooks(sql: SqlClient, id: string, books: readonly string[]): Promise<void> {
  if (books.length === 0) return;
  await sql.query(
    `UPDATE metering_reratings
        SET books_before = (SELECT array_agg(book) FROM (
              SELECT DISTINCT book FROM unnest(books_before || $2::text[]) AS book ORDER BY book LIMIT $3) AS told)
      WHERE id = $1`,
    [id, books, MOST_BOOKS_TOLD],
  );
}
