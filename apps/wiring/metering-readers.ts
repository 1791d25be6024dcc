import type {
  CallsPorts,
  ChecksPorts,
  ContractsPorts,
  DimensionValuesPorts,
  MissingRatesPorts,
  SpendByUnitPorts,
  SpendPorts,
  UnpricedModelsPorts,
} from '@tokenledger/metering/api';
import {
  ClickHouseCallReader,
  ClickHouseDimensionValueReader,
  ClickHouseLedgerChecks,
  ClickHouseMissingRateReader,
  ClickHouseOwnedSpendReader,
  ClickHouseSoldUsageReader,
  ClickHouseSpendReader,
  ClickHouseUnpricedModelReader,
  PostgresDirtyBuckets,
  type SqlClient,
  writeUnitSpendCsv,
} from '@tokenledger/metering/data';
import type { ExplainingPriceBook, SellerDirectory } from '@tokenledger/pricing/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { systemClock } from '@tokenledger/shared/time';

import type { TenantDirectory } from './open-stores';

export interface ReadStores {
  readonly clickhouse: ClickHouse;
  readonly postgres: SqlClient;
  readonly directory: TenantDirectory;
  readonly priceBook: () => ExplainingPriceBook;
  readonly sellers: SellerDirectory;
}

/** What the API's questions about usage are answered from. */
export function meteringReaders({
  clickhouse,
  postgres,
  directory,
  priceBook,
  sellers,
}: ReadStores): Omit<SpendPorts & CallsPorts & DimensionValuesPorts, 'scopes'> &
  ChecksPorts &
  UnpricedModelsPorts &
  MissingRatesPorts &
  Pick<ContractsPorts, 'soldUsage'> &
  Pick<SpendByUnitPorts, 'ownedSpend' | 'writeUnitSpendCsv'> {
  const dirtyBuckets = new PostgresDirtyBuckets(postgres);
  return {
    spend: new ClickHouseSpendReader(clickhouse, dirtyBuckets, directory),
    ownedSpend: new ClickHouseOwnedSpendReader(clickhouse, dirtyBuckets, directory),
    writeUnitSpendCsv,
    calls: new ClickHouseCallReader(clickhouse, dirtyBuckets),
    checks: new ClickHouseLedgerChecks(clickhouse, dirtyBuckets),
    dimensionValues: new ClickHouseDimensionValueReader(clickhouse, directory),
    unpriced: new ClickHouseUnpricedModelReader(clickhouse),
    missingRates: new ClickHouseMissingRateReader(clickhouse),
    soldUsage: new ClickHouseSoldUsageReader(clickhouse),
    priceBook,
    sellers,
    timeZones: directory,
    currencies: directory,
    clock: systemClock,
  };
}
