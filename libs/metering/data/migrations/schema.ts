import type { ClickHouseMigration, DdlTarget } from '@tokenledger/shared/clickhouse';

import { SLICE_SECONDS } from '@tokenledger/shared/time';

import { COLUMNS_ADDED_LATER, OLDER_ROWS_SAY, USAGE_EVENT_COLUMNS, USAGE_EVENTS } from '../ledger/usage-events-table';
import {
  OLDER_GROUPS_SAY,
  ROLLUP_COLUMNS_ADDED_LATER,
  ROLLUP_DIMENSIONS,
  ROLLUP_MEASURES,
  ROLLUPS,
} from '../rollup/rollup-table';

/** All rows of one call lie on one shard: redeliveries and decisions meet there. */
const BY_CALL = 'cityHash64(tenant_id, call_id)';
const ADDED_LATER = new Set(Object.values(COLUMNS_ADDED_LATER).flat());
/** What the ledger was first released with: steps that were made then know nothing else. */
const FIRST_COLUMNS = USAGE_EVENT_COLUMNS.filter(([name]) => !ADDED_LATER.has(name));
const ADDED_TO_ROLLUPS = new Set(Object.values(ROLLUP_COLUMNS_ADDED_LATER).flat());
const FIRST_DIMENSIONS = ROLLUP_DIMENSIONS.filter((name) => !ADDED_TO_ROLLUPS.has(name));
const BY_TENANT_AND_PERIOD = 'cityHash64(tenant_id, period_start)';

/**
 * The ledger. The key ends in the reading: redelivered rows replace themselves, and a decision replaces what it is
 * about. Weekly partitions merge to one part soon (`min_age_to_force_merge_seconds`), which is what makes FINAL cheap.
 */
function createUsageEvents(target: DdlTarget, table: string): string {
  const columns = FIRST_COLUMNS.map(([name, type]) => `  ${name} ${type}`).join(',\n');
  return `CREATE TABLE IF NOT EXISTS ${table}${target.onCluster} (
${columns},
  INDEX role_of_row role TYPE set(4) GRANULARITY 1,
  INDEX request_of_call provider_request_id TYPE bloom_filter(0.01) GRANULARITY 4
) ENGINE = ${target.engine('ReplacingMergeTree', 'version')}
PARTITION BY toMonday(bucket)
PRIMARY KEY (tenant_id, bucket, call_id)
ORDER BY (tenant_id, bucket, call_id, reading_id)
SETTINGS min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1`;
}

/**
 * The ledger, sliced: within a bucket the rows of one slice lie together, so that a slice is read without the rest of its
 * bucket. ClickHouse derives slice and prefix itself; the prefix is a small column in which many call ids are looked for at
 * once (`StoredCalls`).
 */
function createSlicedUsageEvents(target: DdlTarget, table: string): string {
  const columns = FIRST_COLUMNS.map(([name, type]) => `  ${name} ${type}`).join(',\n');
  return `CREATE TABLE IF NOT EXISTS ${table}${target.onCluster} (
${columns},
  slice DateTime('UTC') MATERIALIZED toStartOfInterval(toDateTime(started_at, 'UTC'), INTERVAL ${SLICE_SECONDS} SECOND) CODEC(Delta, ZSTD(1)),
  call_prefix UInt32 MATERIALIZED reinterpretAsUInt32(call_id) CODEC(NONE),
  INDEX role_of_row role TYPE set(4) GRANULARITY 1,
  INDEX signal_of_row signal TYPE set(4) GRANULARITY 1,
  INDEX identity_of_row identity TYPE set(4) GRANULARITY 1,
  INDEX request_of_call provider_request_id TYPE bloom_filter(0.01) GRANULARITY 4
) ENGINE = ${target.engine('ReplacingMergeTree', 'version')}
PARTITION BY toMonday(bucket)
PRIMARY KEY (tenant_id, bucket, slice, call_id)
ORDER BY (tenant_id, bucket, slice, call_id, reading_id)
SETTINGS min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1`;
}

/**
 * Puts the sliced table in the place of the one before it, rows included. A key cannot be changed in place, so they are
 * copied; nothing may be written meanwhile. Each step is one that may be repeated wherever it was cut off.
 */
const MOVE_TO_SLICED_USAGE_EVENTS: readonly Omit<ClickHouseMigration, 'id'>[] = [
  {
    name: 'usage events by slice',
    up: (target) => target.sharded('usage_events_sliced', BY_CALL, (table) => createSlicedUsageEvents(target, table)),
  },
  {
    name: 'copy usage events',
    up: () => {
      const columns = FIRST_COLUMNS.map(([name]) => name).join(', ');
      return [`INSERT INTO usage_events_sliced (${columns}) SELECT ${columns} FROM usage_events`];
    },
  },
  {
    name: 'set unsliced usage events aside',
    up: (target) => [renameStored(target, 'usage_events', 'usage_events_unsliced')],
  },
  {
    name: 'give their name to the sliced ones',
    up: (target) => [renameStored(target, 'usage_events_sliced', 'usage_events')],
  },
  {
    name: 'drop unsliced usage events',
    up: (target) => [
      `DROP TABLE IF EXISTS ${target.stored('usage_events_unsliced')}${target.onCluster}`,
      // On a cluster the plain names are tables over the stored ones, and know the columns of their creation only.
      ...(target.stored('usage_events') === 'usage_events'
        ? []
        : ['usage_events', 'usage_events_sliced'].map((table) => `DROP TABLE IF EXISTS ${table}${target.onCluster}`)),
      ...target.sharded('usage_events', BY_CALL, (table) => createSlicedUsageEvents(target, table)),
    ],
  },
];

function renameStored(target: DdlTarget, from: string, to: string): string {
  return `RENAME TABLE IF EXISTS ${target.stored(from)} TO ${target.stored(to)}${target.onCluster}`;
}

/**
 * Figures of slices: a step on the way to a busy bucket's quarter hour, for as long as it may still be dirty. Parts are
 * dropped by the day, long after their slices were last used (`BusyBuckets`).
 */
function createSliceRollup(target: DdlTarget, table: string): string {
  return createRollup(target, table)
    .replace('PARTITION BY toStartOfMonth(period_start)', 'PARTITION BY toStartOfDay(period_start)')
    .replace('SETTINGS ', 'TTL toStartOfDay(period_start) + INTERVAL 4 DAY\nSETTINGS ttl_only_drop_parts = 1, ');
}

/** A rollup: one row for each group of a period and generation; the newest generation of a period is the one to read. */
function createRollup(target: DdlTarget, table: string): string {
  const dimensions = FIRST_DIMENSIONS.map((dimension) => `  ${dimension} LowCardinality(String)`).join(',\n');
  const first = ROLLUP_MEASURES.filter(({ column }) => !ADDED_TO_ROLLUPS.has(column));
  const measures = first.map(({ column, type }) => `  ${column} ${type} CODEC(ZSTD(1))`).join(',\n');
  return `CREATE TABLE IF NOT EXISTS ${table}${target.onCluster} (
  tenant_id LowCardinality(String),
  time_zone LowCardinality(String),
  period_start DateTime('UTC') CODEC(Delta, ZSTD(1)),
  generation UInt64 CODEC(Delta, ZSTD(1)),
${dimensions},
${measures}
) ENGINE = ${target.engine('ReplacingMergeTree', 'generation')}
PARTITION BY toStartOfMonth(period_start)
ORDER BY (tenant_id, time_zone, period_start, ${FIRST_DIMENSIONS.join(', ')})
SETTINGS min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1`;
}

function createRollupGenerations(target: DdlTarget): string {
  return `CREATE TABLE IF NOT EXISTS rollup_generations${target.onCluster} (
  tenant_id LowCardinality(String),
  rollup LowCardinality(String),
  time_zone LowCardinality(String),
  period_start DateTime('UTC') CODEC(Delta, ZSTD(1)),
  generation UInt64 CODEC(Delta, ZSTD(1))
) ENGINE = ${target.wholeEngine('ReplacingMergeTree', 'generation')}
ORDER BY (tenant_id, rollup, time_zone, period_start)`;
}

/**
 * What could not be booked, until it is replayed. The key is the position in the stream, so a record that fails again
 * is the same dead letter.
 */
function createDeadLetters(target: DdlTarget): string {
  return `CREATE TABLE IF NOT EXISTS dead_letters${target.onCluster} (
  tenant_id LowCardinality(String),
  topic LowCardinality(String),
  partition UInt32,
  offset UInt64,
  reason LowCardinality(String),
  detail String CODEC(ZSTD(1)),
  arrived_at DateTime64(3, 'UTC'),
  failed_at DateTime64(3, 'UTC'),
  record_key String CODEC(ZSTD(1)),
  headers Map(LowCardinality(String), String) CODEC(ZSTD(1)),
  value String CODEC(ZSTD(3)),
  value_bytes UInt64,
  replayed_at Nullable(DateTime64(3, 'UTC')),
  version UInt64
) ENGINE = ${target.wholeEngine('ReplacingMergeTree', 'version')}
ORDER BY (topic, partition, offset)`;
}

/** Rows lie by start; what arrived lately is told from the rest by the earliest and latest arrival of each granule. */
function indexArrivals(target: DdlTarget): readonly string[] {
  const alter = `ALTER TABLE ${target.stored(USAGE_EVENTS)}${target.onCluster}`;
  return [
    `${alter} ADD INDEX IF NOT EXISTS arrival_of_row arrived_at TYPE minmax GRANULARITY 1`,
    `${alter} MATERIALIZE INDEX arrival_of_row`,
  ];
}

/** Columns of `COLUMNS_ADDED_LATER`; rows that are there say what `OLDER_ROWS_SAY` says, else their type's default. */
function addColumns(target: DdlTarget, step: number): readonly string[] {
  const names = COLUMNS_ADDED_LATER[step] ?? [];
  const columns = USAGE_EVENT_COLUMNS.filter(([name]) => names.includes(name));
  const added = columns
    .map(([name, type]) => `ADD COLUMN IF NOT EXISTS ${name} ${withDefault(type, OLDER_ROWS_SAY[name])}`)
    .join(', ');
  // On a cluster the plain name is a table over the stored ones, and knows the columns of its creation only.
  const tables = [...new Set([target.stored(USAGE_EVENTS), USAGE_EVENTS])];
  return tables.map((table) => `ALTER TABLE ${table}${target.onCluster} ${added}`);
}

/** A default stands between a column's type and its codec. */
function withDefault(type: string, value: string | undefined): string {
  if (value === undefined) return type;
  const [name = type, codec] = type.split(' CODEC');
  return `${name} DEFAULT ${value}${codec === undefined ? '' : ` CODEC${codec}`}`;
}

/** A part of the key can only be added at its end, by the statement that adds its column, and has no default. */
function addToRollups(target: DdlTarget, step: number): readonly string[] {
  const names = ROLLUP_COLUMNS_ADDED_LATER[step] ?? [];
  const dimensions = ROLLUP_DIMENSIONS.filter((name) => names.includes(name));
  const measures = ROLLUP_MEASURES.filter(({ column }) => names.includes(column));
  const known = [...FIRST_DIMENSIONS, ...addedUpTo(step)];
  const key = ['tenant_id', 'time_zone', 'period_start', ...known].join(', ');
  const added = [
    ...dimensions.map((name) => `ADD COLUMN IF NOT EXISTS ${name} LowCardinality(String)`),
    ...measures.map(({ column, type }) => {
      return `ADD COLUMN IF NOT EXISTS ${column} ${withDefault(type, OLDER_GROUPS_SAY[column])} CODEC(ZSTD(1))`;
    }),
  ].join(', ');
  return Object.values(ROLLUPS).flatMap((table) => [
    `ALTER TABLE ${target.stored(table)}${target.onCluster} ${added}, MODIFY ORDER BY (${key})`,
    ...(target.stored(table) === table ? [] : [`ALTER TABLE ${table}${target.onCluster} ${added}`]),
  ]);
}

/** The key as a step leaves it: what was added by it and by those before. */
function addedUpTo(step: number): readonly string[] {
  const names = Object.entries(ROLLUP_COLUMNS_ADDED_LATER).flatMap(([id, added]) => (Number(id) <= step ? added : []));
  return ROLLUP_DIMENSIONS.filter((name) => names.includes(name));
}

/** The ledger's ClickHouse schema, step by step. A step that was released never changes. */
export const METERING_CLICKHOUSE_MIGRATIONS: readonly ClickHouseMigration[] = [
  {
    id: 1,
    name: 'usage events',
    up: (target) => target.sharded('usage_events', BY_CALL, (table) => createUsageEvents(target, table)),
  },
  {
    id: 2,
    name: 'rollups',
    up: (target) => [
      ...target.sharded('usage_quarter_hour', BY_TENANT_AND_PERIOD, (table) => createRollup(target, table)),
      ...target.sharded('usage_daily', BY_TENANT_AND_PERIOD, (table) => createRollup(target, table)),
      createRollupGenerations(target),
    ],
  },
  { id: 3, name: 'dead letters', up: (target) => [createDeadLetters(target)] },
  ...MOVE_TO_SLICED_USAGE_EVENTS.map((step, index) => ({ ...step, id: 4 + index })),
  {
    id: 9,
    name: 'rollup of slices',
    up: (target) => target.sharded('usage_slice', BY_TENANT_AND_PERIOD, (table) => createSliceRollup(target, table)),
  },
  { id: 10, name: 'arrivals of usage events', up: indexArrivals },
  { id: 11, name: 'evidence and origin of usage events', up: (target) => addColumns(target, 11) },
  {
    id: 12,
    name: 'reporting currency',
    up: (target) => [...addColumns(target, 12), ...addToRollups(target, 12)],
  },
  { id: 13, name: 'attribution rules', up: (target) => addColumns(target, 13) },
  {
    id: 14,
    name: 'originators',
    up: (target) => [...addColumns(target, 14), ...addToRollups(target, 14)],
  },
  { id: 15, name: 'reasons of unallocated spend', up: (target) => addToRollups(target, 15) },
];
