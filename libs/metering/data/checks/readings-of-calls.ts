import { MERGED_READING_ID, OUTSIDE_OBSERVERS, SIDES_OF_AVOIDED } from '@tokenledger/metering/domain';
import { BUCKET_SECONDS } from '@tokenledger/shared/time';

import { ALL_INPUT } from '../rollup/rollup-table';
import { OWN } from '../tenant-views/tenant-views';

const NO_TRACE = `unhex('${'0'.repeat(32)}')`;
const NO_SPAN = `unhex('${'0'.repeat(16)}')`;
/** A call's readings may lie a bucket away from its booking. */
const NEAR_THE_RANGE = `tenant_id = {tenant:String} AND bucket >= toDateTime({from:UInt32}) - ${BUCKET_SECONDS}
      AND bucket < toDateTime({to:UInt32}) + ${BUCKET_SECONDS}`;
const SEEN_BY_SEVERAL = "booking_reason = 'seen-by-several'";
const BOOKED_INSTEAD = `booking_reason IN (${Object.entries(SIDES_OF_AVOIDED)
  .flatMap(([reason, { side }]) => (side === 'booked' ? [`'${reason}'`] : []))
  .join(', ')})`;

export const OUTSIDE = `observer IN (${OUTSIDE_OBSERVERS.map((observer) => `'${observer}'`).join(', ')})`;

const HAS_SPAN = `trace_id != ${NO_TRACE} AND span_id != ${NO_SPAN}`;
const HAS_PARENT = `trace_id != ${NO_TRACE} AND parent_span_id != ${NO_SPAN}`;
/** Times of one process are only rounded; as `matchSiblings` has it. */
const ROUNDING_US = 50_000;

/** Readings that a merged booking stands for. What they saw never changes, so that older versions of a row say the same. */
function readings(columns: string, conditions: readonly string[]): string {
  return `SELECT ${columns} FROM ${OWN.usageVersions}
    WHERE ${[NEAR_THE_RANGE, SEEN_BY_SEVERAL, ...conditions].join(' AND ')}`;
}

/**
 * Calls that a booking stands for in place of their readings. Such rows are few and have one reading id of their own, so their
 * newest versions are chosen among them alone: FINAL would merge every row of the range for each of these questions.
 */
function bookings(conditions: readonly string[] = []): string {
  return `SELECT call_id FROM (SELECT * FROM ${OWN.usageVersions}
      WHERE ${NEAR_THE_RANGE} AND reading_id = unhex('${MERGED_READING_ID}')
      ORDER BY version DESC LIMIT 1 BY bucket, slice, call_id)
    WHERE ${['booked', BOOKED_INSTEAD, ...conditions].join(' AND ')}`;
}

/**
 * Ids by which readings that name no call stand beside one that does: they hang from one span, or the one from the other's,
 * have equal input and overlap in time (`matchSiblings`).
 */
function beside(id: 'unnamed.call_id' | 'named.call_id', unnamed: readonly string[], named: readonly string[]): string {
  const facts = `call_id, trace_id, ${ALL_INPUT} AS input,
    toUnixTimestamp64Micro(started_at) AS start_us, start_us + toInt64(duration_us) + ${ROUNDING_US} AS end_us`;
  const namedReadings = readings(`${facts}, arrayJoin([parent_span_id, span_id]) AS place`, [
    "identity != 'span'",
    HAS_SPAN,
    ...named,
  ]);
  const unnamedReadings = readings(`${facts}, parent_span_id AS place`, ["identity = 'span'", HAS_PARENT, ...unnamed]);
  // The right side is held in memory: few readings name no call.
  return `SELECT ${id} FROM (${namedReadings}) AS named
    GLOBAL INNER JOIN (${unnamedReadings}) AS unnamed
    ON named.trace_id = unnamed.trace_id AND named.place = unnamed.place AND named.input = unnamed.input
    WHERE unnamed.start_us <= named.end_us AND named.start_us <= unnamed.end_us`;
}

/**
 * Rows that do not count alone belong to a filter as their booking does: it has the merged owner and model, a reading its
 * own only. An agent's span without a rest has no booking and speaks for itself, like a possible duplicate.
 *
 * Readings lie under the booking's id, under that of a request or a span that a stronger reading names as well
 * (`groupRowsByCall`), or under that of a span that stands beside it (`matchSiblings`).
 * @param conditions those of the filter; at least one
 */
export function belongsTo(conditions: readonly string[]): string {
  const inBookings = `call_id GLOBAL IN (${bookings(conditions)})`;
  const requests = readings('provider_request_id', ["identity = 'response'", "provider_request_id != ''", inBookings]);
  const named = `(${inBookings} OR (identity = 'request' AND provider_request_id GLOBAL IN (${requests})))`;
  const spans = readings('trace_id, span_id', [HAS_SPAN, "identity IN ('response', 'request')", named]);
  return `multiIf(
    ${SEEN_BY_SEVERAL}, ${inBookings} OR (call_id GLOBAL NOT IN (${bookings()}) AND (${named}
      OR (identity = 'span' AND ((trace_id, span_id) GLOBAL IN (${spans})
        OR call_id GLOBAL IN (${beside('unnamed.call_id', [], [named])}))))),
    booking_reason = 'container' AND call_id GLOBAL IN (${bookings()}), ${inBookings},
    ${conditions.join(' AND ')})`;
}

/** Ids by which readings from inside the organisation are part of a booking, in the range and a bucket around it. */
function seenInside(column: string, isKnown = '1'): string {
  return readings(column, [`NOT ${OUTSIDE}`, isKnown]);
}

/** Calls that a service's reading stands beside. A whole trace says nothing: an agent makes many calls in one. */
const SEEN_BESIDE = beside('named.call_id', [`NOT ${OUTSIDE}`], [OUTSIDE]);
const SPANS_INSIDE = seenInside('trace_id, span_id', HAS_SPAN);

/**
 * A merged booking is told by its most trusted reading; whether a service saw the call as well is told by the ids that
 * the others have: the call's own, the provider's request, the span, or the place of an instrumentation beside it.
 */
export const ONLY_OUTSIDE = `(booking_reason != 'merged-booking' OR (
    call_id GLOBAL NOT IN (${seenInside('call_id')})
    AND provider_request_id GLOBAL NOT IN (${seenInside('provider_request_id', "provider_request_id != ''")})
    AND (trace_id, span_id) GLOBAL NOT IN (${SPANS_INSIDE})
    AND call_id GLOBAL NOT IN (${SEEN_BESIDE})))`;
