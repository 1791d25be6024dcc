import type {
  CallsPorts,
  ChecksPorts,
  ContractsPorts,
  DimensionValuesPorts,
  MissingRatesPorts,
  RuleUsePorts,
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
  ClickHouseRuleUseReader,
  ClickHouseSoldUsageReader,
  ClickHouseSpendReader,
  ClickHouseUnpricedModelReader,
  PostgresDirtyBuckets,
  type SqlClient,
  writeUnitSpendCsv,
} from '@tokenledger/metering/data';
import type { ExplainingPriceBook, SellerDirectory } from '@tokenledger/pricing/domain';
import { type ClickHouse, TenantBoundClickHouse } from '@tokenledger/shared/clickhouse';
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
}: ReadStores): Omit<SpendPorts & CallsPorts & DimensionValuesPorts & ChecksPorts, 'scopes'> &
  UnpricedModelsPorts &
  MissingRatesPorts &
  Pick<RuleUsePorts, 'ruleUse'> &
  Pick<ContractsPorts, 'soldUsage'> &
  Pick<SpendByUnitPorts, 'ownedSpend' | 'writeUnitSpendCsv'> {
  const dirtyBuckets = new PostgresDirtyBuckets(postgres);
  const usage = new TenantBoundClickHouse(clickhouse);
  return {
    spend: new ClickHouseSpendReader(usage, dirtyBuckets, directory),
    ownedSpend: new ClickHouseOwnedSpendReader(usage, dirtyBuckets, directory),
    writeUnitSpendCsv,
    calls: new ClickHouseCallReader(usage, dirtyBuckets),
    checks: new ClickHouseLedgerChecks(usage, dirtyBuckets),
    dimensionValues: new ClickHouseDimensionValueReader(usage, directory),
    unpriced: new ClickHouseUnpricedModelReader(usage),
    missingRates: new ClickHouseMissingRateReader(usage),
    ruleUse: new ClickHouseRuleUseReader(usage),
    soldUsage: new ClickHouseSoldUsageReader(usage),
    priceBook,
    sellers,
    timeZones: directory,
    currencies: directory,
    clock: systemClock,
  };
}
