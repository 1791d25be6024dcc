import { failed, ok, type Result } from '@tokenledger/shared/result';
import { BUCKET_SECONDS } from '@tokenledger/shared/time';

import {
  type InvalidSpendRequest,
  SPEND_GRANULARITIES,
  SPEND_ORDERS,
  type SpendRange,
  type SpendRequest,
} from './spend-report';
import { dimensionsIssues, filterIssues } from './validate-spend-filter';

export const MAX_SPEND_YEARS = 5;
/** A year of hours would be 8,760 periods a group: nobody reads them, and a rollup of days answers at once. */
export const MAX_HOURLY_DAYS = 92;
export const MAX_SPEND_GROUPINGS = 3;
export const MAX_SPEND_ROWS = 10_000;
export const MAX_SPEND_TOP = 100;

/** The ledger keeps Unix seconds of 32 bits, and no model was sold by the token before. */
export const EARLIEST_CALL = new Date('2015-01-01T00:00:00Z');
export const LATEST_CALL = new Date('2100-01-01T00:00:00Z');
const BUCKET_MS = BUCKET_SECONDS * 1000;
const DAY_MS = 86_400_000;

/**
 * Says whether spend can be reported for a request, and if not, everything that is wrong with it at once, each with
 * what to send instead.
 */
export function validateSpendRequest(request: SpendRequest): Result<SpendRequest, readonly InvalidSpendRequest[]> {
  const issues = [
    ...spendRangeIssues(request, ''),
    ...timeZoneIssues(request.timeZone),
    ...granularityIssues(request),
    ...groupingIssues(request),
    ...filterIssues(request.filter),
    ...limitIssues(request.limit),
    ...comparisonIssues(request),
    ...topIssues(request),
    ...orderIssues(request),
  ];
  return issues.length === 0 ? ok(request) : failed(issues);
}

/** Whether a text is an IANA time zone that the ledger can cut periods in. */
export function isSpendTimeZone(name: string): boolean {
  // Besides IANA names, ICU takes offsets, three-letter names of its own and any capitals; ClickHouse takes none of them.
  if (name !== 'UTC' && name !== 'GMT' && !AREA_AND_CITY.test(name)) return false;
  const resolved = resolveTimeZone(name);
  if (resolved === undefined) return false;
  return resolved === name || resolved.toLowerCase() !== name.toLowerCase();
}

/** `Area/City`, `Area/Region/City`; no part is written in capitals alone, but for `GMT+5` and `NSW`. */
const AREA_AND_CITY = /^(?!.*[A-Z]{4})[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z0-9_+-]+){1,2}$/;

function resolveTimeZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** @param path what stands before `from` and `to` in the input: `compareWith.` */
export function spendRangeIssues({ from, to }: SpendRange, path: string): readonly InvalidSpendRequest[] {
  return [
    ...instantIssues(`${path}from`, from),
    ...instantIssues(`${path}to`, to),
    ...lengthIssues({ from, to }, `${path}to`),
  ];
}

/** Whether an instant can be that of a call; on the quarter or off it. */
export function instantOfLedgerIssues(field: string, instant: Date): readonly InvalidSpendRequest[] {
  if (Number.isNaN(instant.getTime())) {
    return [{ field, message: 'is no instant: send one such as 2026-03-01T00:00:00Z' }];
  }
  if (instant >= EARLIEST_CALL && instant <= LATEST_CALL) return [];
  const message = `is outside the ledger: send an instant from ${dayOf(EARLIEST_CALL)} to ${dayOf(LATEST_CALL)}`;
  return [{ field, message }];
}

function instantIssues(field: string, instant: Date): readonly InvalidSpendRequest[] {
  const issues = instantOfLedgerIssues(field, instant);
  const ms = instant.getTime();
  if (issues.length > 0 || ms % BUCKET_MS === 0) return issues;
  const nearest = new Date(Math.floor(ms / BUCKET_MS) * BUCKET_MS).toISOString();
  return [{ field, message: `is not on a quarter of an hour: send ${nearest}, or the next quarter` }];
}

function lengthIssues({ from, to }: SpendRange, field: string): readonly InvalidSpendRequest[] {
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return [];
  if (from >= to) return [{ field, message: 'is not after `from`: `to` is the first instant that no longer counts' }];
  const latest = new Date(from);
  latest.setUTCFullYear(from.getUTCFullYear() + MAX_SPEND_YEARS);
  if (to <= latest) return [];
  return [{ field, message: `is more than ${MAX_SPEND_YEARS} years after \`from\`: ask for several ranges` }];
}

function timeZoneIssues(timeZone: string): readonly InvalidSpendRequest[] {
  if (isSpendTimeZone(timeZone)) return [];
  return [
    { field: 'timeZone', message: 'is no IANA time zone: send one such as Europe/Berlin or UTC, spelt like that' },
  ];
}

function granularityIssues({ from, to, granularity, compareWith }: SpendRequest): readonly InvalidSpendRequest[] {
  const field = 'granularity';
  if (!SPEND_GRANULARITIES.includes(granularity)) {
    return [{ field, message: `is unknown: send one of ${SPEND_GRANULARITIES.join(', ')}` }];
  }
  const lengths = [{ from, to }, ...(compareWith === undefined ? [] : [compareWith])].map(
    (range) => range.to.getTime() - range.from.getTime(),
  );
  if (granularity !== 'hour' || lengths.every((ms) => !(ms > MAX_HOURLY_DAYS * DAY_MS))) return [];
  return [{ field, message: `by hour reaches over ${MAX_HOURLY_DAYS} days at most: shorten the range or ask by day` }];
}

function groupingIssues({ groupBy }: SpendRequest): readonly InvalidSpendRequest[] {
  const field = 'groupBy';
  const issues: InvalidSpendRequest[] = [];
  if (groupBy.length > MAX_SPEND_GROUPINGS) {
    issues.push({ field, message: `has ${groupBy.length} dimensions: send ${MAX_SPEND_GROUPINGS} at most` });
  }
  const twice = new Set(groupBy.filter((dimension, index) => groupBy.indexOf(dimension) !== index));
  if (twice.size > 0) issues.push({ field, message: `names ${[...twice].join(', ')} twice: send each dimension once` });
  return [...issues, ...dimensionsIssues(field, groupBy)];
}

function comparisonIssues({ compareWith }: SpendRequest): readonly InvalidSpendRequest[] {
  return compareWith === undefined ? [] : spendRangeIssues(compareWith, 'compareWith.');
}

function topIssues({ top, groupBy }: SpendRequest): readonly InvalidSpendRequest[] {
  if (top === undefined) return [];
  const field = 'top';
  if (!Number.isInteger(top) || top < 1 || top > MAX_SPEND_TOP) {
    return [{ field, message: `is not a whole number from 1 to ${MAX_SPEND_TOP}` }];
  }
  if (groupBy.length > 0) return [];
  return [{ field, message: 'keeps the largest groups, and nothing is grouped: leave it out, or send `groupBy`' }];
}

function orderIssues({ orderBy, compareWith }: SpendRequest): readonly InvalidSpendRequest[] {
  const field = 'orderBy';
  if (orderBy !== undefined && !SPEND_ORDERS.includes(orderBy)) {
    return [{ field, message: `is unknown: send one of ${SPEND_ORDERS.join(', ')}` }];
  }
  if (orderBy !== 'change' || compareWith !== undefined) return [];
  return [{ field, message: 'by change needs a range to change from: send `compareWith`, or another order' }];
}

function limitIssues(limit: number): readonly InvalidSpendRequest[] {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_SPEND_ROWS) return [];
  return [{ field: 'limit', message: `is not a whole number from 1 to ${MAX_SPEND_ROWS}` }];
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
