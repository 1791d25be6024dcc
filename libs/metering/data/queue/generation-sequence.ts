import type { GenerationSequence } from '../rollup/bucket-roller';
import type { SqlClient } from './postgres-dirty-buckets';

/** Generations from a PostgreSQL sequence: larger than all before, without a clock. */
export class PostgresGenerationSequence implements GenerationSequence {
  constructor(private readonly sql: SqlClient) {}

  next(): Promise<bigint> {
    return this.ask(`SELECT nextval('metering_generations')::text AS generation`);
  }

  latest(): Promise<bigint> {
    return this.ask(`SELECT last_value::text AS generation FROM metering_generations`);
  }

  private async ask(text: string): Promise<bigint> {
    const { rows } = await this.sql.query<{ generation: string }>(text);
    const [row] = rows;
    if (row === undefined) throw new Error('a sequence gave no number');
    return BigInt(row.generation);
  }
}
