import {
  AVOIDED_REASONS,
  type AvoidedCount,
  type ComparedCost,
  type DisagreeingCall,
  NO_ROWS,
  type ReportedCostGroup,
  type SumOfRows,
  type OutsideObserver,
  type UninstrumentedFigures,
  type UninstrumentedGroup,
  type CurrencyAmount,
} from '@tokenledger/metering/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

/** A row of a check: 64-bit integers and decimals are text. */
export type StoredCheckRow = Readonly<
  Record<string, string | number | readonly (string | number)[] | Readonly<Record<string, string>>>
>;

export function decodeAvoidedCounts(rows: readonly StoredCheckRow[]): readonly AvoidedCount[] {
  return AVOIDED_REASONS.flatMap((reason) => {
    const ofReason = rows.filter((row) => row['reason'] === reason);
    if (ofReason.length === 0) return [];
    const [reported, booked] = [sideOf(ofReason, 'reported'), sideOf(ofReason, 'booked')];
    const readings = ofReason.find((row) => row['side'] === 'reported' && isSum(row));
    // A call's readings may lie under several ids; its booking has one.
    const calls = reason === 'seen-by-several' ? booked.rows : wholeOf(readings, 'calls');
    return [{ reason, calls, reported, booked }];
  });
}

function sideOf(rows: readonly StoredCheckRow[], side: 'reported' | 'booked'): SumOfRows {
  const ofSide = rows.filter((row) => row['side'] === side);
  const sum = ofSide.find(isSum);
  if (sum === undefined) return NO_ROWS;
  return {
    rows: wholeOf(sum, 'rows'),
    tokens: wholeOf(sum, 'tokens'),
    cost: ofSide
      .filter((row) => !isSum(row) && wholeOf(row, 'priced_rows') > 0n)
      .map((row) => ({ currency: textOf(row, 'currency'), amount: parseDecimal18(textOf(row, 'cost')) })),
    unpricedRows: wholeOf(sum, 'unpriced_rows'),
  };
}

export function decodeComparedCost(row: StoredCheckRow): ComparedCost {
  return {
    currency: textOf(row, 'currency'),
    calls: wholeOf(row, 'calls'),
    reported: parseDecimal18(textOf(row, 'reported')),
    booked: parseDecimal18(textOf(row, 'booked_cost')),
    reportedMore: wholeOf(row, 'reported_more'),
    bookedMore: wholeOf(row, 'booked_more'),
  };
}

export function decodeReportedCostGroup(row: StoredCheckRow): ReportedCostGroup {
  return { ...decodeComparedCost(row), ...decodeOrigin(row) };
}

export function decodeDisagreeingCall(row: StoredCheckRow): DisagreeingCall {
  return {
    call: { bucket: Number(row['bucket_start']), callId: textOf(row, 'call') },
    startedAt: new Date(Number(row['started_ms'])),
    ...decodeOrigin(row),
    currency: textOf(row, 'currency'),
    reported: parseDecimal18(textOf(row, 'reported')),
    booked: parseDecimal18(textOf(row, 'booked_cost')),
  };
}

function decodeOrigin(row: StoredCheckRow) {
  return {
    provider: knownOf(row, 'provider'),
    model: knownOf(row, 'model'),
    dialect: textOf(row, 'dialect'),
  };
}

export function decodeUninstrumentedGroup(row: StoredCheckRow): UninstrumentedGroup {
  return {
    ...decodeUninstrumentedFigures(row),
    observer: textOf(row, 'observer') as OutsideObserver,
    provider: knownOf(row, 'provider'),
    workspace: knownOf(row, 'workspace'),
    apiKey: knownOf(row, 'api_key'),
    firstSeen: new Date(Number(row['first_ms'])),
    lastSeen: new Date(Number(row['last_ms'])),
  };
}

/** @param row undefined where there are no calls */
export function decodeUninstrumentedFigures(row: StoredCheckRow | undefined): UninstrumentedFigures {
  return {
    calls: wholeOf(row, 'calls'),
    tokens: wholeOf(row, 'tokens'),
    cost: decodeCosts(row?.['cost']),
    unpricedCalls: wholeOf(row, 'unpriced_calls'),
  };
}

function isMap(value: StoredCheckRow[string]): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && !Array.isArray(value);
}

/** A map of amounts by currency, in its order. */
export function decodeCosts(amounts: StoredCheckRow[string] | undefined): readonly CurrencyAmount[] {
  if (amounts === undefined) return [];
  if (!isMap(amounts)) throw new RangeError('amounts by currency are a map');
  return Object.entries(amounts)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, amount]) => ({ currency, amount: parseDecimal18(amount) }));
}

export function isSum(row: StoredCheckRow): boolean {
  return Number(row['is_sum']) === 1;
}

export function wholeOf(row: StoredCheckRow | undefined, column: string): bigint {
  const value = row?.[column] ?? 0;
  return typeof value === 'object' ? 0n : BigInt(value);
}

/** The ledger writes "not known" as the empty text. */
export function knownOf(row: StoredCheckRow, column: string): string | null {
  return row[column] === '' ? null : textOf(row, column);
}

export function textOf(row: StoredCheckRow, column: string): string {
  const value = row[column];
  if (value === undefined || typeof value === 'object') throw new RangeError(`a check has no column ${column}`);
  return String(value);
}
