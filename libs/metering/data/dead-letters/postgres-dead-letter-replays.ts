import {
  type DeadLetterPosition,
  type DeadLetterReplay,
  type DeadLetterReplays,
  deadLettersReplayed,
  MOST_NOT_REPLAYED_TOLD,
  type NotReplayed,
  type ReplayOutcome,
  type ReplayQueue,
  REPLAYS_REMEMBERED_DAYS,
  type ReplayState,
  type ReplayTurn,
  type RequestedReplay,
} from '@tokenledger/metering/domain';
import { type AppendAudit, signatureOf, type TenantId, tenantId } from '@tokenledger/organization/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';

const DAY_MS = 86_400_000;

interface StoredReplay {
  readonly id: string;
  readonly state: ReplayState;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly finished_at: Date | null;
  readonly truncated: boolean;
  readonly error: string | null;
  readonly total: string;
  readonly done: string;
  readonly replayed: string;
}

interface StoredPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/**
 * Replays in PostgreSQL: a row each, and a row for each of their letters. What is left to do is what has no outcome, so
 * that a worker needs to remember nothing.
 */
export class PostgresDeadLetterReplays implements DeadLetterReplays, ReplayQueue {
  constructor(
    private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>,
    private readonly audit: AppendAudit<SqlClient>,
  ) {}

  request(tenant: TenantId, replay: RequestedReplay): Promise<void> {
    return this.postgres.transaction(async (sql) => {
      await sql.query(`DELETE FROM metering_dead_letter_replays WHERE finished_at < $1`, [
        new Date(replay.requestedAt.getTime() - REPLAYS_REMEMBERED_DAYS * DAY_MS),
      ]);
      await sql.query(
        `INSERT INTO metering_dead_letter_replays (id, tenant_id, requested_by, requested_at, truncated, state)
         VALUES ($1, $2, $3, $4, $5, 'queued')`,
        [replay.id, tenant, signatureOf(replay.requestedBy), replay.requestedAt, replay.truncated],
      );
      await sql.query(
        `INSERT INTO metering_replayed_letters (replay_id, place, topic, partition, "offset")
         SELECT $1, place, topic, partition, "offset"
           FROM unnest($2::text[], $3::integer[], $4::bigint[]) WITH ORDINALITY AS letter (topic, partition, "offset", place)
         ON CONFLICT DO NOTHING`,
        [
          replay.id,
          replay.letters.map(({ topic }) => topic),
          replay.letters.map(({ partition }) => partition),
          replay.letters.map(({ offset }) => offset),
        ],
      );
      await this.audit(sql, tenant, deadLettersReplayed(replay));
    });
  }

  async find(tenant: TenantId, id: string): Promise<DeadLetterReplay | undefined> {
    const { rows } = await this.postgres.query<StoredReplay>(
      `SELECT replay.id, state, requested_by, requested_at, finished_at, truncated, error,
              count(*) AS total, count(outcome) AS done, count(*) FILTER (WHERE outcome = 'replayed') AS replayed
         FROM metering_dead_letter_replays AS replay
         JOIN metering_replayed_letters AS letter ON letter.replay_id = replay.id
        WHERE tenant_id = $1 AND replay.id = $2
        GROUP BY replay.id`,
      [tenant, id],
    );
    const [row] = rows;
    return row === undefined ? undefined : replayFromDb(row, await this.notReplayed(id));
  }

  private async notReplayed(id: string): Promise<readonly NotReplayed[]> {
    const { rows } = await this.postgres.query<StoredPosition & { readonly outcome: NotReplayed['outcome'] }>(
      `SELECT topic, partition, "offset", outcome FROM metering_replayed_letters
        WHERE replay_id = $1 AND outcome <> 'replayed' ORDER BY place LIMIT $2`,
      [id, MOST_NOT_REPLAYED_TOLD],
    );
    return rows;
  }

  async hasWork(): Promise<boolean> {
    const { rows } = await this.postgres.query(
      `SELECT 1 FROM metering_dead_letter_replays WHERE finished_at IS NULL LIMIT 1`,
    );
    return rows.length > 0;
  }

  async takeTurn(at: Date, mostLetters: number): Promise<ReplayTurn | undefined> {
    const { rows } = await this.postgres.query<{ id: string; tenant_id: string }>(
      `UPDATE metering_dead_letter_replays SET state = 'running', turn_at = $1
        WHERE id = (SELECT id FROM metering_dead_letter_replays WHERE finished_at IS NULL
                     ORDER BY turn_at NULLS FIRST, requested_at, id LIMIT 1)
       RETURNING id, tenant_id`,
      [at],
    );
    const [taken] = rows;
    if (taken === undefined) return undefined;
    const { rows: letters } = await this.postgres.query<StoredPosition>(
      `SELECT topic, partition, "offset" FROM metering_replayed_letters
        WHERE replay_id = $1 AND outcome IS NULL ORDER BY place LIMIT $2`,
      [taken.id, mostLetters],
    );
    return { tenant: tenantId(taken.tenant_id), id: taken.id, letters };
  }

  async recordOutcome(id: string, letter: DeadLetterPosition, outcome: ReplayOutcome): Promise<void> {
    await this.postgres.query(
      `WITH told AS (
         UPDATE metering_replayed_letters SET outcome = $5
          WHERE replay_id = $1 AND topic = $2 AND partition = $3 AND "offset" = $4 AND outcome IS NULL)
       UPDATE metering_dead_letter_replays SET failures = 0, error = NULL WHERE id = $1 AND failures > 0`,
      [id, letter.topic, letter.partition, letter.offset, outcome],
    );
  }

  async finish(id: string, at: Date): Promise<void> {
    await this.postgres.query(
      `UPDATE metering_dead_letter_replays SET state = 'done', finished_at = $2, error = NULL
        WHERE id = $1 AND finished_at IS NULL`,
      [id, at],
    );
  }

  async postpone(id: string, error: string): Promise<number> {
    const { rows } = await this.postgres.query<{ failures: number }>(
      `UPDATE metering_dead_letter_replays SET failures = failures + 1, error = $2 WHERE id = $1 RETURNING failures`,
      [id, error],
    );
    return rows[0]?.failures ?? 0;
  }

  async fail(id: string, at: Date, error: string): Promise<void> {
    await this.postgres.query(
      `UPDATE metering_dead_letter_replays SET state = 'failed', finished_at = $2, error = $3
        WHERE id = $1 AND finished_at IS NULL`,
      [id, at, error],
    );
  }
}

function replayFromDb(row: StoredReplay, notReplayed: readonly NotReplayed[]): DeadLetterReplay {
  return {
    id: row.id,
    state: row.state,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    finishedAt: row.finished_at ?? undefined,
    truncated: row.truncated,
    total: Number(row.total),
    done: Number(row.done),
    replayed: Number(row.replayed),
    notReplayed,
    error: row.error ?? undefined,
  };
}
