import type { ClickHouse, ClickHouseParam } from '@tokenledger/shared/clickhouse';

/** As in `infra/clickhouse/users.d/tokenledger-api.xml`. */
const READ_USER = 'tokenledger_api';

/**
 * ClickHouse as it answers its read user. The embedded engine signs nobody in, so each statement is made a view that reads
 * with that user's rights. What its profile refuses is not refused here: settings are clamped where a view is read.
 */
export function asReadUser(clickhouse: ClickHouse): ClickHouse {
  let views = 0;
  return {
    ...clickhouse,
    query: async <Row>({ text, params = {} }: Parameters<ClickHouse['query']>[0]) => {
      const view = `asked_${views++}`;
      await clickhouse.command({
        text: `CREATE VIEW ${view} DEFINER = ${READ_USER} SQL SECURITY DEFINER AS ${withValues(text, params)}`,
      });
      try {
        return await clickhouse.query<Row>({ text: `SELECT * FROM ${view}` });
      } finally {
        await clickhouse.command({ text: `DROP VIEW ${view}` });
      }
    },
  };
}

/** A view with parameters would have to be asked with them. */
function withValues(text: string, params: Readonly<Record<string, ClickHouseParam>>): string {
  return text.replaceAll(/\{(\w+):([^}]+)\}/g, (_placeholder, name: string, type: string) => {
    const value = params[name] ?? null;
    // LIMIT and a view's own parameters take nothing but a plain value.
    if (/^U?Int\d+$/.test(type)) return String(value);
    return type === 'String' ? literal(value) : `CAST(${literal(value)}, '${type}')`;
  });
}

function literal(value: ClickHouseParam): string {
  if (typeof value === 'string') return `'${value.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
  return Array.isArray(value) ? `[${value.map(literal).join(', ')}]` : String(value);
}
