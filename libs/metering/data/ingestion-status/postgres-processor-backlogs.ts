import { BACKLOG_BELIEVED_MS, type ProcessorBacklog, type ProcessorBacklogs } from '@tokenledger/metering/domain';
import type { SqlClient } from '@tokenledger/shared/postgres';

/** Long enough after its death for an operator to look at what an instance said last. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

interface StoredBacklog {
  readonly instance: string;
  readonly measured_at: Date;
  readonly lag: string | null;
  readonly waiting_since: Date | null;
  readonly overloaded_since: Date | null;
  readonly booked_at: Date | null;
  readonly dirty_since: Date | null;
  readonly rolled_at: Date | null;
}

/** A row for each processor that is alive, written every few seconds. */
export class PostgresProcessorBacklogs implements ProcessorBacklogs {
  constructor(private readonly sql: SqlClient) {}

  async report(backlog: ProcessorBacklog): Promise<void> {
    await this.sql.query(
      `WITH silent AS (DELETE FROM metering_processor_backlogs WHERE measured_at < $9 AND instance <> $1)
       INSERT INTO metering_processor_backlogs
              (instance, measured_at, lag, waiting_since, overloaded_since, booked_at, dirty_since, rolled_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (instance) DO UPDATE SET
         (measured_at, lag, waiting_since, overloaded_since, booked_at, dirty_since, rolled_at) =
         (excluded.measured_at, excluded.lag, excluded.waiting_since, excluded.overloaded_since,
          excluded.booked_at, excluded.dirty_since, excluded.rolled_at)`,
      [
        backlog.instance,
        backlog.measuredAt,
        backlog.lag ?? null,
        backlog.waitingSince ?? null,
        backlog.overloadedSince ?? null,
        backlog.bookedAt ?? null,
        backlog.dirtySince ?? null,
        backlog.rolledAt ?? null,
        new Date(backlog.measuredAt.getTime() - FORGOTTEN_AFTER_MS),
      ],
    );
  }

  async forget(instance: string): Promise<void> {
    await this.sql.query(`DELETE FROM metering_processor_backlogs WHERE instance = $1`, [instance]);
  }

  async live(at: Date): Promise<readonly ProcessorBacklog[]> {
    const { rows } = await this.sql.query<StoredBacklog>(
      `SELECT * FROM metering_processor_backlogs WHERE measured_at >= $1 ORDER BY instance`,
      [new Date(at.getTime() - BACKLOG_BELIEVED_MS)],
    );
    return rows.map((row) => ({
      instance: row.instance,
      measuredAt: row.measured_at,
      lag: row.lag === null ? undefined : Number(row.lag),
      waitingSince: row.waiting_since ?? undefined,
      overloadedSince: row.overloaded_since ?? undefined,
      bookedAt: row.booked_at ?? undefined,
      dirtySince: row.dirty_since ?? undefined,
      rolledAt: row.rolled_at ?? undefined,
    }));
  }
}
