import { createHash } from 'node:crypto';
import { TokenLedgerError } from '@tokenledger/shared/result';
import type { ClickHouse } from '../client/clickhouse';
import { makeTenantViews } from '../tenant-views/make-tenant-views';
import type { TenantView } from '../tenant-views/tenant-view';
import type { DdlTarget } from './ddl-target';
import type { MigrationLock } from './migration-lock';

/** One step of a ClickHouse schema. Once released it never changes; what comes later is a new step. */
export interface ClickHouseMigration {
  /** Position, counting from 1 without gaps. */
  readonly id: number;
  readonly name: string;
  /**
   * Statements in order. Each must be repeatable (`IF NOT EXISTS`): ClickHouse has no transactions around DDL, so a
   * migration that failed half-way runs again from its first statement.
   */
  up(target: DdlTarget): readonly string[];
}

export interface MigrateClickHouse {
  readonly clickhouse: ClickHouse;
  readonly lock: MigrationLock;
  readonly target: DdlTarget;
  readonly migrations: readonly ClickHouseMigration[];
  /** Made anew each time: a table may have got columns since, and none shall be missing in them. */
  readonly views: readonly TenantView[];
}

/** The schema in the database is not the one that this program knows. */
export class SchemaMismatchError extends TokenLedgerError {
  constructor(message: string, facts: Readonly<Record<string, string | number>>) {
    super(message, { code: 'SCHEMA_MISMATCH', retriable: false, facts });
  }
}

const TABLE = 'schema_migrations';

/**
 * Brings a ClickHouse schema up to date: each migration once, in order, then the views, under a lock.
 *
 * Migrations that the database has and this program does not know are left alone: during a rolling upgrade the older
 * version must still start.
 *
 * @returns the ids applied now
 * @throws SchemaMismatchError where an applied migration reads differently today
 */
export async function migrateClickHouse(request: MigrateClickHouse): Promise<readonly number[]> {
  checkOrder(request.migrations);
  return request.lock.exclusively('clickhouse-schema', async () => {
    const applied = await applyMissing(request);
    await makeTenantViews(request.clickhouse, request.target, request.views);
    return applied;
  });
}

async function applyMissing({ clickhouse, target, migrations }: MigrateClickHouse): Promise<readonly number[]> {
  await clickhouse.command({ text: createMigrationsTable(target) });
  const checksums = await appliedChecksums(clickhouse);
  const applied: number[] = [];
  for (const { id, name, up } of migrations) {
    const statements = up(target);
    const checksum = checksumOf(statements);
    const before = checksums.get(id);
    if (before === undefined) {
      for (const text of statements) await clickhouse.command({ text });
      await clickhouse.command({
        text: `INSERT INTO ${TABLE} (id, name, checksum, applied_at) SELECT {id:UInt32}, {name:String}, {checksum:String}, now64(3)`,
        params: { id, name, checksum },
      });
      applied.push(id);
    } else if (before !== checksum) {
      throw new SchemaMismatchError(
        `ClickHouse migration ${id} (${name}) was changed after it had been applied to this database, or the cluster ` +
          'name was. Put the migration (or CLICKHOUSE_CLUSTER) back as it was, and change the schema by a new one.',
        { migration: id, checksumApplied: before, checksumNow: checksum },
      );
    }
  }
  return applied;
}

/** The statements of all migrations for a target, for review beside the code. */
export function renderMigrations(migrations: readonly ClickHouseMigration[], target: DdlTarget): string {
  return migrations.map(({ id, name, up }) => `-- ${id} ${name}\n${up(target).join(';\n\n')};\n`).join('\n');
}

function createMigrationsTable(target: DdlTarget): string {
  return `CREATE TABLE IF NOT EXISTS ${TABLE}${target.onCluster} (
  id UInt32,
  name String,
  checksum String,
  applied_at DateTime64(3, 'UTC')
) ENGINE = ${target.wholeEngine('ReplacingMergeTree', 'applied_at')}
ORDER BY id`;
}

async function appliedChecksums(clickhouse: ClickHouse): Promise<ReadonlyMap<number, string>> {
  const rows = await clickhouse.query<{ id: number; checksum: string }>({
    text: `SELECT id, checksum FROM ${TABLE} FINAL ORDER BY id`,
  });
  return new Map(rows.map(({ id, checksum }) => [id, checksum]));
}

function checksumOf(statements: readonly string[]): string {
  return createHash('sha256').update(statements.join('\0')).digest('hex');
}

function checkOrder(migrations: readonly ClickHouseMigration[]): void {
  migrations.forEach(({ id, name }, index) => {
    if (id !== index + 1) {
      throw new RangeError(`ClickHouse migration "${name}" has id ${id}; ids count from 1 in the order of the list`);
    }
  });
}
