import { type Actor, type AppendAudit, signatureOf, tenantId } from '@tokenledger/organization/domain';
import {
  type ExchangeRate,
  type ExchangeRates,
  exchangeRatesChanged,
  type RateChange,
  rateChange,
  rateKey,
  type RateScope,
  type ScopedRate,
  writeRate,
} from '@tokenledger/pricing/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';

import { lockRevision, raiseRevision, revisionOf } from '../revisions';

interface StoredRate {
  readonly tenant_id: string | null;
  readonly from_currency: string;
  readonly to_currency: string;
  readonly period: string;
  readonly rate: string;
  readonly source: string;
}

const LINE = 'tenant_id, from_currency, to_currency, period, rate::text AS rate, source';
const IN_ORDER = 'ORDER BY from_currency, to_currency, period, id';
/** Lines sent in one statement. */
const LINES_AT_ONCE = 10_000;

/** Exchange rates in PostgreSQL. */
export class PostgresExchangeRates implements ExchangeRates {
  constructor(
    private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>,
    private readonly audit: AppendAudit<SqlClient>,
  ) {}

  all(): Promise<readonly ScopedRate[]> {
    return allExchangeRates(this.postgres);
  }

  read(scope: RateScope, knownAt?: Date): Promise<readonly ExchangeRate[]> {
    return ratesOf(this.postgres, scope, knownAt);
  }

  add(scope: RateScope, lines: readonly ExchangeRate[], by: Actor, at: Date): Promise<RateChange> {
    return this.postgres.transaction(async (sql) => {
      await lockRevision(sql, 'exchange-rates');
      const change = rateChange(await ratesOf(sql, scope), lines);
      if (change.added.length === 0) return change;
      await supersede(sql, scope, change.superseded, signatureOf(by), at);
      for (let from = 0; from < change.added.length; from += LINES_AT_ONCE) {
        await insert(sql, scope, change.added.slice(from, from + LINES_AT_ONCE), signatureOf(by), at);
      }
      await raiseRevision(sql, 'exchange-rates');
      if (scope !== undefined) await this.audit(sql, scope, exchangeRatesChanged(change, by, at));
      return change;
    });
  }

  withdraw(
    scope: RateScope,
    rate: Pick<ExchangeRate, 'from' | 'to' | 'period'>,
    by: Actor,
    at: Date,
  ): Promise<boolean> {
    return this.postgres.transaction(async (sql) => {
      await lockRevision(sql, 'exchange-rates');
      const gone = (await ratesOf(sql, scope)).filter((known) => rateKey(known) === rateKey(rate));
      if (gone.length === 0) return false;
      await supersede(sql, scope, gone, signatureOf(by), at);
      await raiseRevision(sql, 'exchange-rates');
      if (scope !== undefined) {
        await this.audit(sql, scope, exchangeRatesChanged({ added: [], superseded: gone }, by, at));
      }
      return true;
    });
  }

  revision(): Promise<string> {
    return revisionOf(this.postgres, 'exchange-rates');
  }
}

export async function allExchangeRates(sql: SqlClient): Promise<readonly ScopedRate[]> {
  const { rows } = await sql.query<StoredRate>(
    `SELECT ${LINE} FROM pricing_exchange_rates WHERE superseded_at IS NULL ${IN_ORDER}`,
  );
  return rows.map((row) => ({
    ...rateFromDb(row),
    tenant: row.tenant_id === null ? undefined : tenantId(row.tenant_id),
  }));
}

async function ratesOf(sql: SqlClient, scope: RateScope, knownAt?: Date): Promise<readonly ExchangeRate[]> {
  const known =
    knownAt === undefined
      ? 'superseded_at IS NULL'
      : 'recorded_at <= $2 AND ($2 < superseded_at OR superseded_at IS NULL)';
  const { rows } = await sql.query<StoredRate>(
    `SELECT ${LINE} FROM pricing_exchange_rates WHERE tenant_id IS NOT DISTINCT FROM $1 AND ${known} ${IN_ORDER}`,
    knownAt === undefined ? [scope ?? null] : [scope ?? null, knownAt],
  );
  return rows.map(rateFromDb);
}

async function supersede(
  sql: SqlClient,
  scope: RateScope,
  rates: readonly Pick<ExchangeRate, 'from' | 'to' | 'period'>[],
  by: string,
  at: Date,
): Promise<void> {
  if (rates.length === 0) return;
  await sql.query(
    `UPDATE pricing_exchange_rates SET superseded_at = greatest($3::timestamptz, recorded_at), superseded_by = $4
      WHERE tenant_id IS NOT DISTINCT FROM $1 AND superseded_at IS NULL
        AND from_currency || '/' || to_currency || ' ' || period = ANY($2::text[])`,
    [scope ?? null, rates.map(rateKey), at, by],
  );
}

async function insert(sql: SqlClient, scope: RateScope, lines: readonly ExchangeRate[], by: string, at: Date) {
  await sql.query(
    `INSERT INTO pricing_exchange_rates
       (tenant_id, from_currency, to_currency, period, rate, source, recorded_at, recorded_by)
     SELECT $1, line."from", line."to", line.period, line.rate, line.source, $3, $4
       FROM jsonb_to_recordset($2::jsonb) AS line ("from" text, "to" text, period text, rate numeric, source text)`,
    [scope ?? null, JSON.stringify(lines.map(writeRate)), at, by],
  );
}

function rateFromDb({ from_currency, to_currency, period, rate, source }: StoredRate): ExchangeRate {
  return { from: from_currency, to: to_currency, period, rate: parseDecimal18(rate), source };
}
