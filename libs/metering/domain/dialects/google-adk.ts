import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { asObject, firstText, jsonObjectOf } from './attribute-reading';
import { type Dialect, drop, type Recognition } from './dialect';
import { joinCounts, readJsonCounts } from './json-counts';
import { CALL_OPERATIONS } from './otel-genai-attributes';
import { recogniseByOperation } from './otel-genai';
import { readRecord, toRawReading } from './read-record';

const BLOB = 'gcp.vertex.agent.llm_response';
const USAGE_OF_BLOB = `${BLOB} > usage_metadata`;
const CALL_SPANS: ReadonlySet<string> = new Set(['call_llm', 'generate_content']);
const USAGE = {
  input: ['prompt_token_count'],
  output: ['candidates_token_count'],
  cacheRead: ['cached_content_token_count'],
  reasoning: ['thoughts_token_count'],
  extraInput: ['tool_use_prompt_token_count'],
};

/**
 * Google's Agent Development Kit (google/adk-python telemetry): older releases tell cached tokens and thoughts only in
 * the response that they attach as JSON. Gemini counts thoughts beside the answer, and cached tokens in the prompt.
 */
export const googleAdk: Dialect = {
  name: 'google-adk',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || record.origin.scope.name !== 'gcp.vertex.agent') return undefined;
    const operation = firstText(record.attributes, ['gen_ai.operation.name']);
    const isCall = operation === undefined ? CALL_SPANS.has(record.name) : CALL_OPERATIONS.has(operation);
    const flat = readRecord(record.attributes);
    const usage = asObject(jsonObjectOf(record.attributes.get(BLOB))?.['usage_metadata']);
    if (!isCall && usage === undefined) {
      return recogniseByOperation(record, { dialect: 'google-adk' }) ?? drop('not-model-usage');
    }
    const raw = readJsonCounts(usage, USAGE, USAGE_OF_BLOB);
    // With the provider's own numbers the flat ones are not mixed in: theirs may hold the thoughts already.
    const counts = usage === undefined ? flat : joinCounts(raw);
    const { output, reasoning } = counts.tokens;
    const thoughtsBeside = usage !== undefined && reasoning !== undefined;
    const tokens = thoughtsBeside ? { ...counts.tokens, output: (output ?? 0) + reasoning } : counts.tokens;
    const evidence = thoughtsBeside
      ? { ...counts.evidence, output: `${USAGE_OF_BLOB} > candidates_token_count + thoughts_token_count` }
      : counts.evidence;
    const reading = toRawReading(record, flat, {
      dialect: 'google-adk',
      role: 'call',
      operation: operation ?? 'generate_content',
      tokens,
      evidence,
      invalidCounts: counts.problems,
      ...(usage !== undefined && { basis: 'inclusive' as const }),
    });
    return { outcome: 'reading', reading };
  },
};
