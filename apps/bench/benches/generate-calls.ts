import { bucketOf } from '@tokenledger/shared/time';

import type { Testbed } from '../testbed/testbed';

export const DAYS = 30;
const DAY_SECONDS = 86_400;
const CALLS_A_STATEMENT = 1_000_000;

/** The days up to the last midnight, in Unix seconds. */
export interface GeneratedRange {
  readonly from: number;
  readonly to: number;
}

/** @returns the range that generated calls lie in */
export function generatedRange(nowMs: number): GeneratedRange {
  const to = Math.floor(nowMs / 1000 / DAY_SECONDS) * DAY_SECONDS;
  return { from: to - DAYS * DAY_SECONDS, to };
}

/** Every bucket of a range. */
export function bucketsOf({ from, to }: GeneratedRange): readonly number[] {
  const buckets = [];
  for (let bucket = bucketOf(from * 1e6); bucket < to; bucket += 900) buckets.push(bucket);
  return buckets;
}

/**
 * Calls of 1,000 projects of 50 teams with 4 models each and 20,000 users, spread evenly over the range: the density that
 * makes a 15-minute rollup almost as long as the calls. Ids are as random as real ones: they are most of the bytes.
 * @param differing columns that say something else, as SQL
 */
export async function generateCalls(
  testbed: Testbed,
  calls: number,
  range: GeneratedRange,
  differing: Readonly<Record<string, string>> = {},
): Promise<void> {
  const text = insertOf({ ...VALUES, ...differing });
  for (let from = 0; from < calls; from += CALLS_A_STATEMENT) {
    await testbed.clickhouse.command({
      text,
      params: {
        tenant: testbed.tenant,
        first: from,
        count: Math.min(CALLS_A_STATEMENT, calls - from),
        from: range.from,
        // Rows come in the order of time, as a stream brings them.
        us_a_call: Math.floor((DAYS * DAY_SECONDS * 1e6) / calls),
      },
    });
  }
}

const VALUES: Readonly<Record<string, string>> = {
  tenant_id: '{tenant:String}',
  bucket: "toStartOfInterval(toDateTime(started, 'UTC'), INTERVAL 15 MINUTE)",
  call_id: "CAST(MD5(concat('call', toString(number))) AS FixedString(16))",
  reading_id: "CAST(substring(MD5(concat('reading', toString(number))), 1, 8) AS FixedString(8))",
  version: '1',
  booked: 'true',
  booking_reason: "'sole-reading'",
  identity: "'response'",
  role: "'call'",
  signal: "'span'",
  dialect: "'otel-genai'",
  scope: "'opentelemetry.instrumentation.openai_v2'",
  observer: "'application'",
  key_id: "'key-1'",
  // Some three calls of one project; one call in fifty is made for another one.
  trace_id:
    "CAST(MD5(concat('trace', toString(intDiv(number, 3000)), '-', toString(nth_project + (cityHash64(number, 9) % 50 = 0)))) AS FixedString(16))",
  span_id: "CAST(substring(MD5(concat('span', toString(number))), 1, 8) AS FixedString(8))",
  started_at: 'started',
  duration_us: '300000 + cityHash64(number, 1) % 20000000',
  arrived_at: 'started + INTERVAL 21 SECOND',
  operation: "'chat'",
  provider: "if(nth_model < 2, 'openai', 'anthropic')",
  request_model: "['gpt-4o', 'gpt-4o-mini', 'claude-sonnet-4-5', 'claude-haiku-4-5'][nth_model + 1]",
  response_model: "['gpt-4o', 'gpt-4o-mini', 'claude-sonnet-4-5', 'claude-haiku-4-5'][nth_model + 1]",
  response_id: "concat('chatcmpl-', substring(lower(hex(MD5(concat('response', toString(number))))), 1, 24))",
  finish_reason: "'stop'",
  tokens_input: 'cityHash64(number, 2) % 8000',
  tokens_cache_read: 'if(cityHash64(number, 3) % 3 = 0, cityHash64(number, 4) % 16000, 0)',
  tokens_output: '1 + cityHash64(number, 5) % 900',
  usage_status: "'complete'",
  usage_rule: "'convention-default'",
  usage_confidence: "'likely'",
  usage_detail: '7',
  rating_status: "'priced'",
  price_id: "concat('price-', toString(nth_model))",
  price_book: "'bench'",
  currency: "'USD'",
  list_cost: 'toDecimal128((cityHash64(number, 6) % 1000000) / 100000000, 18)',
  contracted_cost: 'list_cost',
  effective_cost: 'list_cost',
  team: "concat('team-', toString(nth_project % 50))",
  project: "concat('project-', toString(nth_project))",
  service: "concat('service-', toString(nth_project))",
  environment: "'production'",
  user: "concat('user-', toString(cityHash64(number, 7) % 20000))",
  purpose: "if(cityHash64(number, 8) % 20 = 0, 'waste', 'productive')",
  purpose_reason: "if(cityHash64(number, 8) % 20 = 0, 'truncated', 'answered')",
};

/** Calls whose telemetry names a service and no owner. */
export const OF_NOBODY: Readonly<Record<string, string>> = {
  team: "''",
  project: "''",
  owner_evidence: "'service=resource:service.name;environment=resource:deployment.environment.name'",
  unallocated_reason: "'no-metadata'",
};

const insertOf = (
  values: Readonly<Record<string, string>>,
): string => `INSERT INTO usage_events (${Object.keys(values).join(', ')})
WITH fromUnixTimestamp64Micro(toInt64({from:UInt32}) * 1000000 + toInt64(number * {us_a_call:UInt64}), 'UTC') AS started,
     cityHash64(number, 9) % 1000 AS nth_project, (nth_project + cityHash64(number, 10) % 4) % 4 AS nth_model
SELECT ${Object.entries(values)
  .map(([column, value]) => `${value} AS ${column}`)
  .join(', ')}
FROM numbers({first:UInt64}, {count:UInt64})`;
