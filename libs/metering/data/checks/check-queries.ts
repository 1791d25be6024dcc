import { type ChecksRequest, SIDES_OF_AVOIDED } from '@tokenledger/metering/domain';
import { BY_NAME, type TenantId } from '@tokenledger/organization/domain';
import type { ClickHouseParam, ClickHouseQuery } from '@tokenledger/shared/clickhouse';
import { bucketOf } from '@tokenledger/shared/time';

import { ALL_TOKENS, dimensionFromEvents } from '../rollup/rollup-table';
import { filterConditions, filterParams } from '../spend/spend-cells';
import { OWN } from '../tenant-views/tenant-views';
import { belongsTo, ONLY_OUTSIDE, OUTSIDE } from './readings-of-calls';

export const MODEL = dimensionFromEvents('model');
export const SETTINGS = 'SETTINGS do_not_merge_across_partitions_select_final = 1';
/** Amounts as text: in a map of numbers they would lose their last digits. */
export const COST_BY_CURRENCY =
  "mapApply((currency, cost) -> (currency, toString(cost)), sumMapIf(map(currency, assumeNotNull(effective_cost)), rating_status = 'priced'))";
const NOTHING = 'toDecimal128(0, 18)';

/** Rows of a range as they stand. Buckets are whole: the range lies on their bounds. */
export function rowsOfRange({ filter }: ChecksRequest, conditions: readonly string[]): string {
  const all = [
    'tenant_id = {tenant:String}',
    'bucket >= toDateTime({from:UInt32})',
    'bucket < toDateTime({to:UInt32})',
    ...filterConditions(filter, 'events', BY_NAME),
    ...conditions,
  ];
  return `FROM ${OWN.usageEvents}\nWHERE ${all.join('\n  AND ')}`;
}

export function rangeParams(tenant: TenantId, { from, to, filter }: ChecksRequest): Record<string, ClickHouseParam> {
  return {
    tenant,
    from: bucketOf(from.getTime() * 1000),
    to: Math.floor(to.getTime() / 1000),
    ...filterParams(filter),
  };
}

/** `multiIf` of the reasons and sides that the domain tells apart. */
function caseOf(part: 'reason' | 'side'): string {
  const cases = Object.entries(SIDES_OF_AVOIDED).map(
    ([booking, sides]) => `booking_reason = '${booking}', '${sides[part]}'`,
  );
  return `multiIf(${cases.join(', ')}, '')`;
}

/** Sums by reason, side and currency, and a row without currency for all of them: calls of two currencies are one call. */
export function avoidedCountsQuery(tenant: TenantId, request: ChecksRequest): ClickHouseQuery {
  const ofFilter = filterConditions(request.filter, 'events', BY_NAME);
  const rows = rowsOfRange({ ...request, filter: {} }, [
    "booking_reason != 'sole-reading'",
    ...(ofFilter.length === 0 ? [] : [belongsTo(ofFilter)]),
  ]);
  return {
    text: `SELECT ${caseOf('reason')} AS reason, ${caseOf('side')} AS side, currency, grouping(currency) AS is_sum,
  count() AS rows, uniqExact(call_id) AS calls, sum(${ALL_TOKENS}) AS tokens,
  countIf(rating_status = 'unpriced') AS unpriced_rows, countIf(rating_status = 'priced') AS priced_rows,
  sum(ifNull(effective_cost, ${NOTHING})) AS cost
${rows}
GROUP BY GROUPING SETS ((reason, side), (reason, side, currency))
ORDER BY reason, side, is_sum, currency
${SETTINGS}`,
    params: rangeParams(tenant, request),
  };
}

/** Calls that their emitter priced; what a container has left was not priced by anybody. */
const REPORTED = ['booked', 'reported_cost IS NOT NULL', "booking_reason != 'container-rest'"];
const COMPARABLE = "(rating_status = 'priced' AND currency = reported_currency)";
const DIFFERENCE = 'assumeNotNull(reported_cost) - assumeNotNull(effective_cost)';

/** By group and currency; one group more than are told, and a row a currency for all of them. */
export function reportedCostsQuery(tenant: TenantId, request: ChecksRequest, groups: number): ClickHouseQuery {
  const sums = `count() AS calls, sum(assumeNotNull(reported_cost)) AS reported, sum(assumeNotNull(effective_cost)) AS booked_cost,
  countIf(reported_cost > effective_cost) AS reported_more, countIf(reported_cost < effective_cost) AS booked_more`;
  return {
    text: `SELECT currency, provider, ${MODEL} AS model, dialect, grouping(dialect) AS is_sum,
  ${sums}
${rowsOfRange(request, [...REPORTED, COMPARABLE])}
GROUP BY GROUPING SETS ((currency), (currency, provider, model, dialect))
ORDER BY is_sum DESC, abs(reported - booked_cost) DESC, calls DESC, provider, model, dialect, currency
LIMIT {row_limit:UInt32} BY is_sum
${SETTINGS}`,
    params: { ...rangeParams(tenant, request), row_limit: groups + 1 },
  };
}

export function notComparedQuery(tenant: TenantId, request: ChecksRequest): ClickHouseQuery {
  return {
    text: `SELECT countIf(rating_status = 'priced' AND currency != reported_currency) AS other_currency,
  countIf(rating_status != 'priced') AS without_price
${rowsOfRange(request, REPORTED)}
${SETTINGS}`,
    params: rangeParams(tenant, request),
  };
}

export function disagreeingCallsQuery(tenant: TenantId, request: ChecksRequest, calls: number): ClickHouseQuery {
  return {
    text: `SELECT toUnixTimestamp(bucket) AS bucket_start, lower(hex(call_id)) AS call, toUnixTimestamp64Milli(started_at) AS started_ms,
  provider, ${MODEL} AS model, dialect, currency, assumeNotNull(reported_cost) AS reported, assumeNotNull(effective_cost) AS booked_cost
${rowsOfRange(request, [...REPORTED, COMPARABLE, 'reported_cost != effective_cost'])}
ORDER BY currency, abs(${DIFFERENCE}) DESC, started_at DESC, call_id
LIMIT {row_limit:UInt32} BY currency
${SETTINGS}`,
    params: { ...rangeParams(tenant, request), row_limit: calls },
  };
}

/** By where the vendor or the gateway says they came from; one group more than are told, and a row for all of them. */
export function uninstrumentedQuery(tenant: TenantId, request: ChecksRequest, groups: number): ClickHouseQuery {
  return {
    text: `SELECT observer, provider, workspace, api_key, grouping(observer) AS is_sum,
  count() AS calls, sum(${ALL_TOKENS}) AS tokens, ${COST_BY_CURRENCY} AS cost,
  countIf(rating_status = 'unpriced') AS unpriced_calls,
  toUnixTimestamp64Milli(min(started_at)) AS first_ms, toUnixTimestamp64Milli(max(started_at)) AS last_ms
${rowsOfRange(request, ['booked', OUTSIDE, ONLY_OUTSIDE])}
GROUP BY GROUPING SETS ((), (observer, provider, workspace, api_key))
ORDER BY is_sum DESC, calls DESC, observer, provider, workspace, api_key
LIMIT {row_limit:UInt32} BY is_sum
${SETTINGS}`,
    params: { ...rangeParams(tenant, request), row_limit: groups + 1 },
  };
}

export function outsideCallsQuery(tenant: TenantId, request: ChecksRequest): ClickHouseQuery {
  return {
    text: `SELECT count() AS calls\n${rowsOfRange(request, ['booked', OUTSIDE])}\n${SETTINGS}`,
    params: rangeParams(tenant, request),
  };
}
