import type { ClickHouse } from '../client/clickhouse';
import type { DdlTarget } from '../migrations/ddl-target';
import { type TenantView, VIEW_PARAMETER } from './tenant-view';

/**
 * Makes each view anew over the columns that its table has now, those included that `SELECT *` leaves out (MATERIALIZED):
 * a view knows the columns of its making only.
 *
 * A view reads as the user that makes it (DEFINER), so that whoever asks needs a right to the view and none to the table.
 * @throws Error where a table is not there
 */
export async function makeTenantViews(
  clickhouse: Pick<ClickHouse, 'query' | 'command'>,
  target: DdlTarget,
  views: readonly TenantView[],
): Promise<void> {
  if (views.length === 0) return;
  const columns = await columnsByTable(clickhouse, [...new Set(views.map(({ table }) => table))]);
  const [user] = await clickhouse.query<{ name: string }>({ text: 'SELECT currentUser() AS name' });
  for (const view of views) {
    const names = columns.get(view.table);
    if (names === undefined) throw new Error(`the table ${view.table} of the view ${view.name} is not there`);
    await clickhouse.command({ text: renderTenantView(view, names, user?.name ?? '', target) });
  }
}

/** @param definer named, not CURRENT_USER: the servers of a cluster run the statement as somebody else */
export function renderTenantView(
  { name, table, rows }: TenantView,
  columns: readonly string[],
  definer: string,
  target: Pick<DdlTarget, 'onCluster'>,
): string {
  return `CREATE OR REPLACE VIEW ${name}${target.onCluster} DEFINER = ${quoted(definer)} SQL SECURITY DEFINER AS
SELECT ${columns.map(quoted).join(', ')}
FROM ${table}${rows === 'newest' ? ' FINAL' : ''}
WHERE tenant_id = {${VIEW_PARAMETER}:String}`;
}

async function columnsByTable(
  clickhouse: Pick<ClickHouse, 'query'>,
  tables: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await clickhouse.query<{ table: string; name: string }>({
    text: `SELECT table, name FROM system.columns
           WHERE database = currentDatabase() AND table IN {tables:Array(String)} ORDER BY table, position`,
    params: { tables },
  });
  const columns = new Map<string, string[]>();
  for (const { table, name } of rows) columns.set(table, [...(columns.get(table) ?? []), name]);
  return columns;
}

function quoted(name: string): string {
  return `\`${name.replaceAll(/[\\`]/g, String.raw`\$&`)}\``;
}
