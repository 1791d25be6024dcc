import { type Actor, type AppendAudit, signatureOf, type TenantId, tenantId } from '@tokenledger/organization/domain';
import {
  PRICE_COLUMNS,
  type PriceFields,
  type PriceListChange,
  priceListChange,
  type PriceListName,
  type PriceLists,
  pricesChanged,
  readPriceEntry,
  type StoredPriceList,
  writePriceEntry,
} from '@tokenledger/pricing/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';
import { ok, type Result, TokenLedgerError } from '@tokenledger/shared/result';

type StoredLine = PriceFields & { readonly list_id: string };

interface StoredList {
  readonly id: string;
  readonly tenant_id: string | null;
  readonly name: string;
  readonly revision: string;
}

const UTC = `AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const COLUMN_TEXTS: Readonly<Partial<Record<keyof PriceFields, string>>> = {
  price: 'price::text AS price',
  unit: 'unit::text AS unit',
  valid_from: `coalesce(to_char(valid_from ${UTC}), '') AS valid_from`,
  valid_to: `coalesce(to_char(valid_to ${UTC}), '') AS valid_to`,
  above_input_tokens: 'above_input_tokens::text AS above_input_tokens',
};
const LINE = PRICE_COLUMNS.map((column) => COLUMN_TEXTS[column] ?? column).join(', ');

/** Price lists in PostgreSQL. */
export class PostgresPriceLists implements PriceLists {
  constructor(
    private readonly postgres: Pick<PostgresPool, 'query' | 'transaction' | 'snapshot'>,
    private readonly audit: AppendAudit<SqlClient>,
  ) {}

  all(): Promise<readonly StoredPriceList[]> {
    return this.postgres.snapshot(allPriceLists);
  }

  async read(list: PriceListName, knownAt?: Date): Promise<StoredPriceList | undefined> {
    const { rows } = await this.postgres.query<StoredList>(
      `SELECT id::text AS id, tenant_id, name, revision::text AS revision FROM pricing_price_lists
        WHERE tenant_id IS NOT DISTINCT FROM $1 AND name = $2`,
      [list.tenant ?? null, list.name],
    );
    const [found] = rows;
    return found === undefined ? undefined : toPriceList(found, await linesOf(this.postgres, found.id, knownAt));
  }

  async replace(list: PriceListName, lines: readonly PriceFields[], by: Actor, at: Date): Promise<PriceListChange> {
    const change = await this.amend<never>(list, () => ok(lines), by, at);
    if (!change.ok) throw new Error('a list that takes any lines refused some');
    return change.value;
  }

  amend<E>(
    list: PriceListName,
    amend: (lines: readonly PriceFields[]) => Result<readonly PriceFields[], E>,
    by: Actor,
    at: Date,
  ): Promise<Result<PriceListChange, E>> {
    return this.postgres.transaction(async (sql) => {
      const id = await this.lockedList(sql, list, at);
      const known = await linesOf(sql, id);
      const before = known.map(({ fields }) => fields);
      const after = amend(before);
      if (!after.ok) return after;
      const change = priceListChange(before, after.value.map(inOneSpelling));
      if (change.added.length + change.superseded.length === 0) return ok(change);
      await this.supersede(sql, known, change.superseded, signatureOf(by), at);
      await this.add(sql, id, change.added, signatureOf(by), at);
      await sql.query('UPDATE pricing_price_lists SET revision = revision + 1, revised_at = $2 WHERE id = $1', [
        id,
        at,
      ]);
      if (list.tenant !== undefined) await this.audit(sql, list.tenant, pricesChanged(list.name, change, by, at));
      return ok(change);
    });
  }

  async revision(): Promise<string> {
    const { rows } = await this.postgres.query<{ revision: string }>(
      `SELECT count(*) || '.' || coalesce(sum(revision), 0) AS revision FROM pricing_price_lists`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('count(*) returned no row');
    return row.revision;
  }

  private async lockedList(sql: SqlClient, { tenant, name }: PriceListName, at: Date): Promise<string> {
    await sql.query(
      `INSERT INTO pricing_price_lists (tenant_id, name, revision, revised_at) VALUES ($1, $2, 0, $3)
       ON CONFLICT (tenant_id, name) DO NOTHING`,
      [tenant ?? null, name, at],
    );
    const { rows } = await sql.query<{ id: string }>(
      'SELECT id::text AS id FROM pricing_price_lists WHERE tenant_id IS NOT DISTINCT FROM $1 AND name = $2 FOR UPDATE',
      [tenant ?? null, name],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('a list that was just made is not there');
    return row.id;
  }

  private async supersede(
    sql: SqlClient,
    known: readonly KnownLine[],
    lines: readonly PriceFields[],
    by: string,
    at: Date,
  ): Promise<void> {
    if (lines.length === 0) return;
    const gone = new Set(lines);
    const ids = known.filter(({ fields }) => gone.has(fields)).map(({ id }) => id);
    await sql.query(
      `UPDATE pricing_price_entries SET superseded_at = greatest($2::timestamptz, recorded_at), superseded_by = $3
        WHERE id = ANY($1::bigint[])`,
      [ids, at, by],
    );
  }

  private async add(sql: SqlClient, id: string, lines: readonly PriceFields[], by: string, at: Date) {
    await sql.query(
      `INSERT INTO pricing_price_entries (list_id, recorded_at, recorded_by, ${PRICE_COLUMNS.join(', ')})
       SELECT $1, $2, $3, provider, model, meter, price, currency, unit, nullif(valid_from, '')::timestamptz,
              nullif(valid_to, '')::timestamptz, coalesce(nullif(above_input_tokens, '')::bigint, 0), service_tier,
              region, window_start, window_end, window_zone, window_days, source, note
         FROM jsonb_to_recordset($4::jsonb) AS line (provider text, model text, meter text, price numeric,
              currency text, unit bigint, valid_from text, valid_to text, above_input_tokens text, service_tier text,
              region text, window_start text, window_end text, window_zone text, window_days text, source text,
              note text)`,
      [id, at, by, JSON.stringify(lines.map(withUtc))],
    );
  }
}

/** @param sql sees one state of both tables (`PostgresPool.snapshot`) */
export async function allPriceLists(sql: SqlClient): Promise<readonly StoredPriceList[]> {
  const { rows: lists } = await sql.query<StoredList>(
    'SELECT id::text AS id, tenant_id, name, revision::text AS revision FROM pricing_price_lists ORDER BY id',
  );
  const { rows: lines } = await sql.query<StoredLine>(
    `SELECT list_id::text AS list_id, ${LINE} FROM pricing_price_entries WHERE superseded_at IS NULL ORDER BY id`,
  );
  const byList = new Map(lists.map(({ id }) => [id, [] as StoredLine[]]));
  for (const line of lines) byList.get(line.list_id)?.push(line);
  return lists.map((list) => toPriceList(list, byList.get(list.id) ?? []));
}

interface KnownLine {
  readonly id: string;
  readonly fields: PriceFields;
}

async function linesOf(sql: SqlClient, list: string, knownAt?: Date): Promise<readonly KnownLine[]> {
  const known =
    knownAt === undefined
      ? 'superseded_at IS NULL'
      : 'recorded_at <= $2 AND ($2 < superseded_at OR superseded_at IS NULL)';
  const { rows } = await sql.query<PriceFields & { readonly id: string }>(
    `SELECT id::text AS id, ${LINE} FROM pricing_price_entries WHERE list_id = $1 AND ${known} ORDER BY id`,
    knownAt === undefined ? [list] : [list, knownAt],
  );
  return rows.map(({ id, ...fields }) => ({ id, fields: inOneSpelling(fields) }));
}

function toPriceList(
  { tenant_id, name, revision }: StoredList,
  lines: readonly (StoredLine | KnownLine)[],
): StoredPriceList {
  return {
    tenant: tenant_id === null ? undefined : (tenantId(tenant_id) satisfies TenantId),
    name,
    revision: BigInt(revision),
    lines: lines.map((line) => ('fields' in line ? line.fields : inOneSpelling(line))),
  };
}

/** @throws InvalidPriceLine for a line that nobody has checked */
function inOneSpelling(line: PriceFields): PriceFields {
  const read = readPriceEntry(line);
  if (read.ok) return writePriceEntry(read.value);
  const problems = read.error.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  throw new InvalidPriceLine(`a line of a price list cannot be read: ${problems}`);
}

/** PostgreSQL reads a day by the zone of the session. */
function withUtc(line: PriceFields): PriceFields {
  const utc = (moment: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(moment) ? `${moment}T00:00:00Z` : moment);
  return { ...line, valid_from: utc(line.valid_from), valid_to: utc(line.valid_to) };
}

/** Lists are checked before they are stored (`readPriceList`); a line that cannot be read is a defect. */
export class InvalidPriceLine extends TokenLedgerError {
  constructor(message: string) {
    super(message, { code: 'INVALID_PRICE_LINE', retriable: false });
  }
}
