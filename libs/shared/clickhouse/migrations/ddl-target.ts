/** Renders the parts of DDL that differ between one server and a cluster. */
export interface DdlTarget {
  /** Empty, or ` ON CLUSTER name`; goes behind the table's name in CREATE, ALTER and DROP. */
  readonly onCluster: string;

  /** Engine of a table of which each shard holds a part: `ReplacingMergeTree(version)` or its replicated form. */
  engine(name: MergeTreeEngine, ...args: readonly string[]): string;

  /** Engine of a small table that every server holds whole. */
  wholeEngine(name: MergeTreeEngine, ...args: readonly string[]): string;

  /** Name of the table that holds the rows, for ALTER: on a cluster the plain name is the Distributed table over it. */
  stored(table: string): string;

  /**
   * Statements that create a table spread over shards, read and written by its plain name.
   * @param shardingKey expression of the row; rows that must meet (versions of one call) share its value
   * @param create renders CREATE TABLE for the name it is given
   */
  sharded(table: string, shardingKey: string, create: (name: string) => string): readonly string[];
}

export type MergeTreeEngine = 'MergeTree' | 'ReplacingMergeTree' | 'SummingMergeTree' | 'AggregatingMergeTree';

/** One server, or the embedded engine. */
export const singleServer: DdlTarget = {
  onCluster: '',
  engine: plainEngine,
  wholeEngine: plainEngine,
  stored: (table) => table,
  sharded: (table, _shardingKey, create) => [create(table)],
};

/**
 * A cluster as ClickHouse's configuration names it. Its servers define the macros `{shard}` and `{replica}`.
 * @throws RangeError for a name that would need quoting
 */
export function clusterNamed(cluster: string): DdlTarget {
  if (!/^[A-Za-z_][\w-]*$/.test(cluster)) {
    throw new RangeError(`not a cluster name: ${cluster} (letters, digits, underscores and dashes expected)`);
  }
  const onCluster = ` ON CLUSTER \`${cluster}\``;
  const stored = (table: string) => `${table}_local`;
  return {
    onCluster,
    engine: (name, ...args) => replicatedEngine(name, [PART_OF_SHARD, REPLICA_OF_SHARD, ...args]),
    wholeEngine: (name, ...args) => replicatedEngine(name, [SAME_ON_ALL, SERVER, ...args]),
    stored,
    sharded: (table, shardingKey, create) => [
      create(stored(table)),
      `CREATE TABLE IF NOT EXISTS ${table}${onCluster} AS ${stored(table)} ` +
        `ENGINE = Distributed('${cluster}', currentDatabase(), '${stored(table)}', ${shardingKey})`,
    ],
  };
}

/** @param cluster undefined or empty stands for one server */
export function ddlTargetFor(cluster: string | undefined): DdlTarget {
  return cluster === undefined || cluster === '' ? singleServer : clusterNamed(cluster);
}

function plainEngine(name: MergeTreeEngine, ...args: readonly string[]): string {
  return `${name}(${args.join(', ')})`;
}

const PART_OF_SHARD = `'/clickhouse/tables/{shard}/{database}/{table}'`;
const REPLICA_OF_SHARD = `'{replica}'`;

/** Without the shard in the path all servers are replicas of each other; their names then need it. */
const SAME_ON_ALL = `'/clickhouse/tables/whole/{database}/{table}'`;
const SERVER = `'{shard}-{replica}'`;

function replicatedEngine(name: MergeTreeEngine, args: readonly string[]): string {
  return `Replicated${name}(${args.join(', ')})`;
}
