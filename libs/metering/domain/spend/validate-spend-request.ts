import { failed, ok, type Result } from '@tokenledger/shared/result';
import { BUCKET_SECONDS } from '@tokenledger/shared/time';

import { type InvalidSpendRequest, SPEND_DIMENSIONS, SPEND_GRANULARITIES, type SpendRequest } from './spend-report';

export const MAX_SPEND_YEARS = 5;
/** A year of hours would be 8,760 periods a group: nobody reads them, and a rollup of days answers at once. */
export const MAX_HOURLY_DAYS = 92;
export const MAX_SPEND_GROUPINGS = 3;
export const MAX_SPEND_ROWS = 10_000;
export const MAX_FILTER_VALUES = 500;
/** Characters. */
export const MAX_FILTER_VALUE_LENGTH = 1_024;

/** The ledger keeps Unix seconds of 32 bits, and no model was sold by the token before. */
const EARLIEST = new Date('2015-01-01T00:00:00Z');
const LATEST = new Date('2100-01-01T00:00:00Z');
const BUCKET_MS = BUCKET_SECONDS * 1000;
const DAY_MS = 86_400_000;

/**
 * Says whether spend can be reported for a request, and if not, everything that is wrong with it at once, each with
 * what to send instead.
 */
export function validateSpendRequest(request: SpendRequest): Result<SpendRequest, readonly InvalidSpendRequest[]> {
  const issues = [
    ...instantIssues('from', request.from),
    ...instantIssues('to', request.to),
    ...rangeIssues(request),
    ...timeZoneIssues(request.timeZone),
    ...granularityIssues(request),
    ...groupingIssues(request),
    ...filterIssues(request),
    ...limitIssues(request.limit),
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

function instantIssues(field: 'from' | 'to', instant: Date): readonly InvalidSpendRequest[] {
  const ms = instant.getTime();
  if (Number.isNaN(ms)) return [{ field, message: 'is no instant: send one such as 2026-03-01T00:00:00Z' }];
  if (instant < EARLIEST || instant > LATEST) {
    return [{ field, message: `is outside the ledger: send an instant from ${dayOf(EARLIEST)} to ${dayOf(LATEST)}` }];
  }
  if (ms % BUCKET_MS === 0) return [];
  const nearest = new Date(Math.floor(ms / BUCKET_MS) * BUCKET_MS).toISOString();
  return [{ field, message: `is not on a quarter of an hour: send ${nearest}, or the next quarter` }];
}

function rangeIssues({ from, to }: SpendRequest): readonly InvalidSpendRequest[] {
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return [];
  if (from >= to) {
    return [{ field: 'to', message: 'is not after `from`: `to` is the first instant that no longer counts' }];
  }
  const latest = new Date(from);
  latest.setUTCFullYear(from.getUTCFullYear() + MAX_SPEND_YEARS);
  if (to <= latest) return [];
  return [{ field: 'to', message: `is more than ${MAX_SPEND_YEARS} years after \`from\`: ask for several ranges` }];
}

function timeZoneIssues(timeZone: string): readonly InvalidSpendRequest[] {
  if (isSpendTimeZone(timeZone)) return [];
  return [
    { field: 'timeZone', message: 'is no IANA time zone: send one such as Europe/Berlin or UTC, spelt like that' },
  ];
}

function granularityIssues({ from, to, granularity }: SpendRequest): readonly InvalidSpendRequest[] {
  const field = 'granularity';
  if (!SPEND_GRANULARITIES.includes(granularity)) {
    return [{ field, message: `is unknown: send one of ${SPEND_GRANULARITIES.join(', ')}` }];
  }
  if (granularity !== 'hour' || to.getTime() - from.getTime() <= MAX_HOURLY_DAYS * DAY_MS) return [];
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
  if (!groupBy.every((dimension) => SPEND_DIMENSIONS.includes(dimension))) {
    issues.push({ field, message: `has an unknown dimension: send some of ${SPEND_DIMENSIONS.join(', ')}` });
  }
  return issues;
}

function filterIssues({ filter }: SpendRequest): readonly InvalidSpendRequest[] {
  const known: ReadonlySet<string> = new Set(SPEND_DIMENSIONS);
  return Object.entries(filter).flatMap(([dimension, values]) => {
    const message = known.has(dimension)
      ? filterValuesIssue(values)
      : `is an unknown dimension: filter on some of ${SPEND_DIMENSIONS.join(', ')}`;
    return message === undefined ? [] : [{ field: `filter.${dimension}`, message }];
  });
}

function filterValuesIssue(values: readonly (string | null)[]): string | undefined {
  if (values.length === 0) return 'is empty and lets no call pass: leave it out, or send the values to keep';
  if (values.length > MAX_FILTER_VALUES) {
    return `has ${values.length} values: send ${MAX_FILTER_VALUES} at most, or group by the dimension instead`;
  }
  if (values.includes('')) return 'has an empty value: send null for calls where it is not known';
  if (values.some((value) => value !== null && value.length > MAX_FILTER_VALUE_LENGTH)) {
    return `has a value longer than ${MAX_FILTER_VALUE_LENGTH} characters: send shorter ones`;
  }
  return undefined;
}

function limitIssues(limit: number): readonly InvalidSpendRequest[] {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_SPEND_ROWS) return [];
  return [{ field: 'limit', message: `is not a whole number from 1 to ${MAX_SPEND_ROWS}` }];
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
