import type {
  DimensionValue,
  DimensionValueReader,
  DimensionValues,
  DimensionValuesRequest,
} from '@tokenledger/metering/domain';
import type { LedgerScope } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { chooseSource } from '../spend/spend-source';
import { settingsOf, type TenantSettingsReader } from '../spend/tenant-settings';
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
    private readonly clickhouse: Pick<ClickHouse, 'query'>,
    private readonly settings: TenantSettingsReader,
  ) {}

  async values(scope: LedgerScope, request: DimensionValuesRequest): Promise<DimensionValues> {
    const settings = await settingsOf(scope.tenant, this.settings);
    const { timeZone } = settings;
    const asked = { ...request, groupBy: [request.dimension], granularity: 'total', timeZone } as const;
    const source = chooseSource(scope, asked, timeZone);
    const rows = await this.clickhouse.query<StoredValue>(dimensionValuesQuery(scope, request, source, settings));
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
