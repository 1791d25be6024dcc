import { METERING_TENANT_VIEWS } from '@tokenledger/metering/data';
import { type ClickHouse, rowsOfTenant } from '@tokenledger/shared/clickhouse';

const FILTER = 'tenant_id = {tenant:String}';

export interface UnfilteredClickHouse extends ClickHouse {
  /** Statements as they came, with their filter. */
  readonly asked: ReadonlySet<string>;
}

/** ClickHouse for an API whose statements all forgot whose rows they want. */
export function withoutTenantFilter(clickhouse: ClickHouse): UnfilteredClickHouse {
  const asked = new Set<string>();
  return {
    ...clickhouse,
    asked,
    query: ({ text, params }) => {
      asked.add(text);
      return clickhouse.query({ text: text.replaceAll(FILTER, 'true'), ...(params !== undefined && { params }) });
    },
  };
}

/** Puts tables in the place of the views, as if there were no second line. */
export function withoutViews(clickhouse: ClickHouse): ClickHouse {
  const sources = METERING_TENANT_VIEWS.map(
    ({ name, table, rows }) => [rowsOfTenant(name), rows === 'newest' ? `${table} FINAL` : table] as const,
  );
  return {
    ...clickhouse,
    query: ({ text, params }) => {
      const onTables = sources.reduce((sql, [view, table]) => sql.replaceAll(view, table), text);
      return clickhouse.query({ text: onTables, ...(params !== undefined && { params }) });
    },
  };
}

/** Where a statement names its tenant itself. */
export function isFiltered(text: string): boolean {
  return text.includes(FILTER);
}

/** What a statement reads from, by name: views, or tables. */
export function sourcesOf(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/g)].flatMap(([, name = '']) => name);
}
