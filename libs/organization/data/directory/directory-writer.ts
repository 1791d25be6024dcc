import {
  type Allowance,
  comparable,
  type DayRange,
  type DaysChange,
  type DirectoryPlan,
  type DirectoryUnit,
  isSameAllowance,
  isSamePlacement,
  type Placement,
  type TenantId,
  type UnitRef,
} from '@tokenledger/organization/domain';
import type { SqlClient } from '@tokenledger/shared/postgres';

/** What is sent at once: nobody else is answered while it is written as JSON. */
const MOST_ROWS_AT_ONCE = 2_000;

/** One change on its way into the tables. */
export class DirectoryWriter {
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
