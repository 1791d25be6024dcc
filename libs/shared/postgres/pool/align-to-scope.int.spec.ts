import { acrossTenants, narrowToTenant, withinTenantScope } from '@tokenledger/shared/tenant-scope';
import { asTenant, describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import type { DataSource } from 'typeorm';

import { openPostgresDataSource } from './data-source';
import { openPostgresPool, type PostgresPool } from './postgres-pool';
import { protectTenantRows, type TableOfTenants } from './tenant-policies';

const TABLES: readonly TableOfTenants[] = [
  { name: 'notes', tenantColumn: 'tenant' },
  { name: 'records', tenantColumn: 'tenant', tenantMay: ['SELECT', 'INSERT'] },
];
const ALL = 'SELECT note FROM notes ORDER BY note';

describeWithEngines(
  'SQL in the scope of a tenant',
  () => {
    const postgres = withPostgres(async ({ pool }) => {
      await pool.query('CREATE TABLE notes (tenant text, note text)');
      await pool.query('CREATE TABLE records (tenant text, record text)');
      await protectTenantRows(pool, TABLES);
    });
    /** One connection, so that every request meets what the one before it left. */
    let pool: PostgresPool;
    let dataSource: DataSource;

    beforeAll(async () => {
      const settings = { url: postgres().url, poolSize: 1 };
      pool = openPostgresPool(settings);
      dataSource = await openPostgresDataSource(settings, { entities: [], migrations: [] });
    });
    afterAll(() => Promise.all([pool.close(), dataSource.destroy()]));
    beforeEach(async () => {
      await pool.query('TRUNCATE notes');
      await pool.query(`INSERT INTO notes VALUES ('acme', 'a'), ('globex', 'g'), (NULL, 'n')`);
    });

    async function notes(): Promise<readonly string[]> {
      const bySql = (await pool.query<{ note: string }>(ALL)).rows.map(({ note }) => note);
      const byTypeOrm = (await dataSource.query<{ note: string }[]>(ALL)).map(({ note }) => note);
      expect(byTypeOrm).toEqual(bySql);
      return bySql;
    }

    it('sees rows of that tenant and of nobody, and outside of it everything again', async () => {
      expect(await asTenant('acme', notes)).toEqual(['a', 'n']);
      expect(await asTenant('globex', notes)).toEqual(['g', 'n']);
      expect(await notes()).toEqual(['a', 'g', 'n']);
    });

    it('sees everything until the tenant is known, and what must see all of them still does after', async () => {
      const seen = await withinTenantScope(async () => {
        const before = await notes();
        narrowToTenant('acme');
        return [before, await notes(), await acrossTenants(notes), await notes()];
      });
      expect(seen).toEqual([
        ['a', 'g', 'n'],
        ['a', 'n'],
        ['a', 'g', 'n'],
        ['a', 'n'],
      ]);
    });

    it('stays that of the first tenant', async () => {
      await expect(
        asTenant('acme', async () => {
          narrowToTenant('globex');
          return notes();
        }),
      ).rejects.toThrow('another organisation');
    });

    it('is kept apart from scopes beside it that share its connection', async () => {
      const tenants = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 'acme' : 'globex'));
      const seen = await Promise.all(tenants.map((tenant) => asTenant(tenant, notes)));
      expect(seen).toEqual(tenants.map((tenant) => [tenant === 'acme' ? 'a' : 'g', 'n']));
    });

    it('holds in transactions, and after one that failed', async () => {
      const add = (tenant: string, note: string) =>
        asTenant('acme', () =>
          pool.transaction(async (sql) => {
            await sql.query(`INSERT INTO notes VALUES ('acme', 'first')`);
            await sql.query(`INSERT INTO notes VALUES ($1, $2)`, [tenant, note]);
          }),
        );
      await expect(add('globex', 'planted')).rejects.toThrow('row-level security');
      expect(await asTenant('acme', notes)).toEqual(['a', 'n']);
      await add('acme', 'second');
      expect(await asTenant('globex', notes)).toEqual(['g', 'n']);
      expect(await notes()).toEqual(['a', 'first', 'g', 'n', 'second']);
      await asTenant('globex', () => dataSource.transaction((manager) => manager.query(`DELETE FROM notes`)));
      expect(await notes()).toEqual(['a', 'first', 'n', 'second']);
    });

    it('changes and removes nothing of a table that only takes more, however often it is protected', async () => {
      await protectTenantRows(pool, TABLES);
      await asTenant('acme', () => pool.query(`INSERT INTO records VALUES ('acme', 'kept')`));
      for (const statement of [`UPDATE records SET record = ''`, 'DELETE FROM records']) {
        const change = asTenant('acme', () => pool.query(statement));
        await expect(change).rejects.toThrow('permission denied for table records');
      }
      const { rows } = await asTenant('acme', () => pool.query('SELECT record FROM records'));
      expect(rows).toEqual([{ record: 'kept' }]);
    });

    it('may be protected again, and by several processes at once', async () => {
      await Promise.all([protectTenantRows(pool, TABLES), protectTenantRows(postgres().pool, TABLES)]);
      expect(await asTenant('acme', notes)).toEqual(['a', 'n']);
    });
  },
  ['postgres'],
);
