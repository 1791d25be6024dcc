import { type LedgerRow, type SpendDimension, type SpendFilter } from '@tokenledger/metering/domain';

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
    default:
      return reading.owner.values[dimension] ?? null;
  }
}

export function passes(row: LedgerRow, filter: SpendFilter): boolean {
  return Object.entries(filter).every(([dimension, values]) =>
    values.includes(dimensionOf(row, dimension as SpendDimension)),
  );
}
