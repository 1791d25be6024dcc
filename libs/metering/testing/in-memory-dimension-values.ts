import {
  costOf,
  type CurrencyAmount,
  type DimensionValueReader,
  type DimensionValues,
  type DimensionValuesRequest,
  isCallInScope,
  type LedgerRow,
  withShownPeople,
} from '@tokenledger/metering/domain';
import type { LedgerScope, TenantId } from '@tokenledger/organization/domain';
import { addDecimal18, type Decimal18, ZERO } from '@tokenledger/shared/money';

import { dimensionOf, passes } from './ledger-rows';
import { compareCosts } from './rank-costs';

/** Values of the rows that it was given; every organisation reports in US dollars. */
export class InMemoryDimensionValues implements DimensionValueReader {
  readonly asked: { readonly tenant: TenantId; readonly request: DimensionValuesRequest }[] = [];
  private readonly rows: LedgerRow[] = [];

  add(...rows: readonly LedgerRow[]): void {
    this.rows.push(...rows);
  }

  values(scope: LedgerScope, request: DimensionValuesRequest): Promise<DimensionValues> {
    const { tenant } = scope;
    this.asked.push({ tenant, request });
    const byValue = new Map<string | null, LedgerRow[]>();
    for (const kept of this.rows) {
      if (kept.reading.tenant !== tenant || !isCallInScope(scope, kept)) continue;
      const row = withShownPeople(scope.people, kept);
      if (!isWanted(row, request)) continue;
      const value = dimensionOf(row, request.dimension);
      byValue.set(value, [...(byValue.get(value) ?? []), row]);
    }
    const compare = compareCosts([...byValue.values()], 'USD');
    const values = [...byValue]
      .sort(
        ([left, its], [right, others]) =>
          compare(its, others) || others.length - its.length || ((left ?? '') < (right ?? '') ? -1 : 1),
      )
      .map(([value, rows]) => ({ value, calls: BigInt(rows.length), cost: costsOf(rows) }));
    return Promise.resolve({ values: values.slice(0, request.limit), truncated: values.length > request.limit });
  }
}

function isWanted(row: LedgerRow, { from, to, dimension, search, filter }: DimensionValuesRequest): boolean {
  const startedAtMs = row.reading.startedAtUs / 1000;
  if (!row.booked || startedAtMs < from.getTime() || startedAtMs >= to.getTime()) return false;
  const value = dimensionOf(row, dimension);
  const found = search === undefined || value?.toLowerCase().includes(search.toLowerCase()) === true;
  return found && passes(row, filter);
}

function costsOf(rows: readonly LedgerRow[]): readonly CurrencyAmount[] {
  const sums = new Map<string, Decimal18>();
  for (const row of rows) {
    const cost = costOf(row);
    if (row.rating.status !== 'priced' || cost === undefined) continue;
    sums.set(row.rating.currency, addDecimal18(sums.get(row.rating.currency) ?? ZERO, cost));
  }
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, amount]) => ({ currency, amount }));
}
