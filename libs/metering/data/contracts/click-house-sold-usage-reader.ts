import type { SoldUsage, SoldUsageReader, SpendRange } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { parseDecimal18 } from '@tokenledger/shared/money';
import { TokenLedgerError } from '@tokenledger/shared/result';

import { ALL_TOKENS, dimensionFromEvents, UNPRICED } from '../rollup/rollup-table';
import { indented, rangeConditions, rangeParams } from '../spend/spend-cells';
import { OWN } from '../tenant-views/tenant-views';

interface StoredGroup {
  readonly seller: string;
  readonly address: string;
  readonly answered: string;
  readonly tier: string;
  readonly paid_in: string;
  readonly first_ms: string;
  readonly calls: string;
  readonly cost: string;
  readonly tokens: string;
}

/** More hosts and models than any organisation has. */
const MOST_GROUPS = 20_000;

const COLUMNS = [
  'toString(provider) AS seller',
  'toString(server_address) AS address',
  `toString(${dimensionFromEvents('model')}) AS answered`,
  'toString(service_tier) AS tier',
  `if(${UNPRICED}, '', toString(currency)) AS paid_in`,
  'toString(toUnixTimestamp64Milli(toDateTime64(min(started_at), 3))) AS first_ms',
  'toString(count()) AS calls',
  'toString(sum(ifNull(effective_cost, toDecimal128(0, 18)))) AS cost',
  `toString(sum(${ALL_TOKENS})) AS tokens`,
];

/** Adds up the calls themselves: no rollup keeps the host that was dialled, which tells a reseller from the vendor. */
export class ClickHouseSoldUsageReader implements SoldUsageReader {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  async soldUsage(tenant: TenantId, range: SpendRange): Promise<readonly SoldUsage[]> {
    const ledgerRange = { range, source: 'events', prefix: '' } as const;
    const groups = await this.clickhouse.query<StoredGroup>({
      text: [
        'SELECT',
        indented(COLUMNS),
        `FROM ${OWN.usageEvents}`,
        `WHERE ${[...rangeConditions(ledgerRange), 'booked', "rating_status IN ('priced', 'unpriced')"].join('\n  AND ')}`,
        'GROUP BY seller, address, answered, tier, paid_in',
        'ORDER BY seller, address, answered, tier, paid_in',
        `LIMIT ${MOST_GROUPS + 1}`,
        'SETTINGS do_not_merge_across_partitions_select_final = 1',
      ].join('\n'),
      params: { tenant, ...rangeParams(ledgerRange) },
    });
    if (groups.length > MOST_GROUPS) throw new TooManyModels(tenant);
    return groups.map(toSoldUsage);
  }
}

function toSoldUsage({
  seller,
  address,
  answered,
  tier,
  paid_in,
  first_ms,
  calls,
  cost,
  tokens,
}: StoredGroup): SoldUsage {
  return {
    provider: seller === '' ? undefined : seller,
    serverAddress: address === '' ? undefined : address,
    model: answered,
    serviceTier: tier === '' ? undefined : tier,
    firstAtMs: Number(first_ms),
    currency: paid_in === '' ? undefined : paid_in,
    calls: BigInt(calls),
    cost: parseDecimal18(cost),
    tokens: BigInt(tokens),
  };
}

/** A sum of some of the models would pass for a position. */
class TooManyModels extends TokenLedgerError {
  constructor(tenant: TenantId) {
    super(`more than ${MOST_GROUPS} hosts and models: a position cannot be told`, {
      code: 'TOO_MANY_MODELS',
      retriable: false,
      facts: { tenant },
    });
  }
}
