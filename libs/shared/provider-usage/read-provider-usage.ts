import { normaliseUsage, type RawTokens, type UsageStatus } from '@tokenledger/shared/usage';

import { readAnswerFacts } from './answer-facts';
import { findUsage, type UsageSource, withoutUsage } from './block/usage-source';
import { detectFlavour } from './detect-flavour';
import type { FlavourReading, RawPart } from './flavours/flavour';
import type { FlavourName } from './flavours/flavour-name';
import type { BilledPart, ProviderUsage } from './provider-usage';
import { assembleStream } from './stream/assemble-stream';

export interface ProviderAnswer {
  /** OpenTelemetry's `gen_ai.provider.name`, or any usual spelling; undefined lets the shape tell. */
  readonly provider?: string;
  /** A flavour's name, or `chat`, `responses`, `anthropic`, `embeddings`, … of the provider. */
  readonly flavour?: FlavourName | (string & {});
  /** The parsed answer, its usage block alone, or the list of a stream's events. */
  readonly body: unknown;
  /** The model that was asked for; stands in where the answer names none (Bedrock). */
  readonly requestModel?: string;
  /** OpenTelemetry's `gen_ai.operation.name`; default is what the answer's shape tells. */
  readonly operation?: string;
}

const EMBEDDINGS = 'embeddings';

const NO_TOKENS: RawTokens = {};

/**
 * Reads the usage of one call from its provider's answer. Never throws: what cannot be read is in `status`, `notes`
 * and `invalidCounts`, and is never a zero.
 */
export function readProviderUsage(answer: ProviderAnswer): ProviderUsage {
  const body = typeof answer.body === 'string' ? parseText(answer.body) : answer.body;
  if (!Array.isArray(body)) return readBody(answer, body, []);
  const stream = assembleStream(body);
  return readBody(answer, stream.body, stream.notes);
}

/** A body that nobody has parsed yet; what is no JSON may be the text of a stream. */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return [text];
    throw error;
  }
}

/** Reads an answer that was put together from a stream; `streamNotes` say what was missing. */
export function readBody(answer: ProviderAnswer, body: unknown, streamNotes: readonly string[]): ProviderUsage {
  const found = findUsage(body);
  const source = found ?? withoutUsage(body);
  const choice = detectFlavour(source, answer.provider, answer.flavour);
  const { flavour } = choice;
  const read: FlavourReading = flavour?.read(source) ?? { tokens: NO_TOKENS, basis: 'unknown' };
  const reading = answer.operation === undefined ? read : { ...read, isEmbedding: answer.operation === EMBEDDINGS };
  const facts = readAnswerFacts(source);
  const model = reading.model ?? facts.model ?? answer.requestModel;
  const own: RawPart = { kind: 'answer', model, tokens: reading.tokens };
  const further = (reading.furtherParts ?? []).map((part) => withAskedModel(part, answer.requestModel));
  const parts = [own, ...further]
    .filter((part) => Object.values(part.tokens).some((count) => count !== undefined))
    .map((part) => toBilledPart(part, reading));
  const invalidCounts = [...source.usage.problems].sort();
  return {
    flavour: flavour?.name ?? 'unknown',
    flavourRule: choice.rule,
    confidence: choice.confidence,
    provider: answer.provider ?? flavour?.provider,
    operation: answer.operation ?? (reading.isEmbedding === true ? EMBEDDINGS : (flavour?.operation ?? 'chat')),
    ...facts,
    model,
    serviceTier: (reading.serviceTier ?? facts.serviceTier)?.toLowerCase(),
    region: reading.region,
    parts,
    cacheMode: reading.cacheMode,
    extraUnits: found === undefined ? {} : { ...extraUnitsOf(source), ...reading.extraUnits },
    reportedCost: reading.reportedCost,
    status: streamNotes.length > 0 ? worst(statusOf(parts, invalidCounts), 'partial') : statusOf(parts, invalidCounts),
    notes: [
      ...new Set([
        ...choice.notes,
        ...(reading.notes ?? []),
        ...streamNotes,
        ...parts.flatMap((part) => part.usage.notes),
      ]),
    ],
    invalidCounts,
  };
}

/** The attempt before a fallback was made with the model that was asked for. */
function withAskedModel(part: RawPart, requestModel: string | undefined): RawPart {
  return part.kind === 'attempt' ? { ...part, model: part.model ?? requestModel } : part;
}

function toBilledPart(part: RawPart, reading: FlavourReading): BilledPart {
  const usage = normaliseUsage(part.tokens, {
    basis: reading.basis,
    expectsOutput: reading.isEmbedding !== true,
    totalHidesReasoning: reading.totalHidesReasoning ?? false,
    ...(reading.reasoning !== undefined && { reasoning: reading.reasoning }),
  });
  return { ...part, basis: reading.basis, usage };
}

/** An answer that is its own usage block (Ollama, Llama on Bedrock) has other numbers: seeds, dates, scores. */
function extraUnitsOf({ usage, answer }: UsageSource): Readonly<Record<string, string>> {
  return usage.block === answer.block && answer.has('id', 'created', 'created_at', 'generation', 'results')
    ? {}
    : usage.extraUnits();
}

const FROM_BEST = ['complete', 'partial', 'invalid'] as const satisfies readonly UsageStatus[];

function statusOf(parts: readonly BilledPart[], invalidCounts: readonly string[]): UsageStatus {
  if (invalidCounts.length > 0) return 'invalid';
  const [first, ...others] = parts;
  if (first === undefined) return 'none';
  return others.reduce<UsageStatus>((status, part) => worst(status, part.usage.status), first.usage.status);
}

/** Nothing reported stays nothing reported. */
function worst(left: UsageStatus, right: UsageStatus): UsageStatus {
  if (left === 'none' || right === 'none') return 'none';
  return FROM_BEST[Math.max(FROM_BEST.indexOf(left), FROM_BEST.indexOf(right))] ?? 'invalid';
}
