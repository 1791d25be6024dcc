import { formatDecimal18 } from '@tokenledger/shared/money';
import { inputTokensOf, outputTokensOf, type Quantities, type RawTokens } from '@tokenledger/shared/usage';

import type { BilledPart, ProviderUsage } from './provider-usage';

export type SpanAttributes = Record<string, string | number | string[]>;

/** Stands where a count was none: the ledger must show the call as wrong, not as one without usage. */
const INVALID = 'invalid';
/** Marks units of a block whose shape nobody knows: a name like `input_tokens` in it says nothing about what it counts. */
const UNRECOGNISED = 'unrecognised.';
/** The part of an output that a stream had reported when it was cut; not the output. */
const SO_FAR = 'gen_ai.usage.output_tokens_so_far';

/**
 * The answer of one call as attributes of OpenTelemetry's GenAI conventions: input and output inclusive, their parts
 * beside them. Further parts of the answer are calls of their own (`partAttributes`).
 */
export function answerAttributes(usage: ProviderUsage, requestModel?: string): SpanAttributes {
  const [answer] = usage.parts;
  const tier =
    usage.flavour === 'anthropic-messages' ? 'anthropic.response.service_tier' : 'openai.response.service_tier';
  return given({
    ...identityOf(usage, usage.model, requestModel),
    'gen_ai.response.id': usage.responseId,
    'gen_ai.response.finish_reasons': usage.finishReason === undefined ? undefined : [usage.finishReason],
    [tier]: usage.serviceTier,
    'cloud.region': usage.region,
    ...extraUnitsOf(usage),
    ...costOf(usage),
    ...(answer?.kind === 'answer' ? tokensOf(answer) : {}),
    ...(usage.notes.includes('stream-ended-early') ? cutOutput(answer) : {}),
    ...(usage.invalidCounts.length > 0 ? { 'gen_ai.usage.total_tokens': INVALID } : {}),
  });
}

/** A further part of an answer, for a span of its own: no response id, or it would be taken for the answer once more. */
export function partAttributes(usage: ProviderUsage, part: BilledPart): SpanAttributes {
  return given({ ...identityOf(usage, part.model, part.model), ...tokensOf(part) });
}

type MaybeGiven = Record<string, string | number | string[] | undefined>;

function identityOf(usage: ProviderUsage, model: string | undefined, requestModel: string | undefined): MaybeGiven {
  return {
    'gen_ai.operation.name': usage.operation,
    'gen_ai.provider.name': usage.provider,
    'gen_ai.request.model': requestModel ?? model,
    'gen_ai.response.model': model,
  };
}

function tokensOf({ tokens, usage }: BilledPart): MaybeGiven {
  const { quantities } = usage;
  const input = tokens.input !== undefined ? inputTokensOf(quantities) : undefined;
  const output = tokens.output !== undefined ? outputTokensOf(quantities) : undefined;
  const sum = input === undefined || output === undefined ? undefined : input + output;
  const hasLifetimes = tokens.cacheWrite5m !== undefined || tokens.cacheWrite1h !== undefined;
  const of = (...meters: (keyof Quantities)[]) => meters.reduce((total, meter) => total + (quantities[meter] ?? 0), 0);
  const some = (count: number): number | undefined => (count === 0 ? undefined : count);
  return {
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.output_tokens': output,
    // With it the ledger need not assume what is inside what; a total that contradicts the counts arrives as it is.
    'gen_ai.usage.total_tokens': tokens.total ?? sum,
    'gen_ai.usage.cache_read.input_tokens': some(of('cacheRead', 'audioCacheRead')),
    'gen_ai.usage.cache_write.input_tokens': some(of('cacheWrite5m', 'cacheWrite1h')),
    'anthropic.usage.cache_creation.ephemeral_5m_input_tokens': hasLifetimes ? some(of('cacheWrite5m')) : undefined,
    'anthropic.usage.cache_creation.ephemeral_1h_input_tokens': hasLifetimes ? some(of('cacheWrite1h')) : undefined,
    'gen_ai.usage.reasoning.output_tokens': some(of('reasoning')),
    'gen_ai.usage.audio.input_tokens': some(of('audioInput', 'audioCacheRead')),
    'gen_ai.usage.audio.cache_read.input_tokens': some(of('audioCacheRead')),
    'gen_ai.usage.audio.output_tokens': some(of('audioOutput')),
    'gen_ai.usage.image.input_tokens': some(of('imageInput') + cachedImages(tokens, quantities)),
    'gen_ai.usage.image.cache_read.input_tokens': some(cachedImages(tokens, quantities)),
    'gen_ai.usage.image.output_tokens': some(of('imageOutput')),
  };
}

/** Cached images are among the cached tokens, without a meter of their own. */
function cachedImages(tokens: RawTokens, quantities: Quantities): number {
  return quantities.imageInput === undefined ? 0 : (tokens.imageCacheRead ?? 0);
}

/** What a cut stream had counted is not what the call wrote: the output stays unknown, and the call incomplete. */
function cutOutput(answer: BilledPart | undefined): MaybeGiven {
  return {
    'gen_ai.usage.output_tokens': undefined,
    'gen_ai.usage.total_tokens': undefined,
    'gen_ai.usage.reasoning.output_tokens': undefined,
    [SO_FAR]: answer === undefined ? undefined : outputTokensOf(answer.usage.quantities) || undefined,
  };
}

function extraUnitsOf({ extraUnits, flavour }: ProviderUsage): MaybeGiven {
  const prefix = flavour === 'unknown' ? UNRECOGNISED : '';
  return Object.fromEntries(
    Object.entries(extraUnits).map(([path, text]) => [`gen_ai.usage.${prefix}${path}`, asNumber(text)]),
  );
}

/** A whole number as such; a fraction as text, whose digits no float can change. */
function asNumber(text: string): string | number {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

function costOf({ reportedCost }: ProviderUsage): MaybeGiven {
  if (reportedCost === undefined) return {};
  return {
    'gen_ai.usage.cost.amount': formatDecimal18(reportedCost.amount),
    'gen_ai.usage.cost.currency': reportedCost.currency,
    'gen_ai.usage.cost.source': 'provider',
  };
}

function given(attributes: MaybeGiven): SpanAttributes {
  const kept: SpanAttributes = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) kept[name] = value;
  return kept;
}
