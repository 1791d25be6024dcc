import type { ChargedDimension } from '@tokenledger/attribution/domain';
import { type CallOwner, type LedgerRow, type SpendDimension, type SpendFilter } from '@tokenledger/metering/domain';

/** What a row has in a dimension; null is "not known". */
export function dimensionOf({ reading, purpose }: LedgerRow, dimension: SpendDimension): string | null {
  switch (dimension) {
    case 'provider':
      return reading.provider ?? null;
    case 'model':
      return reading.responseModel ?? reading.requestModel ?? null;
    case 'operation':
      return reading.operation;
    case 'purpose':
      return purpose.purpose;
    case 'ingestionKey':
      return reading.keyId;
    case 'unallocatedReason':
      return reading.owner.unallocatedReason ?? null;
    case 'originatingTeam':
      return madeFor(reading.owner, 'team');
    case 'originatingProject':
      return madeFor(reading.owner, 'project');
    case 'originatingCostCenter':
      return madeFor(reading.owner, 'costCenter');
    default:
      return reading.owner.values[dimension] ?? null;
  }
}

function madeFor({ values, originator }: CallOwner, dimension: ChargedDimension): string | null {
  return (originator?.names ?? values)[dimension] ?? null;
}

export function passes(row: LedgerRow, { not = {}, ...kept }: SpendFilter): boolean {
  const has = ([dimension, values]: readonly [string, readonly (string | null)[]]) =>
    values.includes(dimensionOf(row, dimension as SpendDimension));
  return Object.entries(kept).every(has) && !Object.entries(not).some(has);
}
