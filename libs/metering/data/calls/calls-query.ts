import type { CallCondition, CallsRequest } from '@tokenledger/metering/domain';
import type { LedgerScope } from '@tokenledger/organization/domain';
import type { ClickHouseParam, ClickHouseQuery } from '@tokenledger/shared/clickhouse';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { BUCKET_SECONDS, bucketOf } from '@tokenledger/shared/time';

import { LEDGER_ROW_SELECT } from '../ledger/decode-ledger-row';
import { INCOMPLETE, UNALLOCATED, UNPRICED } from '../rollup/rollup-table';
import { ownedConditions, ownedParams } from '../spend/owned-rows';
import { peopleParams } from '../spend/shown-people';
import { filterConditions, filterParams } from '../spend/spend-cells';
import { OWN } from '../tenant-views/tenant-views';

/** Part of a request's range: bounds in Unix microseconds, the later one not included. */
export interface CallsWindow {
  readonly fromUs: number;
  readonly toUs: number;
}

/** The domain's `conditionsOf`, on columns. */
const CONDITIONS: Readonly<Record<CallCondition, string>> = {
  failed: "error_type != ''",
  unpriced: UNPRICED,
  unallocated: UNALLOCATED,
  incomplete: INCOMPLETE,
  possibleDuplicate: "booking_reason = 'possible-duplicate'",
};

const LISTED = "(booked OR booking_reason = 'possible-duplicate')";
/** In order `costliest` calls without a price come last; no cost is negative. */
const COST = 'ifNull(effective_cost, toDecimal128(-1, 18))';
const IN_BUCKETS =
  'tenant_id = {tenant:String} AND bucket >= toDateTime({from_bucket:UInt32}) AND bucket <= toDateTime({to_bucket:UInt32})';

/**
 * The first calls of a window in the order asked for, one row a call.
 *
 * What decides the order is read for the whole window, the many other columns only of the few calls that are told: the
 * bucket and the call are in the table's key, so they are found without reading the rest.
 */
export function callsQuery(
  scope: LedgerScope,
  request: CallsRequest,
  window: CallsWindow,
  wanted: number,
): ClickHouseQuery {
  const order = request.order === 'costliest' ? [`${COST} DESC`, ...NEWEST_FIRST] : NEWEST_FIRST;
  const conditions = [
    IN_BUCKETS,
    'started_at >= fromUnixTimestamp64Micro({from_us:Int64})',
    'started_at < fromUnixTimestamp64Micro({to_us:Int64})',
    LISTED,
    ...ownedConditions(scope, 'events'),
    ...filterConditions(request.filter, 'events', scope.people),
    ...(request.only.length === 0 ? [] : [`(${request.only.map((name) => CONDITIONS[name]).join(' OR ')})`]),
    ...(request.minCost === undefined ? [] : ['effective_cost >= toDecimal128({min_cost:String}, 18)']),
    ...(request.search === undefined ? [] : [foundCalls(request.search.id !== undefined)]),
    ...afterPosition(request),
  ];
  const text = [
    `SELECT ${LEDGER_ROW_SELECT}`,
    `FROM ${OWN.usageEvents}`,
    `WHERE ${IN_BUCKETS}`,
    '  AND (bucket, call_id, reading_id) GLOBAL IN (',
    '    SELECT bucket, call_id, reading_id',
    `    FROM ${OWN.usageEvents}`,
    `    WHERE ${conditions.join('\n      AND ')}`,
    `    ORDER BY ${order.join(', ')}`,
    '    LIMIT 1 BY call_id',
    '    LIMIT {wanted:UInt32}',
    '  )',
    `ORDER BY ${order.join(', ')}`,
    'SETTINGS do_not_merge_across_partitions_select_final = 1',
  ].join('\n');
  return {
    text,
    params: {
      tenant: scope.tenant,
      ...windowParams(window),
      wanted,
      ...ownedParams(scope),
      ...peopleParams(scope),
      ...requestParams(request),
    },
  };
}

const NEWEST_FIRST: readonly string[] = ['started_at DESC', 'call_id DESC'];

/**
 * Calls of which any reading has the id, also where another one is booked, in a neighbouring bucket perhaps. Without
 * FINAL: an id of a reading never changes, and the question around this one sees rows as they stand.
 */
function foundCalls(isHex: boolean): string {
  const id = 'CAST(unhex({search_id:String}) AS FixedString(16))';
  const anyId = ['response_id = {search:String}', ...(isHex ? [`trace_id = ${id}`, `call_id = ${id}`] : [])].join(
    ' OR ',
  );
  const around = `arrayJoin([bucket - ${BUCKET_SECONDS}, bucket, bucket + ${BUCKET_SECONDS}])`;
  return `(bucket, call_id) GLOBAL IN (SELECT ${around}, call_id FROM ${OWN.usageVersions} WHERE ${IN_BUCKETS} AND (${anyId}))`;
}

function afterPosition({ after }: CallsRequest): readonly string[] {
  if (after === undefined) return [];
  const [at, call] = [
    'fromUnixTimestamp64Micro({after_us:Int64})',
    'CAST(unhex({after_call:String}) AS FixedString(16))',
  ];
  return after.order === 'costliest'
    ? [`(${COST}, started_at, call_id) < (toDecimal128({after_cost:String}, 18), ${at}, ${call})`]
    : [`(started_at, call_id) < (${at}, ${call})`];
}

function windowParams({ fromUs, toUs }: CallsWindow): Record<string, ClickHouseParam> {
  return {
    from_us: String(fromUs),
    to_us: String(toUs),
    from_bucket: bucketOf(fromUs),
    to_bucket: bucketOf(toUs - 1),
  };
}

function requestParams({ filter, minCost, search, after }: CallsRequest): Record<string, ClickHouseParam> {
  return {
    ...filterParams(filter),
    ...(minCost !== undefined && { min_cost: formatDecimal18(minCost) }),
    ...(search !== undefined && { search: search.text }),
    ...(search?.id !== undefined && { search_id: search.id }),
    ...(after !== undefined && { after_us: String(after.startedAtUs), after_call: after.callId }),
    ...(after?.order === 'costliest' && {
      after_cost: after.cost === undefined ? '-1' : formatDecimal18(after.cost),
    }),
  };
}
