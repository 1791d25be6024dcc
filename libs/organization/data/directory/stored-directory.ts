import {
  type Allowance,
  Directory,
  type DirectoryUnit,
  localDay,
  type Placement,
  type TenantId,
  type UnitKind,
} from '@tokenledger/organization/domain';
import { type InPortions, inTurns, mapInPortions } from '@tokenledger/shared/portions';
import type { SqlClient } from '@tokenledger/shared/postgres';

export interface StoredUnit {
  readonly kind: UnitKind;
  readonly id: string;
  readonly name: string;
  readonly external_id: string | null;
  readonly owners: readonly string[];
  readonly aliases: readonly string[];
}

interface StoredDays {
  readonly valid_from: string;
  readonly valid_until: string | null;
}

export interface StoredPlacement extends StoredDays {
  readonly unit_kind: UnitKind;
  readonly unit_id: string;
  readonly parent_kind: UnitKind;
  readonly parent_id: string;
}

interface StoredAllowance extends StoredDays {
  readonly person_id: string;
  readonly monthly_tokens: string;
}

const DAYS = `to_char(valid_from, 'YYYY-MM-DD') AS valid_from, to_char(valid_until, 'YYYY-MM-DD') AS valid_until`;

export const UNIT_COLUMNS = 'kind, id, name, external_id, owners, aliases';
export const PLACEMENT_COLUMNS = `unit_kind, unit_id, parent_kind, parent_id, ${DAYS}`;

/** Reads a directory as it was known at an instant; as it is known now unless given. */
export async function readStoredDirectory(sql: SqlClient, tenant: TenantId, knownAt?: Date): Promise<Directory> {
  const known =
    knownAt === undefined
      ? 'superseded_at IS NULL'
      : 'recorded_at <= $2 AND ($2 < superseded_at OR superseded_at IS NULL)';
  const values = knownAt === undefined ? [tenant] : [tenant, knownAt];
  const select = <Row>(columns: string, table: string, order: string) =>
    sql.query<Row>(`SELECT ${columns} FROM ${table} WHERE tenant_id = $1 AND ${known} ORDER BY ${order}`, values);
  const units = await select<StoredUnit>(UNIT_COLUMNS, 'organization_units', 'line');
  const placements = await select<StoredPlacement>(
    PLACEMENT_COLUMNS,
    'organization_placements',
    'unit_kind, unit_id, valid_from',
  );
  const allowances = await select<StoredAllowance>(
    `person_id, monthly_tokens::text AS monthly_tokens, ${DAYS}`,
    'organization_allowances',
    'person_id, valid_from',
  );
  return inTurns(directoryFromDb(units.rows, placements.rows, allowances.rows));
}

function* directoryFromDb(
  units: readonly StoredUnit[],
  placements: readonly StoredPlacement[],
  allowances: readonly StoredAllowance[],
): InPortions<Directory> {
  return yield* Directory.inPortions({
    units: yield* mapInPortions(units, unitFromDb),
    placements: yield* mapInPortions(placements, placementFromDb),
    allowances: yield* mapInPortions(allowances, allowanceFromDb),
  });
}

export function unitFromDb({ kind, id, name, external_id, owners, aliases }: StoredUnit): DirectoryUnit {
  return { kind, id, name, externalId: external_id ?? undefined, owners, aliases };
}

export function placementFromDb(row: StoredPlacement): Placement {
  return {
    unit: { kind: row.unit_kind, id: row.unit_id },
    parent: { kind: row.parent_kind, id: row.parent_id },
    ...daysFromDb(row),
  };
}

function allowanceFromDb(row: StoredAllowance): Allowance {
  return { person: row.person_id, monthlyTokens: BigInt(row.monthly_tokens), ...daysFromDb(row) };
}

function daysFromDb({ valid_from, valid_until }: StoredDays) {
  return { from: localDay(valid_from), until: valid_until === null ? undefined : localDay(valid_until) };
}
