import { BEYOND_PRICING, MAX_UNPRICED_MODELS, type SpendRange } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import { METERS } from '@tokenledger/pricing/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { meterColumn } from '../ledger/usage-events-table';
import { dimensionFromEvents, UNPRICED } from '../rollup/rollup-table';
import { indented, rangeConditions, rangeParams } from '../spend/spend-cells';
import { OWN } from '../tenant-views/tenant-views';

const MODEL = dimensionFromEvents('model');
const NO_PRICE_HELPS = `${MODEL} = '' OR rating_reason IN {beyond_pricing:Array(String)}`;
const NO_TIER_PRICE = "rating_reason = 'no-price-for-service-tier'";
const USED = `[${METERS.map(meterColumn).join(', ')}]`;

/** Unpriced models of a range by tokens, one more than are told; calls beyond pricing are one group without a model. */
export function unpricedModelsQuery(tenant: TenantId, range: SpendRange): ClickHouseQuery {
  const ledgerRange = { range, source: 'events', prefix: '' } as const;
  const text = [
    'SELECT',
    indented([
      'not_priceable',
      'seller',
      'model',
      'reason',
      'tier',
      'count() AS calls',
      'sumForEach(used_of_call) AS used',
      'toUnixTimestamp64Milli(min(started_at)) AS first_ms',
      'toUnixTimestamp64Milli(max(started_at)) AS last_ms',
      'argMax((toUnixTimestamp(bucket), lower(hex(call_id)), toString(server_address)), (started_at, call_id)) AS example',
    ]),
    'FROM (',
    'SELECT',
    indented([
      `(${NO_PRICE_HELPS}) AS not_priceable`,
      "if(not_priceable, '', toString(provider)) AS seller",
      `if(not_priceable, '', toString(${MODEL})) AS model`,
      "if(not_priceable, '', toString(rating_reason)) AS reason",
      `if(not_priceable OR NOT (${NO_TIER_PRICE}), '', toString(service_tier)) AS tier`,
      `${USED} AS used_of_call`,
      'started_at',
      'bucket',
      'call_id',
      'server_address',
    ]),
    `FROM ${OWN.usageEvents}`,
    `WHERE ${[...rangeConditions(ledgerRange), 'booked', UNPRICED].join('\n  AND ')}`,
    ')',
    'GROUP BY not_priceable, seller, model, reason, tier',
    'ORDER BY not_priceable DESC, arraySum(used) DESC, calls DESC, seller, model, reason, tier',
    'LIMIT {row_limit:UInt32}',
    'SETTINGS do_not_merge_across_partitions_select_final = 1',
  ].join('\n');
  return {
    text,
    params: {
      tenant,
      ...rangeParams(ledgerRange),
      beyond_pricing: [...BEYOND_PRICING],
      row_limit: MAX_UNPRICED_MODELS + 2,
    },
  };
}
