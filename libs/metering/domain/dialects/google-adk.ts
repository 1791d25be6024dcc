import type { OtlpLogRecord, OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { asObject, firstText, jsonObjectOf } from './attribute-reading';
import { type Dialect, drop, type RawReading, type Recognition } from './dialect';
import { FieldTable } from './field-table';
import { readGeminiUsage, withThoughtsInOutput } from './gemini-usage';
import { joinCounts, type JsonCounts } from './json-counts';
import { CALL_OPERATIONS } from './otel-genai-attributes';
import { isOperationDetails, recogniseByOperation } from './otel-genai';
import { canonicalProvider } from './provider-name';
import { type ReadRecord, readRecord, toRawReading } from './read-record';

const BLOB = 'gcp.vertex.agent.llm_response';
const CALL_SPANS: ReadonlySet<string> = new Set(['call_llm', 'generate_content']);
const THOUGHTS_UNIT = 'experimental.reasoning_tokens';
const THOUGHTS = new FieldTable({ reasoning: [`gen_ai.usage.${THOUGHTS_UNIT}`] });
/** Gemini as Google's own API names it; what goes through LiteLLM has a provider before it (`gemini/gemini-2.5-pro`). */
const GOOGLE_MODEL = /^(?:models\/)?gemini-|^projects\//;

/**
 * Google's Agent Development Kit (google/adk-python telemetry): older releases tell cached tokens only in the response
 * that they attach as JSON, and thoughts there and under an experimental name. Gemini counts thoughts beside the
 * answer, and cached tokens in the prompt.
 */
export const googleAdk: Dialect = {
  name: 'google-adk',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal === 'metric' || record.origin.scope.name !== 'gcp.vertex.agent') return undefined;
    if (record.signal === 'log') return isOperationDetails(record) ? ofEvent(record) : undefined;
    const operation = firstText(record.attributes, ['gen_ai.operation.name']);
    const isCall = operation === undefined ? CALL_SPANS.has(record.name) : CALL_OPERATIONS.has(operation);
    const usage = asObject(jsonObjectOf(record.attributes.get(BLOB))?.['usage_metadata']);
    const raw = readGeminiUsage(usage, `${BLOB} > usage_metadata`);
    if (!isCall && raw === undefined) {
      return recogniseByOperation(record, { dialect: 'google-adk' }) ?? drop('not-model-usage');
    }
    const flat = readRecord(record.attributes);
    // With the provider's own numbers the flat ones are not mixed in: theirs may hold the thoughts already.
    const counts = raw ?? withoutThoughtsTwice(flat) ?? withExperimentalThoughts(record, flat);
    const reading = toRawReading(record, flat, {
      dialect: 'google-adk',
      role: 'call',
      operation: operation ?? 'generate_content',
      tokens: counts.tokens,
      evidence: counts.evidence,
      invalidCounts: counts.problems,
      ...(raw !== undefined && { basis: 'inclusive' as const }),
    });
    return { outcome: 'reading', reading: withoutThoughtsUnit(reading) };
  },
};

/** The event of a call names no operation, and says what the call's span says. */
function ofEvent(record: OtlpLogRecord): Recognition | undefined {
  const counts = withoutThoughtsTwice(readRecord(record.attributes));
  return recogniseByOperation(record, {
    dialect: 'google-adk',
    role: 'call',
    operation: 'generate_content',
    ...(counts !== undefined && { tokens: counts.tokens, evidence: counts.evidence }),
  });
}

/**
 * Newer releases (2.13) add the thoughts to the output whoever the model's maker is. What comes through LiteLLM holds
 * them already.
 */
function withoutThoughtsTwice(flat: ReadRecord): JsonCounts | undefined {
  const { output, reasoning } = flat.tokens;
  const provider = canonicalProvider(flat.found.text('provider') ?? '');
  if (output === undefined || reasoning === undefined || provider === '' || provider.startsWith('gcp.'))
    return undefined;
  if (output < 2 * reasoning) return undefined;
  return {
    tokens: { ...flat.tokens, output: output - reasoning },
    evidence: { ...flat.evidence, output: `${flat.evidence.output ?? ''} - ${flat.evidence.reasoning ?? ''}` },
    problems: flat.problems,
  };
}

/** The output beside which thoughts stand under their experimental name is Gemini's: other models' output holds them. */
function withExperimentalThoughts({ attributes }: OtlpSpan, flat: ReadRecord): JsonCounts {
  if (flat.tokens.reasoning !== undefined) return flat;
  const counts = joinCounts(flat, readRecord(attributes, THOUGHTS));
  const model = flat.found.text('requestModel');
  const isGoogles = model === undefined || GOOGLE_MODEL.test(model);
  return isGoogles ? { ...withThoughtsInOutput(counts), problems: counts.problems } : counts;
}

/** Thoughts are tokens here, whichever place told them. */
function withoutThoughtsUnit(reading: RawReading): RawReading {
  const { [THOUGHTS_UNIT]: _thoughts, ...extraUnits } = reading.extraUnits;
  return { ...reading, extraUnits };
}
