import type { CallsPorts, DimensionValuesPorts, SpendPorts } from '@tokenledger/metering/api';
import {
  ClickHouseCallReader,
  ClickHouseDimensionValueReader,
  ClickHouseSpendReader,
  PostgresDirtyBuckets,
  type SqlClient,
} from '@tokenledger/metering/data';
import type { ExplainingPriceBook } from '@tokenledger/pricing/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { systemClock } from '@tokenledger/shared/time';

import type { TenantDirectory } from './open-stores';

export interface ReadStores {
  readonly clickhouse: ClickHouse;
  readonly postgres: SqlClient;
  readonly directory: TenantDirectory;
  readonly priceBook: () => ExplainingPriceBook;
}

/** What the API's questions about usage are answered from. */
export function meteringReaders({
  clickhouse,
  postgres,
  directory,
  priceBook,
}: ReadStores): SpendPorts & CallsPorts & DimensionValuesPorts {
  const dirtyBuckets = new PostgresDirtyBuckets(postgres);
  return {
    spend: new ClickHouseSpendReader(clickhouse, dirtyBuckets, directory),
    calls: new ClickHouseCallReader(clickhouse, dirtyBuckets),
    dimensionValues: new ClickHouseDimensionValueReader(clickhouse, directory),
    priceBook,
    timeZones: directory,
    currencies: directory,
    clock: systemClock,
  };
}
