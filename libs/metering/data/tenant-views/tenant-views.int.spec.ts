import { type ClickHouse, makeTenantViews, rowsOfTenant, singleServer } from '@tokenledger/shared/clickhouse';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { METERING_CLICKHOUSE_TENANT_TABLES } from '../removal/click-house-tenant-rows';
import { createLedgerTables } from '../testing/ledger-on-click-house';
import { METERING_TENANT_VIEWS, OWN } from './tenant-views';

/** Two rows of each tenant, of which the newest stands for both where a view shows rows as they stand. */
async function fill(clickhouse: ClickHouse, table: string): Promise<void> {
  const version = table === 'usage_events' || table === 'dead_letters' ? 'version' : 'generation';
  const positions = table === 'dead_letters' ? ', topic' : '';
  for (const tenant of ['acme', 'globex']) {
    for (const which of [1, 2]) {
      await clickhouse.command({
        text: `INSERT INTO ${table} (tenant_id, ${version}${positions}) SELECT {of:String}, {which:UInt64}${positions && ', {of:String}'}`,
        params: { of: tenant, which },
      });
    }
  }
}

describeWithEngines(
  'the ledger’s views in ClickHouse',
  () => {
    const opened = withClickHouse(createLedgerTables);
    const namesIn = async (text: string, params: Record<string, string>): Promise<readonly string[]> =>
      (await opened().query<{ name: string }>({ text, params })).map(({ name }) => name);
    const columnsOfView = (source: string) => namesIn(`DESCRIBE (SELECT * FROM ${source})`, { tenant: 'acme' });
    const columnsOfTable = (table: string) =>
      namesIn('SELECT name FROM system.columns WHERE table = {table:String} ORDER BY position', { table });

    it.each(METERING_TENANT_VIEWS)('show in $name one tenant’s rows, and every column of the table', async (view) => {
      for (const { name } of METERING_CLICKHOUSE_TENANT_TABLES) {
        await opened().command({ text: `TRUNCATE TABLE ${name}` });
      }
      await fill(opened(), view.table);
      for (const tenant of ['acme', 'globex', 'nobody']) {
        const rows = await opened().query<{ tenant_id: string }>({
          text: `SELECT DISTINCT tenant_id FROM ${rowsOfTenant(view.name)}`,
          params: { tenant },
        });
        expect(rows).toEqual(tenant === 'nobody' ? [] : [{ tenant_id: tenant }]);
      }
      const [count] = await opened().query<{ rows: string }>({
        text: `SELECT count() AS rows FROM ${rowsOfTenant(view.name)}`,
        params: { tenant: 'acme' },
      });
      expect(count).toEqual({ rows: view.rows === 'newest' ? '1' : '2' });
      expect(await columnsOfView(rowsOfTenant(view.name))).toEqual(await columnsOfTable(view.table));
    });

    it('show nothing where a statement asks for another tenant than the view is of', async () => {
      await fill(opened(), 'usage_events');
      const text = `SELECT tenant_id FROM ${OWN.usageEvents} WHERE tenant_id = {other:String}`;
      expect(await opened().query({ text, params: { tenant: 'acme', other: 'globex' } })).toEqual([]);
    });

    it('show a column that was added since, once they are made anew', async () => {
      await opened().command({ text: 'ALTER TABLE dead_letters ADD COLUMN added UInt8' });
      expect(await columnsOfView(OWN.deadLetters)).not.toContain('added');
      await makeTenantViews(opened(), singleServer, METERING_TENANT_VIEWS);
      expect(await columnsOfView(OWN.deadLetters)).toContain('added');
      await opened().command({ text: 'ALTER TABLE dead_letters DROP COLUMN added' });
      await makeTenantViews(opened(), singleServer, METERING_TENANT_VIEWS);
    });

    it('keep their parameter though the one who makes them had bound a tenant just before', async () => {
      await opened().query({ text: `SELECT count() FROM ${OWN.usageVersions}`, params: { tenant: 'acme' } });
      await makeTenantViews(opened(), singleServer, METERING_TENANT_VIEWS);
      const [shown] = await opened().query<{ statement: string }>({ text: 'SHOW CREATE VIEW tenant_usage_versions' });
      expect(shown?.statement).toContain('tenant_id = {rows_of:String}');
    });

    it.each([
      ['rows as they stand', OWN.usageEvents, 'usage_events FINAL'],
      ['stored versions', OWN.usageVersions, 'usage_events'],
      ['figures of days', OWN.daily, 'usage_daily'],
    ])('read no more than the table does for the same question: %s', async (_what, view, table) => {
      const [filled = ''] = table.split(' ');
      const [place, parts] = filled === 'usage_daily' ? ['period_start', 'generation'] : ['bucket', 'version'];
      // Two partitions, of 20,000 rows each: three granules.
      for (const month of ['2026-01', '2026-03']) {
        await opened().command({
          text: `INSERT INTO ${filled} (tenant_id, ${place}, ${parts}) SELECT 'acme', toDateTime('${month}-01', 'UTC') + 60 * number, 1 FROM numbers(20000)`,
        });
      }
      const plan = async (source: string) => {
        const rows = await opened().query<{ explain: string }>({
          text: `EXPLAIN indexes = 1 SELECT uniqExact(${parts}) FROM ${source}
                 WHERE tenant_id = {tenant:String} AND ${place} >= toDateTime('2026-03-01', 'UTC') AND ${place} < toDateTime('2026-03-03', 'UTC')`,
          params: { tenant: 'acme' },
        });
        return rows.map(({ explain }) => explain.trim()).filter((line) => /^(Parts|Granules|Keys)/.test(line));
      };
      const read = await plan(view);
      expect(read).toEqual(await plan(table));
      expect(read.join(' ')).toMatch(/Granules: (\d+)\/(?!\1\b)\d+/);
    });
  },
  ['clickhouse'],
);
