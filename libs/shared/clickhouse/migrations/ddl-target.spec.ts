import { clusterNamed, type ClickHouseMigration, ddlTargetFor, renderMigrations, singleServer } from '../index';

const MIGRATIONS: readonly ClickHouseMigration[] = [
  {
    id: 1,
    name: 'calls',
    up: (target) =>
      target.sharded(
        'calls',
        'cityHash64(tenant, call)',
        (name) =>
          `CREATE TABLE IF NOT EXISTS ${name}${target.onCluster} (tenant String, call String, version UInt64) ` +
          `ENGINE = ${target.engine('ReplacingMergeTree', 'version')} ORDER BY (tenant, call)`,
      ),
  },
  {
    id: 2,
    name: 'notes',
    up: (target) => [
      `CREATE TABLE IF NOT EXISTS notes${target.onCluster} (text String) ENGINE = ${target.wholeEngine('MergeTree')} ORDER BY text`,
      `ALTER TABLE ${target.stored('calls')}${target.onCluster} ADD COLUMN IF NOT EXISTS note String`,
    ],
  },
];

describe('DDL', () => {
  it('of one server', () => {
    expect(renderMigrations(MIGRATIONS, singleServer)).toBe(`-- 1 calls
CREATE TABLE IF NOT EXISTS calls (tenant String, call String, version UInt64) ENGINE = ReplacingMergeTree(version) ORDER BY (tenant, call);

-- 2 notes
CREATE TABLE IF NOT EXISTS notes (text String) ENGINE = MergeTree() ORDER BY text;

ALTER TABLE calls ADD COLUMN IF NOT EXISTS note String;
`);
  });

  it('of a cluster: replicated parts behind a Distributed table, small tables whole on every server', () => {
    expect(renderMigrations(MIGRATIONS, clusterNamed('ledger-1'))).toBe(`-- 1 calls
CREATE TABLE IF NOT EXISTS calls_local ON CLUSTER \`ledger-1\` (tenant String, call String, version UInt64) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version) ORDER BY (tenant, call);

CREATE TABLE IF NOT EXISTS calls ON CLUSTER \`ledger-1\` AS calls_local ENGINE = Distributed('ledger-1', currentDatabase(), 'calls_local', cityHash64(tenant, call));

-- 2 notes
CREATE TABLE IF NOT EXISTS notes ON CLUSTER \`ledger-1\` (text String) ENGINE = ReplicatedMergeTree('/clickhouse/tables/whole/{database}/{table}', '{shard}-{replica}') ORDER BY text;

ALTER TABLE calls_local ON CLUSTER \`ledger-1\` ADD COLUMN IF NOT EXISTS note String;
`);
  });

  it.each([[undefined], ['']])('is for one server where the cluster is %p', (cluster) => {
    expect(ddlTargetFor(cluster)).toBe(singleServer);
  });

  it('refuses a cluster name that would need quoting', () => {
    expect(() => clusterNamed("x' ON")).toThrow('not a cluster name');
  });
});
