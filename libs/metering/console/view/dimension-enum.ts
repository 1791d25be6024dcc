import type { SpendDimension } from '../operations';
import type { ViewDimension } from './view-address';

/** A dimension as the schema's enum calls it: `costCenter` is `COST_CENTER`. */
export const DIMENSION_ENUM: Readonly<Record<ViewDimension, SpendDimension>> = {
  team: 'TEAM',
  project: 'PROJECT',
  costCenter: 'COST_CENTER',
  service: 'SERVICE',
  environment: 'ENVIRONMENT',
  provider: 'PROVIDER',
  model: 'MODEL',
  operation: 'OPERATION',
  purpose: 'PURPOSE',
  user: 'USER',
  agent: 'AGENT',
  ingestionKey: 'INGESTION_KEY',
  originatingTeam: 'ORIGINATING_TEAM',
  originatingProject: 'ORIGINATING_PROJECT',
  originatingCostCenter: 'ORIGINATING_COST_CENTER',
  unallocatedReason: 'UNALLOCATED_REASON',
};
