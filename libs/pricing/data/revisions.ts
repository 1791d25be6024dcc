import type { SqlClient } from '@tokenledger/shared/postgres';

/** What processes hold in memory and read again when it changed. */
export type Revised = 'exchange-rates' | 'contract-terms';

export async function revisionOf(sql: SqlClient, what: Revised): Promise<string> {
  const { rows } = await sql.query<{ revision: string }>(
    'SELECT revision::text AS revision FROM pricing_revisions WHERE what = $1',
    [what],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`pricing_revisions has no row ${what}`);
  return row.revision;
}

/** Keeps other writers out until the transaction ends. */
export async function lockRevision(sql: SqlClient, what: Revised): Promise<void> {
  await sql.query('SELECT FROM pricing_revisions WHERE what = $1 FOR UPDATE', [what]);
}

export async function raiseRevision(sql: SqlClient, what: Revised): Promise<void> {
  await sql.query('UPDATE pricing_revisions SET revision = revision + 1 WHERE what = $1', [what]);
}
