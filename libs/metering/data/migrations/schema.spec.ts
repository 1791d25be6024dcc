import { clusterNamed, renderMigrations, singleServer } from '@tokenledger/shared/clickhouse';

import { METERING_CLICKHOUSE_MIGRATIONS } from './schema';

describe('the ledger schema', () => {
  it('reads like this on one server', () => {
    expect(renderMigrations(METERING_CLICKHOUSE_MIGRATIONS, singleServer)).toMatchSnapshot();
  });

  it('reads like this on a cluster: replicated parts behind distributed tables', () => {
    expect(renderMigrations(METERING_CLICKHOUSE_MIGRATIONS, clusterNamed('prod'))).toMatchSnapshot();
  });

  it('keeps all rows of one call on one shard', () => {
    const cluster = renderMigrations(METERING_CLICKHOUSE_MIGRATIONS, clusterNamed('prod'));
    expect(cluster).toContain(
      "Distributed('prod', currentDatabase(), 'usage_events_local', cityHash64(tenant_id, call_id))",
    );
  });
});
