import type { DeadLetterPosition, DeadLettersRequest } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { OWN } from '../tenant-views/tenant-views';
import { DEAD_LETTER_SELECT } from './stored-dead-letter';

const OF_TENANT = `FROM ${OWN.deadLetters} WHERE tenant_id = {tenant:String}`;
const WAITING = 'replayed_at IS NULL';
const POSITION = 'topic, partition, offset';

/** One row more than asked for, which tells whether there are any. */
export function pageQuery(tenant: TenantId, request: DeadLettersRequest): ClickHouseQuery {
  const { reasons, includeReplayed, first, after } = request;
  const conditions = [
    ...(reasons === undefined ? [] : ['reason IN {reasons:Array(String)}']),
    ...(includeReplayed ? [] : [WAITING]),
    ...(after === undefined ? [] : [BEHIND_CURSOR]),
  ];
  return {
    text: `SELECT ${DEAD_LETTER_SELECT}
${[OF_TENANT, ...conditions].join(' AND ')}
ORDER BY failed_at DESC, ${POSITION} LIMIT {row_limit:UInt32}`,
    params: {
      tenant,
      row_limit: first + 1,
      ...(reasons !== undefined && { reasons }),
      ...(after !== undefined && {
        after_ms: after.failedAt.getTime(),
        after_topic: after.topic,
        after_partition: after.partition,
        after_offset: after.offset,
      }),
    },
  };
}

const BEHIND_CURSOR = `(failed_at < fromUnixTimestamp64Milli({after_ms:Int64}) OR (
  failed_at = fromUnixTimestamp64Milli({after_ms:Int64})
  AND (toString(topic), partition, offset) > ({after_topic:String}, {after_partition:UInt32}, {after_offset:UInt64})))`;

export function reasonCountsQuery(tenant: TenantId, includeReplayed: boolean): ClickHouseQuery {
  return {
    text: `SELECT reason, count() AS count
${OF_TENANT}${includeReplayed ? '' : ` AND ${WAITING}`}
GROUP BY reason ORDER BY count DESC, reason`,
    params: { tenant },
  };
}

export function findQuery(tenant: TenantId, positions: readonly DeadLetterPosition[]): ClickHouseQuery {
  return {
    text: `SELECT ${DEAD_LETTER_SELECT}
${OF_TENANT} AND (${POSITION}) IN (
  SELECT tupleElement(position, 1), tupleElement(position, 2), tupleElement(position, 3) FROM (
    SELECT arrayJoin(arrayZip({topics:Array(String)}, {partitions:Array(UInt32)}, {offsets:Array(UInt64)})) AS position))`,
    params: {
      tenant,
      topics: positions.map(({ topic }) => topic),
      partitions: positions.map(({ partition }) => partition),
      offsets: positions.map(({ offset }) => BigInt(offset)),
    },
  };
}

export function waitingQuery(tenant: TenantId, reasons: readonly string[], limit: number): ClickHouseQuery {
  return {
    text: `SELECT ${DEAD_LETTER_SELECT}
${OF_TENANT} AND ${WAITING} AND reason IN {reasons:Array(String)}
ORDER BY failed_at, ${POSITION} LIMIT {row_limit:UInt32}`,
    params: { tenant, reasons, row_limit: limit },
  };
}

export function tallyQuery(tenant: TenantId): ClickHouseQuery {
  return {
    text: `SELECT countIf(replayed_at IS NULL) AS waiting, countIf(replayed_at IS NOT NULL) AS replayed,
  toUnixTimestamp64Milli(max(failed_at)) AS newest_at_ms
${OF_TENANT}`,
    params: { tenant },
  };
}
