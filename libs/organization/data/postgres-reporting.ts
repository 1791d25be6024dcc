import { type ReportingCurrencies, tenantId } from '@tokenledger/organization/domain';
import type { SqlClient } from '@tokenledger/shared/postgres';

interface StoredReporting {
  readonly id: string;
  readonly time_zone: string;
  readonly reporting_currency: string;
}

/** How organisations report, in the order of their ids, as the client sees it: within a transaction, of its moment. */
export async function reportingOf(sql: SqlClient): ReturnType<ReportingCurrencies['reporting']> {
  const { rows } = await sql.query<StoredReporting>(
    'SELECT id, time_zone, reporting_currency FROM organization_tenants ORDER BY id',
  );
  return rows.map(({ id, time_zone, reporting_currency }) => ({
    id: tenantId(id),
    timeZone: time_zone,
    reportingCurrency: reporting_currency,
  }));
}
