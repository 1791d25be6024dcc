import { clusterNamed, singleServer } from '../migrations/ddl-target';
import { renderTenantView } from './make-tenant-views';

const COLUMNS = ['tenant_id', 'user'];

describe('renderTenantView', () => {
  it('shows the columns of one tenant’s rows as they stand, read with the rights of whoever made the view', () => {
    const view = { name: 'tenant_calls', table: 'calls', rows: 'newest' } as const;
    expect(renderTenantView(view, COLUMNS, 'ledger', singleServer)).toBe(
      [
        'CREATE OR REPLACE VIEW tenant_calls DEFINER = `ledger` SQL SECURITY DEFINER AS',
        'SELECT `tenant_id`, `user`',
        'FROM calls FINAL',
        'WHERE tenant_id = {rows_of:String}',
      ].join('\n'),
    );
  });

  it('is made on every server of a cluster, over the table that reads all of them', () => {
    const view = { name: 'tenant_versions', table: 'calls', rows: 'stored' } as const;
    const text = renderTenantView(view, COLUMNS, 'o`brien', clusterNamed('prod'));
    expect(text).toContain('VIEW tenant_versions ON CLUSTER `prod` DEFINER = `o\\`brien` SQL');
    expect(text).toContain('\nFROM calls\n');
  });
});
