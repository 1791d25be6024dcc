import type { Attributes, OtlpLogRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { readCount } from '../usage/read-count';
import type { RawTokens } from '../usage/raw-tokens';
import { decimalText, reportedAmount } from './attribute-reading';
import type { CountEvidence, RawReading } from './dialect';
import type { CountField, FieldTable, FoundFields } from './field-table';
import { canonicalProvider } from './provider-name';
import { standingOf } from './observer';
import { GENERAL_FIELDS, SILENT_USAGE_LEAVES, USAGE_PREFIX } from './otel-genai-attributes';

type Filling<T> = { -readonly [K in keyof T]: T[K] };

/** A record's counts and facts, before a dialect says what they mean. */
export interface ReadRecord {
  readonly tokens: RawTokens;
  readonly evidence: CountEvidence;
  readonly problems: readonly string[];
  readonly hasUsage: boolean;
  readonly found: FoundFields;
}

const SPAN_STATUS_ERROR = 2;
const NO_EXTRA_UNITS: Readonly<Record<string, string>> = {};

/** Reads counts strictly; the attribute of the best rank decides, and a wrong value there is a problem with its name. */
export function readRecord(attributes: Attributes, table: FieldTable = GENERAL_FIELDS): ReadRecord {
  const found = table.read(attributes);
  const tokens: Filling<RawTokens> = {};
  const evidence: { [F in CountField]?: string } = {};
  const problems: string[] = [];
  found.eachCount((field, name, value) => {
    const reading = readCount(value);
    if (reading.state === 'given') {
      tokens[field] = reading.count;
      evidence[field] = name;
    } else if (reading.state === 'invalid') problems.push(`${name}: ${reading.problem}`);
  });
  const hasUsage =
    tokens.input !== undefined ||
    tokens.output !== undefined ||
    tokens.total !== undefined ||
    tokens.cacheRead !== undefined ||
    problems.length > 0;
  return { tokens, evidence, problems, hasUsage, found };
}

/** What every dialect decides of a reading; the rest has a meaning of its own. */
export type Decided = Pick<RawReading, 'dialect' | 'role' | 'operation'> & Partial<RawReading>;

/** The reading of a record: as its attributes say, but for what its dialect knows better. */
export function toRawReading(record: OtlpSpan | OtlpLogRecord, read: ReadRecord, decided: Decided): RawReading {
  const { found } = read;
  const standing = standingOf(record.origin);
  const named = decided.provider ?? found.text('provider');
  const provider = named === undefined ? undefined : canonicalProvider(named);
  const anyModel = found.text('anyModel');
  const requestModel = found.text('requestModel');
  return {
    observer: standing.observer,
    requestModel: requestModel ?? anyModel,
    responseModel: found.text('responseModel') ?? (requestModel === undefined ? undefined : anyModel),
    responseId: found.text('responseId'),
    providerRequestId: found.text('providerRequestId'),
    tokens: standing.totalTells ? read.tokens : { ...read.tokens, total: undefined },
    evidence: read.evidence,
    basis: isAnthropicsBlock(read.evidence) ? 'exclusive' : standing.basisFor(provider),
    invalidCounts: read.problems,
    extraUnits: extraUnitsOf(record.attributes),
    reportedCost: reportedCostOf(found),
    serviceTier: found.text('serviceTier'),
    serverAddress: found.text('serverAddress'),
    finishReason: found.text('finishReason'),
    workspace: found.text('workspace'),
    apiKey: found.text('apiKey'),
    errorType:
      found.text('errorType') ??
      (record.signal === 'span' && record.statusCode === SPAN_STATUS_ERROR ? 'unknown' : undefined),
    ...decided,
    provider,
  };
}

/**
 * An object that tells lifetimes as Anthropic does is its own block, handed through: cached tokens beside the input. A total
 * still decides first.
 */
function isAnthropicsBlock({ input, cacheWrite5m, cacheWrite1h }: CountEvidence): boolean {
  const written = cacheWrite5m ?? cacheWrite1h;
  const end = written?.indexOf(ANTHROPICS_LIFETIMES) ?? -1;
  return end > 0 && input === `${written?.slice(0, end) ?? ''} > input_tokens`;
}

const ANTHROPICS_LIFETIMES = ' > cache_creation.ephemeral_';

function extraUnitsOf(attributes: Attributes): Readonly<Record<string, string>> {
  let extra: Record<string, string> | undefined;
  for (const [name, value] of attributes) {
    const prefix = prefixOf(name);
    if (prefix === undefined || GENERAL_FIELDS.knows(name) || SILENT_USAGE_LEAVES.has(name)) continue;
    const text = decimalText(value);
    if (text !== undefined) (extra ??= {})[name.slice(prefix.length)] = text;
  }
  return extra ?? NO_EXTRA_UNITS;
}

const TOKEN_COUNT_PREFIX = 'llm.token_count.';

function prefixOf(name: string): string | undefined {
  if (name.startsWith(USAGE_PREFIX)) return USAGE_PREFIX;
  return name.startsWith(TOKEN_COUNT_PREFIX) ? TOKEN_COUNT_PREFIX : undefined;
}

function reportedCostOf(found: FoundFields): RawReading['reportedCost'] {
  const amount = reportedAmount(found.value('cost'));
  return amount === undefined ? undefined : { amount, currency: found.text('costCurrency') ?? 'USD' };
}
