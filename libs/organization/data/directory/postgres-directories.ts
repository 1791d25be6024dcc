import {
  type Actor,
  type Allowance,
  comparable,
  type DayRange,
  type DaysChange,
  type Directories,
  type Directory,
  directoryImported,
  type DirectoryPlan,
  type DirectoryPlanner,
  type DirectoryUnit,
  isSameAllowance,
  isSamePlacement,
  type Placement,
  type RowProblem,
  signatureOf,
  type TenantId,
  type UnitRef,
} from '@tokenledger/organization/domain';
import { inTurns } from '@tokenledger/shared/portions';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';
import type { Result } from '@tokenledger/shared/result';

import { appendAudit } from '../audit/append-audit';
import { KeptDirectories } from './kept-directories';
import { readStoredDirectory } from './stored-directory';

/** Directories in PostgreSQL. One that nobody changed since it was read is not read again. */
export class PostgresDirectories implements Directories {
  private readonly kept = new KeptDirectories();

  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  async read(tenant: TenantId, knownAt?: Date): Promise<Directory> {
    if (knownAt !== undefined) return this.ofOneMoment((sql) => readStoredDirectory(sql, tenant, knownAt));
    const version = await versionOf(this.postgres, tenant);
    const known = version === undefined ? undefined : this.kept.get(tenant, version);
    if (known !== undefined) return known;
    return this.ofOneMoment(async (sql) => {
      const readVersion = await versionOf(sql, tenant);
      const directory = await readStoredDirectory(sql, tenant);
      if (readVersion !== undefined) this.kept.keep(tenant, readVersion, directory);
      return directory;
    });
  }

  /** In one transaction: units and what they belong to are of one moment. */
  private ofOneMoment<T>(read: (sql: SqlClient) => Promise<T>): Promise<T> {
    return this.postgres.transaction(async (sql) => {
      await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return read(sql);
    });
  }

  change(
    tenant: TenantId,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]>> {
    return this.postgres.transaction(async (sql) => {
      // Changes of one organisation wait here for each other.
      await sql.query('SELECT FROM organization_tenants WHERE id = $1 FOR UPDATE', [tenant]);
      const planned = await inTurns(plan(await readStoredDirectory(sql, tenant)));
      if (planned.ok) {
        const entry = await inTurns(directoryImported(planned.value, by, at));
        if (entry === undefined) return planned;
        await new Writer(sql, tenant, signatureOf(by), at).write(planned.value);
        await sql.query('UPDATE organization_tenants SET directory_version = gen_random_uuid() WHERE id = $1', [
          tenant,
        ]);
        await appendAudit(sql, tenant, entry);
      }
      return planned;
    });
  }
}

/** Undefined where there is no such organisation, or it is not to be seen. */
async function versionOf(sql: Pick<SqlClient, 'query'>, tenant: TenantId): Promise<string | undefined> {
  const { rows } = await sql.query<{ version: string }>(
    'SELECT directory_version AS version FROM organization_tenants WHERE id = $1',
    [tenant],
  );
  return rows[0]?.version;
}

/** What is sent at once: nobody else is answered while it is written as JSON. */
const MOST_ROWS_AT_ONCE = 2_000;

/** One change on its way into the tables. */
class Writer {
  constructor(
    private readonly sql: SqlClient,
    private readonly tenant: TenantId,
    private readonly by: string,
    private readonly at: Date,
  ) {}

  async write({ units, placements, allowances, removed }: DirectoryPlan): Promise<void> {
    await this.supersedeUnits([...units.flatMap(({ before }) => (before === undefined ? [] : [before])), ...removed]);
    await this.addUnits(units.map(({ after }) => after));
    await this.supersedePlacements(placements.flatMap((change) => gone(change, isSamePlacement)));
    await this.addPlacements(placements.flatMap((change) => added(change, isSamePlacement)));
    await this.supersedeAllowances(allowances.flatMap((change) => gone(change, isSameAllowance)));
    await this.addAllowances(allowances.flatMap((change) => added(change, isSameAllowance)));
  }

  private supersedeUnits(units: readonly UnitRef[]): Promise<void> {
    return this.supersede(
      'organization_units',
      'kind text, id_key text',
      'known.kind = gone.kind AND known.id_key = gone.id_key',
      units.map(({ kind, id }) => ({ kind, id_key: comparable(id) })),
    );
  }

  private addUnits(units: readonly DirectoryUnit[]): Promise<void> {
    return this.add(
      'organization_units',
      'kind text, id text, id_key text, name text, external_id text, owners text[], aliases text[]',
      units.map(({ externalId, ...unit }) => ({
        ...unit,
        id_key: comparable(unit.id),
        external_id: externalId ?? null,
      })),
    );
  }

  private supersedePlacements(placements: readonly Placement[]): Promise<void> {
    return this.supersede(
      'organization_placements',
      'unit_kind text, unit_id text, valid_from date',
      'known.unit_kind = gone.unit_kind AND known.unit_id = gone.unit_id AND known.valid_from = gone.valid_from',
      placements.map(({ unit, from }) => ({ unit_kind: unit.kind, unit_id: unit.id, valid_from: from })),
    );
  }

  private addPlacements(placements: readonly Placement[]): Promise<void> {
    return this.add(
      'organization_placements',
      'unit_kind text, unit_id text, parent_kind text, parent_id text, valid_from date, valid_until date',
      placements.map(({ unit, parent, from, until }) => ({
        unit_kind: unit.kind,
        unit_id: unit.id,
        parent_kind: parent.kind,
        parent_id: parent.id,
        valid_from: from,
        valid_until: until ?? null,
      })),
    );
  }

  private supersedeAllowances(allowances: readonly Allowance[]): Promise<void> {
    return this.supersede(
      'organization_allowances',
      'person_id text, valid_from date',
      'known.person_id = gone.person_id AND known.valid_from = gone.valid_from',
      allowances.map(({ person, from }) => ({ person_id: person, valid_from: from })),
    );
  }

  private addAllowances(allowances: readonly Allowance[]): Promise<void> {
    return this.add(
      'organization_allowances',
      'person_id text, monthly_tokens bigint, valid_from date, valid_until date',
      allowances.map(({ person, monthlyTokens, from, until }) => ({
        person_id: person,
        // As text: JSON has no such integer.
        monthly_tokens: monthlyTokens.toString(),
        valid_from: from,
        valid_until: until ?? null,
      })),
    );
  }

  /** A clock that was set back does not make a line end before it began. */
  private async supersede(table: string, columns: string, same: string, rows: readonly object[]): Promise<void> {
    for (const some of inBatches(rows))
      await this.sql.query(
        `UPDATE ${table} AS known SET superseded_at = greatest($2::timestamptz, known.recorded_at), superseded_by = $3
         FROM jsonb_to_recordset($4::jsonb) AS gone (${columns})
        WHERE known.tenant_id = $1 AND known.superseded_at IS NULL AND ${same}`,
        [this.tenant, this.at, this.by, JSON.stringify(some)],
      );
  }

  private async add(table: string, columns: string, rows: readonly object[]): Promise<void> {
    const names = columns.split(', ').map((column) => column.split(' ')[0]);
    for (const some of inBatches(rows))
      await this.sql.query(
        `INSERT INTO ${table} (tenant_id, recorded_at, recorded_by, ${names.join(', ')})
       SELECT $1, $2, $3, ${names.join(', ')} FROM jsonb_to_recordset($4::jsonb) AS line (${columns})`,
        [this.tenant, this.at, this.by, JSON.stringify(some)],
      );
  }
}

function* inBatches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += MOST_ROWS_AT_ONCE) yield rows.slice(at, at + MOST_ROWS_AT_ONCE);
}

/** What held before and does not any more, in its words or its days. */
function gone<T extends DayRange>(
  { before, after }: DaysChange<T>,
  same: (left: T, right: T) => boolean,
): readonly T[] {
  return before.filter((one) => !after.some((other) => same(one, other)));
}

function added<T extends DayRange>(
  { before, after }: DaysChange<T>,
  same: (left: T, right: T) => boolean,
): readonly T[] {
  return after.filter((one) => !before.some((other) => same(one, other)));
}
