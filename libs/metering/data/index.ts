import { MeteringQueue1764000000002 } from './migrations/1764000000002-metering-queue';
import { MeteringBucketChanges1764000000020 } from './migrations/1764000000020-metering-bucket-changes';
import { DeadLetterReplays1764000000021 } from './migrations/1764000000021-dead-letter-replays';
import { ProcessorBacklogs1764000000022 } from './migrations/1764000000022-processor-backlogs';
import { Reratings1764000000060 } from './migrations/1764000000060-reratings';
import { Reattribution1764000000111 } from './migrations/1764000000111-reattribution';
import { OwnerLevels1764000000160 } from './migrations/1764000000160-owner-levels';

export { CallResolver } from './booking/call-resolver';
export { StoredCalls } from './booking/stored-calls';
export { StoredContainers } from './booking/stored-containers';
export { StoredTraces } from './booking/stored-traces';
export { ClickHouseDeadLetterReader } from './dead-letters/click-house-dead-letter-reader';
export { ClickHouseDeadLetters, type DeadLetterFilter } from './dead-letters/click-house-dead-letters';
export { ClickHouseCallPresence } from './ledger/click-house-call-presence';
export { PostgresDeadLetterReplays } from './dead-letters/postgres-dead-letter-replays';
export { ClickHouseCallReader } from './calls/click-house-call-reader';
export { ClickHouseLedgerChecks } from './checks/click-house-ledger-checks';
export { ClickHouseDimensionValueReader } from './dimension-values/click-house-dimension-value-reader';
export { ClickHouseArrivalReader } from './ingestion-status/click-house-arrival-reader';
export { PostgresProcessorBacklogs } from './ingestion-status/postgres-processor-backlogs';
export { ClickHouseLedgerWriter } from './ledger/click-house-ledger-writer';
export { METERING_CLICKHOUSE_MIGRATIONS } from './migrations/schema';
export { PostgresGenerationSequence } from './queue/generation-sequence';
export { PostgresDirtyBuckets, type SqlClient } from './queue/postgres-dirty-buckets';
export { ClickHouseExportSource } from './export/click-house-export-source';
export { ClickHouseTenantRows, METERING_CLICKHOUSE_TENANT_TABLES } from './removal/click-house-tenant-rows';
export { ClickHouseReratableRows } from './rerating/click-house-reratable-rows';
export { PostgresClosedPeriods } from './rerating/postgres-closed-periods';
export { PostgresReratingQueue } from './rerating/postgres-rerating-queue';
export { PostgresReratings } from './rerating/postgres-reratings';
export { BucketRoller, type GenerationSequence, type TenantCalendar } from './rollup/bucket-roller';
export { BusyBuckets } from './rollup/busy-buckets';
export {
  DEFAULT_ROLLER_SETTINGS,
  type Leadership,
  RollerLoop,
  type RollerObserver,
  type RollerPass,
} from './rollup/roller-loop';
export { ClickHouseOwnedSpendReader } from './spend/click-house-owned-spend-reader';
export { ClickHouseSpendReader } from './spend/click-house-spend-reader';
export { METERING_TENANT_VIEWS } from './tenant-views/tenant-views';
export { writeUnitSpendCsv } from './spend/unit-spend-csv';
export { WorkLoop, type WorkLoopSettings } from './work-loop/work-loop';
export { ClickHouseUnpricedModelReader } from './unpriced/click-house-unpriced-model-reader';

export const METERING_MIGRATIONS = [
  MeteringQueue1764000000002,
  MeteringBucketChanges1764000000020,
  DeadLetterReplays1764000000021,
  ProcessorBacklogs1764000000022,
  Reratings1764000000060,
  Reattribution1764000000111,
  OwnerLevels1764000000160,
];

/** Tables of this context in PostgreSQL that hold rows of tenants; a test compares it with the tables that are there. */
export const METERING_TENANT_TABLES = [
  { name: 'metering_bucket_changes', tenantColumn: 'tenant_id' },
  { name: 'metering_dead_letter_replays', tenantColumn: 'tenant_id' },
  { name: 'metering_reratings', tenantColumn: 'tenant_id' },
  { name: 'metering_closed_periods', tenantColumn: 'tenant_id' },
] as const;
export { ClickHouseSoldUsageReader } from './contracts/click-house-sold-usage-reader';
export { ClickHouseRuleUseReader } from './rule-use/click-house-rule-use-reader';
export { ClickHouseMissingRateReader } from './missing-rates/click-house-missing-rate-reader';
