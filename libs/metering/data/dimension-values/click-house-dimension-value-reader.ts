import type {
  DimensionValue,
  DimensionValueReader,
  DimensionValues,
  DimensionValuesRequest,
} from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { parseDecimal18 } from '@tokenledger/shared/money';

import type { TenantCalendar } from '../rollup/bucket-roller';
import { chooseSource } from '../spend/spend-source';
import { dimensionValuesQuery } from './dimension-values-query';

interface StoredValue {
  readonly value: string;
  readonly calls: string;
  /** Currencies, calls and cost, side by side. */
  readonly by_currency: readonly (readonly string[])[];
}

/** Reads values from the coarsest rollup that holds them exactly; users and agents from the calls. */
export class ClickHouseDimensionValueReader implements DimensionValueReader {
  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly calendar: TenantCalendar,
  ) {}

  async values(tenant: TenantId, request: DimensionValuesRequest): Promise<DimensionValues> {
    const zone = await this.calendar.timeZoneOf(tenant);
    const source = chooseSource(
      { ...request, groupBy: [request.dimension], granularity: 'total', timeZone: zone },
      zone,
    );
    const rows = await this.clickhouse.query<StoredValue>(dimensionValuesQuery(tenant, request, source, zone));
    return { values: rows.slice(0, request.limit).map(toValue), truncated: rows.length > request.limit };
  }
}

function toValue({ value, calls, by_currency: [currencies = [], , cost = []] }: StoredValue): DimensionValue {
  return {
    value: value === '' ? null : value,
    calls: BigInt(calls),
    cost: currencies.map((currency, index) => ({ currency, amount: parseDecimal18(cost[index] ?? '') })),
  };
}
