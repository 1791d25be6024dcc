import { type Actor, type AppendAudit, signatureOf, type TenantId, tenantId } from '@tokenledger/organization/domain';
import {
  type ContractTerm,
  type ContractTerms,
  contractTermsChanged,
  readContractTerm,
  type TenantTerm,
  TERM_COLUMNS,
  type TermChange,
  termChange,
  type TermFields,
  writeContractTerm,
} from '@tokenledger/pricing/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';
import { ok, type Result } from '@tokenledger/shared/result';

import { InvalidPriceData } from '../genai-prices/invalid-price-data';
import { lockRevision, raiseRevision, revisionOf } from '../revisions';

type StoredTerm = TermFields & { readonly id: string; readonly tenant_id: string };

/** Columns that are no text in the table, as text. */
const TEXTS: Readonly<Partial<Record<keyof TermFields, string>>> = {
  percent: `coalesce(trim_scale(percent)::text, '') AS percent`,
  amount: `coalesce(amount::text, '') AS amount`,
  tokens: `coalesce(tokens::text, '') AS tokens`,
  valid_from: `to_char(valid_from, 'YYYY-MM-DD') AS valid_from`,
  valid_to: `coalesce(to_char(valid_to, 'YYYY-MM-DD'), '') AS valid_to`,
};
const TERM = ['id::text AS id', 'tenant_id', ...TERM_COLUMNS.map((column) => TEXTS[column] ?? column)].join(', ');

/** Contract terms in PostgreSQL. */
export class PostgresContractTerms implements ContractTerms {
  constructor(
    private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>,
    private readonly audit: AppendAudit<SqlClient>,
  ) {}

  all(): Promise<readonly TenantTerm[]> {
    return allContractTerms(this.postgres);
  }

  async read(tenant: TenantId, knownAt?: Date): Promise<readonly ContractTerm[]> {
    return (await termsOf(this.postgres, tenant, knownAt)).map(({ term }) => term);
  }

  async replace(tenant: TenantId, terms: readonly ContractTerm[], by: Actor, at: Date): Promise<TermChange> {
    const change = await this.amend<never>(tenant, () => ok(terms), by, at);
    if (!change.ok) throw new Error('terms that take any others refused some');
    return change.value;
  }

  amend<E>(
    tenant: TenantId,
    amend: (terms: readonly ContractTerm[]) => Result<readonly ContractTerm[], E>,
    by: Actor,
    at: Date,
  ): Promise<Result<TermChange, E>> {
    return this.postgres.transaction(async (sql): Promise<Result<TermChange, E>> => {
      await lockRevision(sql, 'contract-terms');
      const known = await termsOf(sql, tenant);
      const before = known.map(({ term }) => term);
      const after = amend(before);
      if (!after.ok) return after;
      const change = termChange(before, after.value);
      if (change.added.length + change.superseded.length === 0) return ok(change);
      const gone = new Set(change.superseded);
      const ids = known.filter(({ term }) => gone.has(term)).map(({ id }) => id);
      await sql.query(
        `UPDATE pricing_contract_terms SET superseded_at = greatest($2::timestamptz, recorded_at), superseded_by = $3
          WHERE id = ANY($1::bigint[])`,
        [ids, at, signatureOf(by)],
      );
      await sql.query(
        `INSERT INTO pricing_contract_terms (tenant_id, recorded_at, recorded_by, ${TERM_COLUMNS.join(', ')})
         SELECT $1, $2, $3, kind, contract, provider, model, meters, service_tier, nullif(percent, '')::numeric,
                nullif(amount, '')::numeric, currency, nullif(tokens, '')::bigint, period, valid_from::date,
                nullif(valid_to, '')::date, note
           FROM jsonb_to_recordset($4::jsonb) AS line (${TERM_COLUMNS.map((column) => `${column} text`).join(', ')})`,
        [tenant, at, signatureOf(by), JSON.stringify(change.added.map(writeContractTerm))],
      );
      await raiseRevision(sql, 'contract-terms');
      await this.audit(sql, tenant, contractTermsChanged(change, by, at));
      return ok(change);
    });
  }

  revision(): Promise<string> {
    return revisionOf(this.postgres, 'contract-terms');
  }
}

export async function allContractTerms(sql: SqlClient): Promise<readonly TenantTerm[]> {
  const { rows } = await sql.query<StoredTerm>(
    `SELECT ${TERM} FROM pricing_contract_terms WHERE superseded_at IS NULL ORDER BY id`,
  );
  return rows.map((row) => ({ tenant: tenantId(row.tenant_id), term: termFromDb(row) }));
}

async function termsOf(
  sql: SqlClient,
  tenant: TenantId,
  knownAt?: Date,
): Promise<readonly { readonly id: string; readonly term: ContractTerm }[]> {
  const known =
    knownAt === undefined
      ? 'superseded_at IS NULL'
      : 'recorded_at <= $2 AND ($2 < superseded_at OR superseded_at IS NULL)';
  const { rows } = await sql.query<StoredTerm>(
    `SELECT ${TERM} FROM pricing_contract_terms WHERE tenant_id = $1 AND ${known} ORDER BY id`,
    knownAt === undefined ? [tenant] : [tenant, knownAt],
  );
  return rows.map((row) => ({ id: row.id, term: termFromDb(row) }));
}

/** @throws InvalidPriceData for a term that nobody has checked */
function termFromDb(row: StoredTerm): ContractTerm {
  const read = readContractTerm(row);
  if (read.ok) return read.value;
  const problems = read.error.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  throw new InvalidPriceData(`contract term ${row.id} cannot be read: ${problems}`);
}
