import { type Decimal18, parseDecimal18 } from '@tokenledger/shared/money';
import type { AttributeValue, OtlpRecord } from '@tokenledger/shared/otlp';

import { decimalText, type JsonObject, jsonObjectOf, reportedAmount } from './attribute-reading';
import { type Dialect, drop, type RawReading, type Recognition } from './dialect';
import { readJsonCounts } from './json-counts';
import { readRecord, toRawReading } from './read-record';

const CALL_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({ generation: 'chat', embedding: 'embeddings' }),
);
const USAGE = 'langfuse.observation.usage_details';
const BUCKETS = {
  input: ['input', 'input_tokens', 'prompt_tokens', 'promptTokens'],
  output: ['output', 'output_tokens', 'completion_tokens', 'completionTokens'],
  total: ['total', 'total_tokens', 'totalTokens'],
  cacheRead: ['cache_read_input_tokens', 'input_cached_tokens', 'input_cache_read', 'input_cached_content'],
  cacheWrite: ['cache_creation_input_tokens', 'input_cache_creation', 'input_cache_write'],
  cacheWrite5m: ['input_cache_creation_5m'],
  cacheWrite1h: ['input_cache_creation_1h'],
  reasoning: ['output_reasoning_tokens', 'output_reasoning', 'reasoning_tokens', 'output_thoughts'],
  audioInput: ['input_audio_tokens', 'input_audio'],
  audioOutput: ['output_audio_tokens', 'output_audio'],
} as const;
const KNOWN_BUCKETS: ReadonlySet<string> = new Set(Object.values(BUCKETS).flat());

/**
 * Langfuse's SDK (@langfuse/otel 5.11): usage and cost are JSON of buckets in which no token is twice. Generations and
 * embeddings are calls; any other observation with usage stands around them.
 */
export const langfuse: Dialect = {
  name: 'langfuse',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const { attributes } = record;
    const type = attributes.get('langfuse.observation.type');
    if (typeof type !== 'string') return undefined;
    const operation = CALL_TYPES.get(type.toLowerCase());
    const flat = readRecord(attributes);
    const buckets = jsonObjectOf(attributes.get(USAGE));
    if (operation === undefined && buckets === undefined && !flat.hasUsage) return drop('container-without-usage');
    const counts = buckets === undefined ? flat : readJsonCounts(buckets, BUCKETS, USAGE);
    const reading = toRawReading(record, flat, {
      dialect: 'langfuse',
      role: operation === undefined ? 'container' : 'call',
      operation: operation ?? type.toLowerCase(),
      invalidCounts: counts.problems,
      ...(buckets === undefined
        ? { tokens: counts.tokens, evidence: counts.evidence }
        : { ...withTotalsOfBuckets(counts), basis: 'inclusive' as const }),
    });
    const cost = costOf(attributes.get('langfuse.observation.cost_details'));
    return {
      outcome: 'reading',
      reading: {
        ...reading,
        ...(cost !== undefined && { reportedCost: cost }),
        extraUnits: { ...reading.extraUnits, ...otherBuckets(buckets) },
      },
    };
  },
};

/** Buckets side by side become totals that hold their parts, unless the reported total says that they do already. */
function withTotalsOfBuckets({
  tokens,
  evidence,
}: Pick<RawReading, 'tokens' | 'evidence'>): Pick<RawReading, 'tokens' | 'evidence'> {
  const { input, output, total } = tokens;
  const lifetimes = (tokens.cacheWrite5m ?? 0) + (tokens.cacheWrite1h ?? 0);
  const inputParts = (tokens.cacheRead ?? 0) + (tokens.cacheWrite ?? lifetimes) + (tokens.audioInput ?? 0);
  const outputParts = (tokens.reasoning ?? 0) + (tokens.audioOutput ?? 0);
  if (inputParts + outputParts === 0) return { tokens, evidence };
  const holdsParts =
    total !== undefined &&
    total === (input ?? 0) + (output ?? 0) &&
    inputParts <= (input ?? 0) &&
    outputParts <= (output ?? 0);
  if (holdsParts) return { tokens, evidence };
  return {
    tokens: {
      ...tokens,
      ...((input !== undefined || inputParts > 0) && { input: (input ?? 0) + inputParts }),
      ...((output !== undefined || outputParts > 0) && { output: (output ?? 0) + outputParts }),
    },
    evidence: {
      ...evidence,
      ...(inputParts > 0 && { input: `${evidence.input ?? USAGE} + its other buckets` }),
      ...(outputParts > 0 && { output: `${evidence.output ?? USAGE} + its other buckets` }),
    },
  };
}

function otherBuckets(buckets: JsonObject | undefined): Readonly<Record<string, string>> {
  const others: Record<string, string> = {};
  for (const [name, value] of Object.entries(buckets ?? {})) {
    const text = typeof value === 'number' && !KNOWN_BUCKETS.has(name) ? decimalText(value) : undefined;
    if (text !== undefined) others[name] = text;
  }
  return others;
}

function costOf(value: AttributeValue | undefined): RawReading['reportedCost'] {
  const costs = Object.entries(jsonObjectOf(value) ?? {}).flatMap(([name, amount]) => {
    const exact = typeof amount === 'number' || typeof amount === 'string' ? reportedAmount(amount) : undefined;
    return exact === undefined ? [] : [{ name, exact }];
  });
  if (costs.length === 0) return undefined;
  const total = costs.find(({ name }) => name === 'total')?.exact;
  return { amount: total ?? costs.reduce<Decimal18>(sumExact, parseDecimal18('0')), currency: 'USD' };
}

function sumExact(sum: Decimal18, { exact }: { readonly exact: Decimal18 }): Decimal18 {
  return (sum + exact) as Decimal18;
}
