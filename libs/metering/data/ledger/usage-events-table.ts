import { METERS } from '@tokenledger/pricing/domain';

/** Every reading of every call, and the bookings made of them: the ledger. */
export const USAGE_EVENTS = 'usage_events';

/** Name of a meter's column. */
export function meterColumn(meter: (typeof METERS)[number]): string {
  return `tokens_${meter.replace(/([A-Z]|\d+[a-z])/g, (part) => `_${part.toLowerCase()}`)}`;
}

/**
 * Columns of `usage_events` in the order in which rows are written.
 *
 * Unknown text is the empty string; an unknown cost is NULL. Dimensions that can change (team, price) are not in the
 * key, so a new version of a row replaces the old one whatever changed.
 */
export const USAGE_EVENT_COLUMNS: readonly (readonly [name: string, type: string])[] = [
  ['tenant_id', 'LowCardinality(String)'],
  ['bucket', "DateTime('UTC') CODEC(Delta, ZSTD(1))"],
  ['call_id', 'FixedString(16) CODEC(NONE)'],
  ['reading_id', 'FixedString(8) CODEC(NONE)'],
  ['version', 'UInt64 CODEC(Delta, ZSTD(1))'],
  ['booked', 'Bool'],
  ['booking_reason', 'LowCardinality(String)'],
  ['identity', 'LowCardinality(String)'],
  ['role', 'LowCardinality(String)'],
  ['signal', 'LowCardinality(String)'],
  ['dialect', 'LowCardinality(String)'],
  ['scope', 'LowCardinality(String)'],
  ['observer', 'LowCardinality(String)'],
  ['key_id', 'LowCardinality(String)'],
  ['source', 'LowCardinality(String)'],
  ['trace_id', 'FixedString(16) CODEC(NONE)'],
  ['span_id', 'FixedString(8) CODEC(NONE)'],
  ['parent_span_id', 'FixedString(8) CODEC(ZSTD(1))'],
  ['started_at', "DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1))"],
  ['duration_us', 'UInt64 CODEC(T64, ZSTD(1))'],
  ['arrived_at', "DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))"],
  ['operation', 'LowCardinality(String)'],
  ['provider', 'LowCardinality(String)'],
  ['request_model', 'LowCardinality(String)'],
  ['response_model', 'LowCardinality(String)'],
  ['response_id', 'String CODEC(ZSTD(1))'],
  ['provider_request_id', 'String CODEC(ZSTD(1))'],
  ['service_tier', 'LowCardinality(String)'],
  ['server_address', 'LowCardinality(String)'],
  ['finish_reason', 'LowCardinality(String)'],
  ['error_type', 'LowCardinality(String)'],
  ...METERS.map((meter) => [meterColumn(meter), 'UInt64 CODEC(T64, ZSTD(1))'] as const),
  ['usage_status', 'LowCardinality(String)'],
  ['usage_rule', 'LowCardinality(String)'],
  ['usage_confidence', 'LowCardinality(String)'],
  ['usage_notes', 'LowCardinality(String)'],
  ['usage_detail', 'UInt8'],
  ['extra_units', 'String CODEC(ZSTD(1))'],
  ['reported_cost', 'Nullable(Decimal(38, 18)) CODEC(ZSTD(1))'],
  ['reported_currency', 'LowCardinality(String)'],
  ['rating_status', 'LowCardinality(String)'],
  ['rating_reason', 'LowCardinality(String)'],
  ['price_id', 'LowCardinality(String)'],
  ['price_book', 'LowCardinality(String)'],
  ['currency', 'LowCardinality(String)'],
  ['list_cost', 'Nullable(Decimal(38, 18)) CODEC(ZSTD(1))'],
  ['contracted_cost', 'Nullable(Decimal(38, 18)) CODEC(ZSTD(1))'],
  ['effective_cost', 'Nullable(Decimal(38, 18)) CODEC(ZSTD(1))'],
  ['team', 'LowCardinality(String)'],
  ['project', 'LowCardinality(String)'],
  ['cost_center', 'LowCardinality(String)'],
  ['service', 'LowCardinality(String)'],
  ['environment', 'LowCardinality(String)'],
  ['user', 'String CODEC(ZSTD(1))'],
  ['agent', 'LowCardinality(String)'],
  ['conversation', 'String CODEC(ZSTD(1))'],
  ['owner_evidence', 'LowCardinality(String)'],
  ['unallocated_reason', 'LowCardinality(String)'],
  ['purpose', 'LowCardinality(String)'],
  ['purpose_reason', 'LowCardinality(String)'],
  ['usage_evidence', 'LowCardinality(String)'],
  ['workspace', 'LowCardinality(String)'],
  ['api_key', 'LowCardinality(String)'],
  ['conversion', 'LowCardinality(String)'],
  ['reporting_currency', 'LowCardinality(String)'],
  ['reporting_cost', 'Nullable(Decimal(38, 18)) CODEC(ZSTD(1))'],
  ['exchange_rate', 'Nullable(Decimal(38, 18)) CODEC(ZSTD(1))'],
  ['exchange_rate_id', 'LowCardinality(String)'],
  ['owner_rule', 'LowCardinality(String)'],
  ['owner_rule_said', 'LowCardinality(String)'],
  ['rule_facts', 'String CODEC(ZSTD(1))'],
  ['originator_team', 'LowCardinality(String)'],
  ['originator_project', 'LowCardinality(String)'],
  ['originator_cost_center', 'LowCardinality(String)'],
  ['originator_evidence', 'String CODEC(ZSTD(1))'],
];

/**
 * Columns that a migration added to a table that was released without them, by its id. They stand at the end of
 * `USAGE_EVENT_COLUMNS`, in the order of their steps; steps before theirs do not know them.
 */
export const COLUMNS_ADDED_LATER: Readonly<Record<number, readonly string[]>> = {
  11: ['usage_evidence', 'workspace', 'api_key'],
  12: ['conversion', 'reporting_currency', 'reporting_cost', 'exchange_rate', 'exchange_rate_id'],
  13: ['owner_rule', 'owner_rule_said', 'rule_facts'],
  14: ['originator_team', 'originator_project', 'originator_cost_center', 'originator_evidence'],
};

const WAS_IN_DOLLARS = "rating_status = 'priced' AND currency = 'USD'";
const WAS_IN_ANOTHER = "rating_status = 'priced' AND currency != 'USD'";

/**
 * What rows that are older than a column say in it. Before there were rates every organisation reported in US dollars, so
 * such a row is an amount in dollars as it stands, or one without a rate; rating it again says more.
 */
export const OLDER_ROWS_SAY: Readonly<Record<string, string>> = {
  conversion: `multiIf(${WAS_IN_DOLLARS}, 'same-currency', ${WAS_IN_ANOTHER}, 'no-rate', '')`,
  reporting_currency: "if(rating_status = 'priced', 'USD', '')",
  reporting_cost: `if(${WAS_IN_DOLLARS}, effective_cost, NULL)`,
  exchange_rate_id: `if(${WAS_IN_ANOTHER}, concat(currency, '/USD ', toString(toDate(started_at))), '')`,
};
