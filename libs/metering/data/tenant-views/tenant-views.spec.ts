import { METERING_CLICKHOUSE_TENANT_TABLES } from '../removal/click-house-tenant-rows';
import { METERING_TENANT_VIEWS } from './tenant-views';

describe('the ledger’s views', () => {
  it('are of every table that holds rows of tenants', () => {
    const tables = new Set<string>(METERING_TENANT_VIEWS.map(({ table }) => table));
    expect([...tables]).toEqual(METERING_CLICKHOUSE_TENANT_TABLES.map(({ name }) => name));
  });
});
