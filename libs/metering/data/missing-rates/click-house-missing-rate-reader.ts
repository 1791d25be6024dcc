import type { MissingRate, MissingRateReader, SpendRange } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { OWN } from '../tenant-views/tenant-views';

interface StoredPair {
  readonly currency: string;
  readonly reporting_currency: string;
  readonly calls: string;
  readonly cost: string;
  readonly first_ms: string;
  readonly last_ms: string;
}

const QUERY = `SELECT currency, reporting_currency, toString(count()) AS calls, toString(sum(effective_cost)) AS cost,
       toString(toUnixTimestamp64Milli(toDateTime64(min(started_at), 3))) AS first_ms,
       toString(toUnixTimestamp64Milli(toDateTime64(max(started_at), 3))) AS last_ms
FROM ${OWN.usageEvents}
WHERE tenant_id = {tenant:String} AND bucket >= toDateTime({from:UInt32}) AND bucket < toDateTime({to:UInt32})
  AND booked AND conversion = 'no-rate'
GROUP BY currency, reporting_currency
ORDER BY count() DESC, currency, reporting_currency
SETTINGS do_not_merge_across_partitions_select_final = 1`;

/** Finds calls without an exchange rate among the calls themselves: rollups do not keep their days. */
export class ClickHouseMissingRateReader implements MissingRateReader {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  async missingRates(tenant: TenantId, { from, to }: SpendRange): Promise<readonly MissingRate[]> {
    const pairs = await this.clickhouse.query<StoredPair>({
      text: QUERY,
      params: { tenant, from: Math.floor(from.getTime() / 1000), to: Math.floor(to.getTime() / 1000) },
    });
    return pairs.map(({ currency, reporting_currency, calls, cost, first_ms, last_ms }) => ({
      from: currency,
      to: reporting_currency,
      calls: BigInt(calls),
      cost: parseDecimal18(cost),
      firstAt: new Date(Number(first_ms)),
      lastAt: new Date(Number(last_ms)),
    }));
  }
}
