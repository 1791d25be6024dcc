import {
  comparable,
  type PartChange,
  type TenantId,
  type UnchangedSince,
  type UnitKind,
} from '@tokenledger/organization/domain';
import type { SqlClient } from '@tokenledger/shared/postgres';

interface StoredStep {
  readonly part: PartChange['part'];
  readonly kind: UnitKind;
  readonly id: string;
  readonly at: Date;
  readonly by: string;
}

/** Every line says when it came and when it went. */
const steps = (part: PartChange['part'], table: string, kind: string, key: string) => `
  SELECT '${part}' AS part, asked.kind, asked.id, step.at, step.by
    FROM jsonb_to_recordset($3::jsonb) AS asked (kind text, id text, id_key text)
    JOIN ${table} AS known ON known.tenant_id = $1 AND ${kind} = asked.kind AND ${key}
    CROSS JOIN LATERAL (VALUES (known.recorded_at, known.recorded_by), (known.superseded_at, known.superseded_by))
         AS step (at, by)
   WHERE step.at > $2`;

const STEPS = [
  steps('words', 'organization_units', 'known.kind', 'known.id_key = asked.id_key'),
  steps('placements', 'organization_placements', 'known.unit_kind', 'lower(known.unit_id) = lower(asked.id)'),
  steps('allowances', 'organization_allowances', `'person'`, 'lower(known.person_id) = lower(asked.id)'),
].join(' UNION ALL ');

/** What was changed of some units after a moment. */
export async function readStoredSteps(
  sql: SqlClient,
  tenant: TenantId,
  { units, moment }: UnchangedSince,
): Promise<readonly PartChange[]> {
  const asked = units.map(({ kind, id }) => ({ kind, id, id_key: comparable(id) }));
  const { rows } = await sql.query<StoredStep>(STEPS, [tenant, moment, JSON.stringify(asked)]);
  return rows.map(({ part, kind, id, at, by }) => ({ unit: { kind, id }, part, at, by }));
}
