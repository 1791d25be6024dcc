import { MAY_BE_SHARED, SHARED_WITHOUT_RULE, SHOWN_BY_TRACE } from '@tokenledger/metering/domain';
import { INPUT_METERS, OUTPUT_METERS } from '@tokenledger/pricing/domain';

import { meterColumn } from '../ledger/usage-events-table';

/**
 * Columns that a rollup keeps apart, in the order of its key. Users, agents and conversations are not among them: with
 * them a rollup is as long as the calls; they are read from `usage_events`.
 */
export const ROLLUP_DIMENSIONS = [
  'team',
  'project',
  'cost_center',
  'service',
  'environment',
  'provider',
  'model',
  'operation',
  'purpose',
  'key_id',
  'currency',
  'reported_in',
  'originator',
  'originator_team',
  'originator_project',
  'originator_cost_center',
  'unallocated_reason',
] as const;

export type RollupDimension = (typeof ROLLUP_DIMENSIONS)[number];

export interface RollupMeasure {
  readonly column: string;
  readonly type: string;
  /** Over rows of `usage_events`; each says itself which of them count. */
  readonly fromEvents: string;
  /** How finer rollups are added up into coarser ones, and into answers. */
  readonly combine: 'sum' | 'max';
}

export const ALL_INPUT = INPUT_METERS.map(meterColumn).join(' + ');
export const ALL_OUTPUT = OUTPUT_METERS.map(meterColumn).join(' + ');
export const ALL_TOKENS = `${ALL_INPUT} + ${ALL_OUTPUT}`;
export const UNALLOCATED = "unallocated_reason != ''";
export const UNPRICED = "rating_status = 'unpriced'";
export const INCOMPLETE = "(usage_status IN ('partial', 'invalid') OR (usage_status = 'none' AND error_type = ''))";
const DUPLICATE = "booking_reason = 'possible-duplicate'";

function booked(expression: string): string {
  return `sumIf(${expression}, booked)`;
}

function bookedCount(condition: string): string {
  return `countIf(booked AND ${condition})`;
}

/** What a rollup adds up. A call has at most 10^12 tokens, so 64 bits hold 18 million calls of the largest kind. */
export const ROLLUP_MEASURES: readonly RollupMeasure[] = [
  { column: 'calls', type: 'UInt64', fromEvents: 'countIf(booked)', combine: 'sum' },
  { column: 'input_tokens', type: 'UInt64', fromEvents: booked(ALL_INPUT), combine: 'sum' },
  {
    column: 'uncached_input_tokens',
    type: 'UInt64',
    fromEvents: booked('tokens_input + tokens_audio_input + tokens_image_input'),
    combine: 'sum',
  },
  {
    column: 'cache_read_tokens',
    type: 'UInt64',
    fromEvents: booked('tokens_cache_read + tokens_audio_cache_read'),
    combine: 'sum',
  },
  {
    column: 'cache_write_tokens',
    type: 'UInt64',
    fromEvents: booked('tokens_cache_write_5m + tokens_cache_write_1h'),
    combine: 'sum',
  },
  { column: 'output_tokens', type: 'UInt64', fromEvents: booked(ALL_OUTPUT), combine: 'sum' },
  { column: 'reasoning_tokens', type: 'UInt64', fromEvents: booked('tokens_reasoning'), combine: 'sum' },
  {
    column: 'priced_calls',
    type: 'UInt64',
    fromEvents: bookedCount("rating_status = 'priced'"),
    combine: 'sum',
  },
  {
    column: 'list_cost',
    type: 'Decimal(38, 18)',
    fromEvents: 'sumIf(ifNull(list_cost, toDecimal128(0, 18)), booked)',
    combine: 'sum',
  },
  {
    column: 'contracted_cost',
    type: 'Decimal(38, 18)',
    fromEvents: 'sumIf(ifNull(contracted_cost, toDecimal128(0, 18)), booked)',
    combine: 'sum',
  },
  {
    column: 'effective_cost',
    type: 'Decimal(38, 18)',
    fromEvents: 'sumIf(ifNull(effective_cost, toDecimal128(0, 18)), booked)',
    combine: 'sum',
  },
  { column: 'unpriced_calls', type: 'UInt64', fromEvents: bookedCount(UNPRICED), combine: 'sum' },
  {
    column: 'unpriced_tokens',
    type: 'UInt64',
    fromEvents: `sumIf(${ALL_TOKENS}, booked AND ${UNPRICED})`,
    combine: 'sum',
  },
  { column: 'unallocated_calls', type: 'UInt64', fromEvents: bookedCount(UNALLOCATED), combine: 'sum' },
  {
    column: 'unallocated_tokens',
    type: 'UInt64',
    fromEvents: `sumIf(${ALL_TOKENS}, booked AND ${UNALLOCATED})`,
    combine: 'sum',
  },
  { column: 'incomplete_calls', type: 'UInt64', fromEvents: bookedCount(INCOMPLETE), combine: 'sum' },
  { column: 'duplicate_calls', type: 'UInt64', fromEvents: `countIf(${DUPLICATE})`, combine: 'sum' },
  {
    column: 'duplicate_tokens',
    type: 'UInt64',
    fromEvents: `sumIf(${ALL_TOKENS}, ${DUPLICATE})`,
    combine: 'sum',
  },
  {
    column: 'reporting_cost',
    type: 'Decimal(38, 18)',
    fromEvents: 'sumIf(ifNull(reporting_cost, toDecimal128(0, 18)), booked)',
    combine: 'sum',
  },
  { column: 'newest_call_at', type: "DateTime64(6, 'UTC')", fromEvents: 'maxIf(started_at, booked)', combine: 'max' },
  {
    column: 'newest_arrival_at',
    type: "DateTime64(3, 'UTC')",
    fromEvents: 'maxIf(arrived_at, booked)',
    combine: 'max',
  },
];

/**
 * What stands in `reported_in` for priced calls without a rate: their cost is known in their own currency only. Each call of
 * a group is converted into one currency or none is, so how many are not, and their cost, follow from the group.
 */
export const NOT_CONVERTED = '-';

/** `reported_in` of calls, whichever release rated them; empty without a price. */
const REPORTED_IN = `multiIf(rating_status != 'priced', '', conversion = 'no-rate', '${NOT_CONVERTED}', reporting_currency)`;

/**
 * What a migration added to rollups that were released without it, by its id; steps before do not know it. `reported_in` is
 * empty in older groups (a part of the key has no default); their cost was in US dollars or not converted.
 */
export const ROLLUP_COLUMNS_ADDED_LATER: Readonly<Record<number, readonly string[]>> = {
  12: ['reported_in', 'reporting_cost'],
  14: ['originator', 'originator_team', 'originator_project', 'originator_cost_center'],
  15: ['unallocated_reason'],
};

export const OLDER_GROUPS_SAY: Readonly<Record<string, string>> = {
  reporting_cost: "if(currency = 'USD', effective_cost, toDecimal128(0, 18))",
};

/** `reported_in` of a rollup's group, older ones included. */
export const REPORTED_IN_OF_GROUP = `multiIf(reported_in != '' OR currency = '', reported_in, currency = 'USD', 'USD', '${NOT_CONVERTED}')`;

/**
 * `originator` of calls that were made for somebody else than their owner: `trace` where their trace shows it, `said` where
 * they say it. Empty, as in older groups: they were made for their owner, and the three names beside it are empty too.
 */
const ORIGINATOR = `multiIf(originator_evidence = '', '', startsWith(originator_evidence, '${SHOWN_BY_TRACE}'), 'trace', 'said')`;

/** The owner dimension of whoever a call was made for, in `usage_events` and in rollups alike. */
export function originating(column: 'team' | 'project' | 'cost_center', source: 'events' | 'rollup'): string {
  const isOwner = source === 'events' ? "originator_evidence = ''" : "originator = ''";
  return `if(${isOwner}, ${column}, originator_${column})`;
}

/** Why nobody owned calls was not told in groups that are older than the column. */
const NOT_TOLD_THEN = 'not-told';

const IS_OLDER = "unallocated_reason = '' AND team = '' AND project = '' AND cost_center = ''";
const SAYS_WHAT_MADE_IT = `unallocated_reason IN (${MAY_BE_SHARED.map((reason) => `'${reason}'`).join(', ')})`;

/**
 * As `shownReason`, in `usage_events` and in rollups alike. Groups that are older than the column say nothing: nobody owns what
 * names no team, project or cost centre.
 */
export function reasonOfUnallocated(source: 'events' | 'rollup'): string {
  if (source === 'events') {
    return `if(${SAYS_WHAT_MADE_IT} AND originator_evidence != '', '${SHARED_WITHOUT_RULE}', unallocated_reason)`;
  }
  return `multiIf(${IS_OLDER}, '${NOT_TOLD_THEN}', ${SAYS_WHAT_MADE_IT} AND originator != '', '${SHARED_WITHOUT_RULE}', unallocated_reason)`;
}

/** How a rollup's dimension is read from `usage_events`. */
export function dimensionFromEvents(dimension: string): string {
  if (dimension === 'reported_in') return REPORTED_IN;
  if (dimension === 'originator') return ORIGINATOR;
  return dimension === 'model' ? "if(response_model = '', request_model, response_model)" : dimension;
}

export function combined({ column, combine }: RollupMeasure): string {
  return `${combine}(${column})`;
}

/**
 * A rollup by length of its periods. `slice` is a step on the way to the quarter hours of busy buckets and answers nothing;
 * `daily` days are those of the tenant's time zone.
 */
export const ROLLUPS = { slice: 'usage_slice', quarterHour: 'usage_quarter_hour', daily: 'usage_daily' } as const;

/** A rollup that answers are read from. */
export type RollupName = Exclude<keyof typeof ROLLUPS, 'slice'>;
