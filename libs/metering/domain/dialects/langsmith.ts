import type { OtlpRecord } from '@tokenledger/shared/otlp';

import type { RawTokens } from '../usage/raw-tokens';
import { asObject, jsonObjectOf } from './attribute-reading';
import { type Dialect, drop, type Recognition } from './dialect';
import { joinCounts, readJsonCounts } from './json-counts';
import { readRecord, toRawReading } from './read-record';

const CALL_KINDS: ReadonlyMap<string, string> = new Map(Object.entries({ llm: 'chat', embedding: 'embeddings' }));
/** The second is the Python package's (1.x), which puts it among what the run's author noted. */
const USAGE = ['langsmith.usage_metadata', 'langsmith.metadata.usage_metadata'] as const;
const INPUT_DETAILS = {
  cacheRead: ['cache_read'],
  cacheWrite: ['cache_creation'],
  cacheWrite5m: ['ephemeral_5m_input_tokens'],
  cacheWrite1h: ['ephemeral_1h_input_tokens'],
  audioInput: ['audio'],
};
const OUTPUT_DETAILS = { reasoning: ['reasoning'], audioOutput: ['audio'] };

/**
 * LangSmith's OpenTelemetry exporter (langchain-ai/langsmith-sdk js/src/experimental/otel): runs of kind `llm` are
 * calls, chains repeat them. LangChain's contract: input holds the cached tokens, output the reasoning.
 */
export const langSmith: Dialect = {
  name: 'langsmith',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const { attributes } = record;
    const kind = attributes.get('langsmith.span.kind');
    if (typeof kind !== 'string') return undefined;
    const operation = CALL_KINDS.get(kind);
    const flat = readRecord(attributes);
    const usageName = USAGE.find((name) => attributes.has(name)) ?? USAGE[0];
    const usage = jsonObjectOf(attributes.get(usageName));
    const details = (side: 'input' | 'output', keys: object) => {
      const name = `gen_ai.usage.${side}_token_details`;
      return joinCounts(
        readJsonCounts(jsonObjectOf(attributes.get(name)), keys, name),
        readJsonCounts(asObject(usage?.[`${side}_token_details`]), keys, `${usageName} > ${side}_token_details`),
      );
    };
    const totals = { input: ['input_tokens'], output: ['output_tokens'], total: ['total_tokens'] };
    const counts = joinCounts(
      readJsonCounts(usage, totals, usageName),
      flat,
      details('input', INPUT_DETAILS),
      details('output', OUTPUT_DETAILS),
    );
    if (operation === undefined && Object.keys(counts.tokens).length === 0) return drop('container-without-usage');
    const reading = toRawReading(record, flat, {
      dialect: 'langsmith',
      role: operation === undefined ? 'container' : 'call',
      operation: operation ?? kind,
      tokens: withoutEmptySum(counts.tokens),
      evidence: counts.evidence,
      invalidCounts: counts.problems,
      basis: 'inclusive',
    });
    return { outcome: 'reading', reading };
  },
};

/** langchain-anthropic writes 0 as the sum of cache writes where it tells their lifetimes (seen with 1.x). */
function withoutEmptySum(tokens: RawTokens): RawTokens {
  const lifetimes = (tokens.cacheWrite5m ?? 0) + (tokens.cacheWrite1h ?? 0);
  return tokens.cacheWrite === 0 && lifetimes > 0 ? { ...tokens, cacheWrite: undefined } : tokens;
}
