import type { OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import type { InputBasis, RawTokens } from '../usage/raw-tokens';
import { asObject, firstText, type JsonObject, jsonObjectOf } from './attribute-reading';
import { type Dialect, drop, type Recognition } from './dialect';
import { readGeminiUsage } from './gemini-usage';
import { joinCounts, type JsonCounts, readJsonCounts } from './json-counts';
import { canonicalProvider } from './provider-name';
import { readRecord, toRawReading } from './read-record';

const PROVIDER = ['ai.model.provider', 'gen_ai.provider.name', 'gen_ai.system'];
const METADATA = 'ai.response.providerMetadata';
const LEAF = /\.do[A-Z][A-Za-z]*$/;
const OBJECT_LEAF = /^ai\.(?:generate|stream)Object\./;

/**
 * Vercel's AI SDK 4 to 6, and 7 with its legacy spans (scope `ai`, vercel/ai packages/ai/src/telemetry): the leaves
 * `.doGenerate`, `.doStream`, `.doEmbed` are calls, each attempt one of its own; the span of the function around them
 * repeats their sum.
 * Version 7's own spans (scope `gen_ai`) follow the conventions.
 */
export const vercelAiSdk: Dialect = {
  name: 'vercel-ai-sdk',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const operationId = record.attributes.get('ai.operationId');
    if (typeof operationId === 'string') return recogniseOperation(record, operationId);
    const { name, origin } = record;
    return origin.scope.name === 'ai' && name.startsWith('ai.') ? recogniseOperation(record, name) : undefined;
  },
};

function recogniseOperation(record: OtlpSpan, operationId: string): Recognition {
  const flat = readRecord(record.attributes);
  const isLeaf = LEAF.test(operationId);
  if (!isLeaf && !flat.hasUsage) return drop('container-without-usage');
  const provider = firstText(record.attributes, PROVIDER);
  const told = isLeaf ? providerCounts(record, flat) : undefined;
  const counts = told?.counts ?? flat;
  const leavesCacheOut = isLeaf && mayLeaveCacheOut(record, provider);
  const isSure = !(OBJECT_LEAF.test(operationId) && provider?.includes('bedrock'));
  const basis = told?.basis ?? (leavesCacheOut && isSure ? 'exclusive' : undefined);
  // A total that is the sum of what it passes through decides nothing.
  const isTotalIdle = basis === 'exclusive' || (basis === undefined && leavesCacheOut);
  const { cacheRead, cacheWrite } = counts.tokens;
  const losesCache = leavesCacheOut && (cacheRead === undefined || cacheWrite === undefined);
  const reading = toRawReading(record, flat, {
    dialect: 'vercel-ai-sdk',
    role: isLeaf ? 'call' : 'container',
    operation: isLeaf ? operationOf(operationId) : operationId,
    ...(provider !== undefined && { provider: canonicalProvider(provider) }),
    tokens: isTotalIdle ? withoutTotal(counts.tokens) : counts.tokens,
    evidence: counts.evidence,
    invalidCounts: counts.problems,
    ...(basis !== undefined && { basis }),
    ...(losesCache && { flaw: 'cache-tokens-not-reported' as const }),
  });
  return { outcome: 'reading', reading };
}

function withoutTotal({ total: _total, ...tokens }: RawTokens): RawTokens {
  return tokens;
}

function operationOf(operationId: string): string {
  return operationId.startsWith('ai.embed') ? 'embeddings' : 'chat';
}

interface ProviderCounts {
  /** With those of the attributes where the provider's own do not say all. */
  readonly counts: JsonCounts;
  /** Undefined where the metadata does not tell. */
  readonly basis: InputBasis | undefined;
}

/**
 * Until version 5 the packages of Anthropic and Bedrock pass the provider's input through, which leaves cached tokens out,
 * and cache writes stand in the metadata only. Version 6 puts the parts beside the sum, but for objects, which keep the
 * older names whatever they hold: without the metadata (our collector lets no text pass) nobody can tell, and of
 * Bedrock's objects the metadata does not tell either.
 */
function mayLeaveCacheOut({ attributes }: OtlpSpan, provider: string | undefined): boolean {
  if (provider === undefined || !/anthropic|bedrock/.test(provider)) return false;
  return !attributes.has('ai.usage.inputTokenDetails.noCacheTokens') && !attributes.has('ai.usage.tokens');
}

/**
 * What only the provider's own numbers tell: how long cache writes live, and before version 5 that there were any.
 * Version 4 hands Anthropic's input through, which leaves cached tokens out; version 5 Gemini's output, without thoughts.
 */
function providerCounts(record: OtlpSpan, flat: JsonCounts): ProviderCounts | undefined {
  const text = record.attributes.get(METADATA);
  if (text === undefined) return undefined;
  const metadata = jsonObjectOf(text);
  const gemini = geminiCounts(metadata, 'google') ?? geminiCounts(metadata, 'vertex');
  if (gemini !== undefined) return { counts: gemini, basis: 'inclusive' };
  const anthropic = asObject(metadata?.['anthropic']);
  if (anthropic === undefined) {
    const openAi = openAiCounts(asObject(metadata?.['openai']));
    const bedrock = bedrockCounts(asObject(metadata?.['bedrock']));
    return { counts: joinCounts(flat, openAi, bedrock), basis: undefined };
  }
  const usage = asObject(anthropic['usage']);
  const within = `${METADATA} > anthropic`;
  const lifetimes = readJsonCounts(
    asObject(usage?.['cache_creation']),
    { cacheWrite5m: ['ephemeral_5m_input_tokens'], cacheWrite1h: ['ephemeral_1h_input_tokens'] },
    `${within}.usage.cache_creation`,
  );
  const raw = readJsonCounts(
    usage,
    { cacheRead: ['cache_read_input_tokens'], cacheWrite: ['cache_creation_input_tokens'] },
    `${within}.usage`,
  );
  const thinking = readJsonCounts(
    asObject(usage?.['output_tokens_details']),
    { reasoning: ['thinking_tokens'] },
    `${within}.usage.output_tokens_details`,
  );
  const older = readJsonCounts(
    anthropic,
    { cacheRead: ['cacheReadInputTokens'], cacheWrite: ['cacheCreationInputTokens'] },
    within,
  );
  const counts = joinCounts(flat, lifetimes, raw, thinking, older);
  if (usage === undefined) return { counts, basis: undefined };
  return { counts, basis: usage['input_tokens'] === flat.tokens.input ? 'exclusive' : 'unknown' };
}

/** All of a call: the attributes beside it leave out thoughts and what tools added to the prompt. */
function geminiCounts(metadata: JsonObject | undefined, name: 'google' | 'vertex'): JsonCounts | undefined {
  const usage = asObject(asObject(metadata?.[name])?.['usageMetadata']);
  return readGeminiUsage(usage, `${METADATA} > ${name}.usageMetadata`);
}

function bedrockCounts(bedrock: JsonObject | undefined): JsonCounts {
  const keys = { cacheWrite: ['cacheWriteInputTokens'], cacheRead: ['cacheReadInputTokens'] };
  return readJsonCounts(asObject(bedrock?.['usage']), keys, `${METADATA} > bedrock.usage`);
}

function openAiCounts(openAi: JsonObject | undefined): JsonCounts {
  const keys = { cacheRead: ['cachedPromptTokens'], reasoning: ['reasoningTokens'] };
  return readJsonCounts(openAi, keys, `${METADATA} > openai`);
}
