import type { GenerationSequence } from '../rollup/bucket-roller';
import type { SqlClient } from './postgres-dirty-buckets';

/** Generations from a PostgreSQL sequence: larger than all before, without a clock. */
export class PostgresGenerationSequence implements GenerationSequence {
  constructor(private readonly sql: SqlClient) {}

  async next(): Promise<bigint> {
    const { rows } = await this.sql.query<{ generation: string }>(
      `SELECT nextval('metering_generations')::text AS generation`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('a sequence gave no number');
    return BigInt(row.generation);
  }
}
