import { VIEW_DIMENSIONS, type ViewDimension } from '../view/view-address';

/** What somebody asks next who has chosen one value of a dimension, the likeliest first. */
const NEXT: Readonly<Record<ViewDimension, readonly ViewDimension[]>> = {
  costCenter: ['team', 'project', 'service', 'model'],
  team: ['project', 'service', 'model', 'user'],
  project: ['service', 'model', 'user', 'environment'],
  service: ['model', 'operation', 'user', 'environment'],
  environment: ['service', 'model', 'project'],
  provider: ['model', 'team', 'project'],
  model: ['team', 'project', 'service', 'user'],
  operation: ['model', 'service', 'team'],
  purpose: ['team', 'model', 'service'],
  user: ['model', 'agent', 'project', 'service'],
  agent: ['model', 'user', 'service'],
  ingestionKey: ['service', 'model', 'team'],
  originatingTeam: ['team', 'originatingProject', 'service', 'model'],
  originatingProject: ['project', 'service', 'model'],
  originatingCostCenter: ['costCenter', 'originatingTeam', 'service'],
  unallocatedReason: ['service', 'ingestionKey', 'environment', 'model'],
};

/**
 * The dimension that takes the place of one whose value was chosen: it would be the same in every row. Dimensions that
 * rows are grouped or narrowed by already say nothing new.
 * @returns undefined where none is left
 */
export function nextDimension(
  chosen: ViewDimension,
  groupBy: readonly ViewDimension[],
  narrowed: readonly string[],
): ViewDimension | undefined {
  const isNew = (dimension: ViewDimension) =>
    dimension !== chosen && !groupBy.includes(dimension) && !narrowed.includes(dimension);
  return NEXT[chosen].find(isNew) ?? VIEW_DIMENSIONS.find(isNew);
}

/** The group-bys after a value of one of them was chosen. */
export function groupByAfter(
  chosen: ViewDimension,
  groupBy: readonly ViewDimension[],
  narrowed: readonly string[],
): readonly ViewDimension[] {
  const next = nextDimension(chosen, groupBy, narrowed);
  return groupBy.flatMap((dimension) => {
    if (dimension !== chosen) return [dimension];
    return next === undefined ? [] : [next];
  });
}
