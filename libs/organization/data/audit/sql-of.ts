import type { SqlClient } from '@tokenledger/shared/postgres';
import type { EntityManager } from 'typeorm';

/** Plain SQL within a transaction of TypeORM. */
export function sqlOf({ queryRunner }: EntityManager): SqlClient {
  if (queryRunner === undefined) throw new Error('only within a transaction');
  return {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      const { records, affected } = await queryRunner.query(text, [...values], true);
      return { rows: records as Row[], rowCount: affected ?? records.length };
    },
  };
}
