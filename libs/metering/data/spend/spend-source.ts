import type { ValuesByDimension, SpendDimension, SpendRequest } from '@tokenledger/metering/domain';
import type { LedgerScope } from '@tokenledger/organization/domain';
import { isLocalMidnight } from '@tokenledger/shared/time';

import { dimensionFromEvents, originating, reasonOfUnallocated, type RollupName } from '../rollup/rollup-table';

/** Where a request is answered from: the coarsest rollup that can answer it exactly, else the calls themselves. */
export type SpendSource = RollupName | 'events';

/** Dimensions that no rollup keeps: with them it would be as long as the calls. */
const ONLY_IN_EVENTS: ReadonlySet<SpendDimension> = new Set(['user', 'agent']);

/** Column of a dimension, the same in the rollups and (but for the model) in `usage_events`. */
export const DIMENSION_COLUMNS: Readonly<Record<SpendDimension, string>> = {
  costCenter: 'cost_center',
  team: 'team',
  project: 'project',
  service: 'service',
  environment: 'environment',
  provider: 'provider',
  model: 'model',
  operation: 'operation',
  purpose: 'purpose',
  user: 'user',
  agent: 'agent',
  ingestionKey: 'key_id',
  originatingTeam: 'originating_team',
  originatingProject: 'originating_project',
  originatingCostCenter: 'originating_cost_center',
  unallocatedReason: 'unallocated_reason',
};

/** Dimensions of whoever calls were made for, by the owner's column that says it where that is the owner. */
const ORIGINATING: { readonly [D in SpendDimension]?: 'team' | 'project' | 'cost_center' } = {
  originatingTeam: 'team',
  originatingProject: 'project',
  originatingCostCenter: 'cost_center',
};

/** What is kept of a dimension; of people their names, see `shownColumn`. */
export function columnOf(dimension: SpendDimension, source: SpendSource): string {
  const originator = ORIGINATING[dimension];
  if (originator !== undefined) return originating(originator, source === 'events' ? 'events' : 'rollup');
  if (dimension === 'unallocatedReason') return reasonOfUnallocated(source === 'events' ? 'events' : 'rollup');
  const column = DIMENSION_COLUMNS[dimension];
  return source === 'events' ? dimensionFromEvents(column) : column;
}

/** What of a request decides where it is answered from. */
type SourceQuestion = Pick<SpendRequest, 'from' | 'to' | 'granularity' | 'timeZone' | 'groupBy' | 'filter'>;

export function dimensionsOf(values: ValuesByDimension): readonly SpendDimension[] {
  return Object.keys(values) as SpendDimension[];
}

/** @param tenantTimeZone the zone whose days `usage_daily` holds */
export function chooseSource(
  { rows }: Pick<LedgerScope, 'rows'>,
  request: SourceQuestion,
  tenantTimeZone: string,
): SpendSource {
  const { not = {}, ...kept } = request.filter;
  const owners = rows === 'all' ? [] : rows.map(({ owner }) => owner);
  const used = [...owners, ...request.groupBy, ...dimensionsOf(kept), ...dimensionsOf(not)];
  if (used.some((dimension) => ONLY_IN_EVENTS.has(dimension))) return 'events';
  const wholeTenantDays =
    request.granularity !== 'hour' &&
    (request.granularity === 'total' || request.timeZone === tenantTimeZone) &&
    isLocalMidnight(request.from, tenantTimeZone) &&
    isLocalMidnight(request.to, tenantTimeZone);
  return wholeTenantDays ? 'daily' : 'quarterHour';
}
