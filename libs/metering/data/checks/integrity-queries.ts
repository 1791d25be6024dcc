import { BASELINE_DAYS, type ChecksRequest } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { ALL_OUTPUT, ALL_TOKENS } from '../rollup/rollup-table';
import { COST_BY_CURRENCY, MODEL, rangeParams, rowsOfRange, SETTINGS } from './check-queries';

const DAY_SECONDS = 86_400;
export const WEEK_SECONDS = 7 * DAY_SECONDS;

/** Two names of one call that differ; whether they name two models is for the domain to say. One pair more than are told. */
export function servedModelsQuery(tenant: TenantId, request: ChecksRequest, pairs: number): ClickHouseQuery {
  const differ = ['booked', "request_model != ''", "response_model != ''", 'request_model != response_model'];
  return {
    text: `SELECT provider, request_model, response_model,
  count() AS calls, sum(${ALL_TOKENS}) AS tokens, ${COST_BY_CURRENCY} AS cost,
  toUnixTimestamp64Milli(min(started_at)) AS first_ms, toUnixTimestamp64Milli(max(started_at)) AS last_ms
${rowsOfRange(request, differ)}
GROUP BY provider, request_model, response_model
ORDER BY calls DESC, provider, request_model, response_model
LIMIT {row_limit:UInt32}
${SETTINGS}`,
    params: { ...rangeParams(tenant, request), row_limit: pairs + 1 },
  };
}

export function namedModelsQuery(tenant: TenantId, request: ChecksRequest): ClickHouseQuery {
  return {
    text: `SELECT count() AS calls
${rowsOfRange(request, ['booked', "request_model != ''", "response_model != ''"])}
${SETTINGS}`,
    params: rangeParams(tenant, request),
  };
}

/** Answers that are whole: what failed, was cut by the network or is the rest of an agent has no length of its own. */
const WHOLE_ANSWERS = [
  "booking_reason IN ('sole-reading', 'merged-booking')",
  'booked',
  "error_type = ''",
  "usage_status = 'complete'",
  "operation != 'embeddings'",
  `${MODEL} != ''`,
];
const OUTPUT = `(${ALL_OUTPUT})`;
/** `lengthPlace` of the domain. */
const LENGTH_PLACE = `if(${OUTPUT} = 0, 0, toUInt8(floor(log2(${OUTPUT}))) + 1)`;
const ONE = 'toUInt64(1)';

/**
 * Answers by model, once for the range and once for the days before it (`is_shape`), and by week. Weeks are counted back
 * from the range's end: 0 is the last.
 */
export function answerShapesQuery(tenant: TenantId, request: ChecksRequest, models: number): ClickHouseQuery {
  const { from, to, filter } = request;
  const withBaseline = { from: new Date(from.getTime() - BASELINE_DAYS * DAY_SECONDS * 1000), to, filter };
  const ofRange = rowsOfRange(request, WHOLE_ANSWERS).replaceAll('{from:UInt32}', '{range_from:UInt32}');
  const largest = `(provider, ${MODEL}) GLOBAL IN (
    SELECT provider, ${MODEL} ${ofRange}
    GROUP BY provider, ${MODEL} ORDER BY count() DESC, provider, ${MODEL} LIMIT {row_limit:UInt32})`;
  const { from: rangeFrom } = rangeParams(tenant, request);
  return {
    text: `SELECT provider, ${MODEL} AS model, grouping(week) AS is_shape, is_now, week,
  count() AS calls, sum(${OUTPUT}) AS output_tokens, quantilesExactWeighted(0.5, 0.9)(${OUTPUT}, ${ONE}) AS quantiles,
  sumMap(map(${LENGTH_PLACE}, ${ONE})) AS lengths,
  sumMap(map(finish_reason, ${ONE})) AS endings,
  sumMap(map(service, ${ONE})) AS services,
  ${COST_BY_CURRENCY} AS cost,
  sumMapIf(map(currency, ${ONE}), rating_status = 'priced') AS priced_calls
FROM (SELECT *, bucket >= toDateTime({range_from:UInt32}) AS is_now,
    intDiv({to:UInt32} - 1 - toUnixTimestamp(bucket), ${WEEK_SECONDS}) AS week
${rowsOfRange(withBaseline, [...WHOLE_ANSWERS, largest])})
GROUP BY GROUPING SETS ((provider, model, is_now), (provider, model, week))
ORDER BY provider, model, is_shape, is_now, week DESC
${SETTINGS}`,
    params: { ...rangeParams(tenant, withBaseline), range_from: rangeFrom ?? 0, row_limit: models + 1 },
  };
}
