import type { Attributes, OtlpLogRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import type { InputBasis } from '../usage/raw-tokens';
import { CountReader, decimalText, firstOfList, firstText, reportedAmount } from './attribute-reading';
import type { Observer, RawReading, Recognition } from './dialect';
import { standingOf } from './observer';
import * as otel from './otel-genai-attributes';

const SPAN_STATUS_ERROR = 2;
const NO_EXTRA_UNITS: Readonly<Record<string, string>> = {};

type Names = readonly string[];

/** Under which names an emitter tells what a call was; of several the first that is there. */
export interface CallNames {
  readonly provider: Names;
  readonly requestModel: Names;
  readonly responseModel: Names;
  readonly responseId: Names;
  readonly providerRequestId: Names;
  readonly input: Names;
  readonly output: Names;
  readonly total: Names;
  readonly cacheRead: Names;
  readonly cacheWrite: Names;
  readonly cacheWrite5m: Names;
  readonly cacheWrite1h: Names;
  readonly reasoning: Names;
  readonly audioInput: Names;
  readonly audioCacheRead: Names;
  readonly imageInput: Names;
  readonly imageCacheRead: Names;
  readonly audioOutput: Names;
  readonly imageOutput: Names;
  /** Billed on top of input and output. */
  readonly extraInput: Names;
  readonly extraOutput: Names;
  readonly serviceTier: Names;
  readonly finishReason: Names;
  /** An amount of money; in US dollars unless `gen_ai.usage.cost.currency` says otherwise. */
  readonly cost: Names;
  /** Numbers below these are kept as extra units where no other name means them. */
  readonly usagePrefixes: Names;
}

/** The OpenTelemetry GenAI conventions, with the spellings that emitters use beside them. */
export const OTEL_NAMES: CallNames = {
  provider: otel.PROVIDER,
  requestModel: otel.REQUEST_MODEL,
  responseModel: otel.RESPONSE_MODEL,
  responseId: otel.RESPONSE_ID,
  providerRequestId: otel.PROVIDER_REQUEST_ID,
  input: otel.INPUT,
  output: otel.OUTPUT,
  total: otel.TOTAL,
  cacheRead: otel.CACHE_READ,
  cacheWrite: otel.CACHE_WRITE,
  cacheWrite5m: otel.CACHE_WRITE_5M,
  cacheWrite1h: otel.CACHE_WRITE_1H,
  reasoning: otel.REASONING,
  audioInput: otel.AUDIO_INPUT,
  audioCacheRead: otel.AUDIO_CACHE_READ,
  imageInput: otel.IMAGE_INPUT,
  imageCacheRead: otel.IMAGE_CACHE_READ,
  audioOutput: otel.AUDIO_OUTPUT,
  imageOutput: otel.IMAGE_OUTPUT,
  extraInput: otel.COMPACTION_INPUT,
  extraOutput: otel.COMPACTION_OUTPUT,
  serviceTier: otel.SERVICE_TIER,
  finishReason: otel.FINISH_REASON,
  cost: otel.COST,
  usagePrefixes: [otel.USAGE_PREFIX],
};

/** Names of an emitter's own, asked before those of the conventions, which most emitters write as well. */
export function withOwnNames(own: Partial<CallNames>): CallNames {
  const names = Object.entries(OTEL_NAMES) as [keyof CallNames, Names][];
  return Object.fromEntries(
    names.map(([field, conventional]) => [field, [...(own[field] ?? []), ...conventional]]),
  ) as unknown as CallNames;
}

/** What a record's counts are, before it is decided what the record is. */
export interface ReadCounts {
  readonly tokens: RawReading['tokens'];
  readonly problems: readonly string[];
  readonly hasUsage: boolean;
}

export function readCounts(attributes: Attributes, names: CallNames): ReadCounts {
  const counts = new CountReader(attributes);
  const tokens = {
    input: counts.first(names.input),
    output: counts.first(names.output),
    total: counts.first(names.total),
    cacheRead: counts.first(names.cacheRead),
    cacheWrite: counts.first(names.cacheWrite),
    cacheWrite5m: counts.first(names.cacheWrite5m),
    cacheWrite1h: counts.first(names.cacheWrite1h),
    reasoning: counts.first(names.reasoning),
    audioInput: counts.first(names.audioInput),
    audioCacheRead: counts.first(names.audioCacheRead),
    imageInput: counts.first(names.imageInput),
    imageCacheRead: counts.first(names.imageCacheRead),
    audioOutput: counts.first(names.audioOutput),
    imageOutput: counts.first(names.imageOutput),
    extraInput: counts.first(names.extraInput),
    extraOutput: counts.first(names.extraOutput),
  };
  const { input, output, total, cacheRead } = tokens;
  const hasUsage =
    input !== undefined ||
    output !== undefined ||
    total !== undefined ||
    cacheRead !== undefined ||
    counts.problems.length > 0;
  return { tokens, problems: counts.problems, hasUsage };
}

/** What a dialect knows of a record besides its attributes. */
export interface CallFacts {
  readonly dialect: string;
  readonly role: RawReading['role'];
  readonly operation: string;
  readonly counts: ReadCounts;
  /** What is known of the emitter unless given. */
  readonly observer?: Observer;
  readonly basis?: InputBasis;
  /** Where the record names none. */
  readonly provider?: string;
}

export function readCall(record: OtlpSpan | OtlpLogRecord, names: CallNames, facts: CallFacts): Recognition {
  const { attributes } = record;
  const standing = standingOf(record.origin);
  const provider = firstText(attributes, names.provider) ?? facts.provider;
  const failed = record.signal === 'span' && record.statusCode === SPAN_STATUS_ERROR;
  return {
    outcome: 'reading',
    reading: {
      dialect: facts.dialect,
      role: facts.role,
      observer: facts.observer ?? standing.observer,
      operation: facts.operation,
      provider,
      requestModel: firstText(attributes, names.requestModel),
      responseModel: firstText(attributes, names.responseModel),
      responseId: firstText(attributes, names.responseId),
      providerRequestId: firstText(attributes, names.providerRequestId),
      tokens: facts.counts.tokens,
      basis: facts.basis ?? standing.basisFor(provider),
      invalidCounts: facts.counts.problems,
      extraUnits: extraUnitsOf(attributes, names),
      reportedCost: reportedCostOf(attributes, names),
      serviceTier: firstText(attributes, names.serviceTier),
      serverAddress: firstText(attributes, ['server.address']),
      finishReason: finishReasonOf(attributes, names),
      errorType: firstText(attributes, ['error.type']) ?? (failed ? 'unknown' : undefined),
    },
  };
}

export function drop(reason: string): Recognition {
  return { outcome: 'drop', reason };
}

function finishReasonOf(attributes: Attributes, names: CallNames): string | undefined {
  for (const name of names.finishReason) {
    const reason = firstOfList(attributes, name);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

const meant = new WeakMap<CallNames, ReadonlySet<string>>();

function isMeant(name: string, names: CallNames): boolean {
  let known = meant.get(names);
  if (known === undefined) {
    known = new Set([...Object.values(names as unknown as Record<string, Names>).flat(), ...otel.UNDERSTOOD_LEAVES]);
    meant.set(names, known);
  }
  return known.has(name);
}

function extraUnitsOf(attributes: Attributes, names: CallNames): Readonly<Record<string, string>> {
  let extra: Record<string, string> | undefined;
  for (const [name, value] of attributes) {
    const prefix = names.usagePrefixes.find((candidate) => name.startsWith(candidate));
    if (prefix === undefined || isMeant(name, names)) continue;
    const text = decimalText(value);
    if (text !== undefined) (extra ??= {})[name.slice(prefix.length)] = text;
  }
  return extra ?? NO_EXTRA_UNITS;
}

function reportedCostOf(attributes: Attributes, names: CallNames): RawReading['reportedCost'] {
  for (const name of names.cost) {
    const amount = reportedAmount(attributes.get(name));
    if (amount !== undefined) {
      return { amount, currency: firstText(attributes, ['gen_ai.usage.cost.currency']) ?? 'USD' };
    }
  }
  return undefined;
}
