import {
  CHARGED_DIMENSIONS,
  type KeyDefaultOwner,
  originatorOf,
  ownerOf,
  type OwnerRules,
  readRuleFacts,
} from '@tokenledger/attribution/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import { METERS, type RatingBook } from '@tokenledger/pricing/domain';
import type { OtlpLogRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { bookReading } from '../booking/book-reading';
import type { CountEvidence, RawReading } from '../dialects/dialect';
import type { CountField } from '../dialects/field-table';
import { digestOf, identifyCall } from '../identity/call-identity';
import { AS_SEEN, type LedgerRow } from '../ledger/ledger-row';
import { OWNER_DIMENSIONS, type ReadUsage, type UsageReading } from '../ledger/usage-reading';
import { toCallOwner } from './call-owner';
import { familyOfProvider } from '../identity/provider-family';
import { type NormalisedUsage, normaliseUsage } from '../usage/normalise-usage';

/** What the stream's record says of all readings in it. */
export interface Delivery {
  readonly tenant: TenantId;
  readonly keyId: string;
  /** Who owns what the key brings and what does not say it itself. */
  readonly keyOwner: KeyDefaultOwner | undefined;
  /** The vendor or gateway whose export it is; empty for a service's own. */
  readonly source: string;
  readonly arrivedAtMs: number;
}

/** From what a dialect read to the row that a processor writes: normalised, identified, owned and rated. */
export function toLedgerRow(
  record: OtlpSpan | OtlpLogRecord,
  raw: RawReading,
  delivery: Delivery,
  decisions: { readonly book: RatingBook; readonly rules: OwnerRules },
): LedgerRow {
  const reading = toReading(record, raw, delivery, decisions.rules.rulesOf(delivery.tenant).attributes);
  return bookReading(reading, decisions, { arrivedAtMs: delivery.arrivedAtMs, version: AS_SEEN });
}

type Filling<T> = { -readonly [K in keyof T]: T[K] };

function toReading(
  record: OtlpSpan | OtlpLogRecord,
  raw: RawReading,
  delivery: Delivery,
  attributesOfRules: readonly string[],
): UsageReading {
  const startedAtUs = record.signal === 'span' ? record.startedAtUs : record.timestampUs;
  // Filled in place: what names the reading is worked out from it, and copying it then would cost as much again.
  const reading: Filling<UsageReading> = {
    tenant: delivery.tenant,
    callId: '',
    readingId: '',
    identity: 'content',
    role: raw.role,
    signal: record.signal,
    dialect: raw.dialect,
    scope: record.origin.scope.name,
    observer: raw.observer,
    keyId: delivery.keyId,
    source: delivery.source,
    traceId: record.traceId,
    // An event of its own hangs from the span it stands in: several may, and none of them is that span.
    spanId: raw.isOwnEvent === true ? '' : record.spanId,
    parentSpanId: parentSpanIdOf(record, raw),
    startedAtUs,
    endedAtUs: record.signal === 'span' ? Math.max(record.endedAtUs, startedAtUs) : startedAtUs,
    operation: raw.operation,
    provider: raw.provider,
    requestModel: raw.requestModel,
    responseModel: raw.responseModel,
    responseId: raw.responseId,
    providerRequestId: raw.providerRequestId,
    serviceTier: raw.serviceTier,
    serverAddress: raw.serverAddress,
    finishReason: raw.finishReason,
    errorType: raw.errorType,
    workspace: raw.workspace,
    apiKey: raw.apiKey,
    usage: toReadUsage(raw),
    reportedCost: raw.reportedCost,
    owner: toCallOwner(ownerOf(record, delivery.keyOwner), originatorOf(record)),
  };
  if (attributesOfRules.length > 0 && reading.owner.unallocatedReason !== undefined) {
    reading.ruleFacts = readRuleFacts(record, attributesOfRules);
  }
  reading.readingId = readingIdOf(reading);
  const { kind, callId } = identifyCall({
    role: raw.role,
    provider: raw.provider,
    responseId: raw.responseId,
    providerRequestId: raw.providerRequestId,
    traceId: reading.traceId,
    spanId: reading.spanId,
    contentDigest: reading.readingId,
  });
  reading.identity = kind;
  reading.callId = callId;
  return reading;
}

function parentSpanIdOf(record: OtlpSpan | OtlpLogRecord, raw: RawReading): string {
  if (record.signal === 'span') return record.parentSpanId;
  return raw.isOwnEvent === true ? record.spanId : '';
}

/** Between what was said; no text of ours holds it, so no two readings run together to one text. */
const SEPARATOR = '\u001f';

/** What was said, not who brought it: the same span through two keys or two exports is one reading. */
function readingIdOf(reading: UsageReading): string {
  const { usage, owner } = reading;
  // Texts put together beat a list that is joined: this runs for every call.
  let said = `${reading.signal}${SEPARATOR}${reading.traceId}${SEPARATOR}${reading.spanId}${SEPARATOR}${reading.parentSpanId}`;
  said += `${SEPARATOR}${reading.startedAtUs}${SEPARATOR}${reading.endedAtUs}${SEPARATOR}${reading.scope}`;
  said += part(reading.operation) + part(reading.provider) + part(reading.requestModel) + part(reading.responseModel);
  said += part(reading.responseId) + part(reading.providerRequestId) + part(reading.errorType);
  // Prices depend on these two: without them, which price stands would depend on who came last.
  said += part(reading.finishReason) + part(reading.serviceTier) + part(reading.serverAddress);
  for (const meter of METERS) said += part(usage.quantities[meter]);
  said += part(usage.status);
  for (const dimension of OWNER_DIMENSIONS) said += part(owner.values[dimension]);
  const { originator } = owner;
  if (originator !== undefined) for (const dimension of CHARGED_DIMENSIONS) said += part(originator.names[dimension]);
  return digestOf(said);
}

/** What is absent still has its place. */
function part(value: string | number | undefined): string {
  return value === undefined ? SEPARATOR : SEPARATOR + value;
}

function toReadUsage(raw: RawReading): ReadUsage {
  const { tokens } = raw;
  const normalised = normaliseUsage(tokens, {
    basis: raw.basis,
    expectsOutput: raw.operation !== 'embeddings',
    totalHidesReasoning: familyOfProvider(raw.provider) === 'google',
  });
  const { status, notes } = judged(raw, normalised);
  return {
    quantities: normalised.quantities,
    status,
    basis: normalised.basis,
    reasoning: normalised.reasoning,
    rule: normalised.rule,
    confidence: normalised.confidence,
    notes,
    detail: {
      input: tokens.input !== undefined,
      output: tokens.output !== undefined,
      cacheRead: tokens.cacheRead !== undefined,
      cacheWrite:
        tokens.cacheWrite !== undefined || tokens.cacheWrite5m !== undefined || tokens.cacheWrite1h !== undefined,
      cacheLifetime: tokens.cacheWrite5m !== undefined || tokens.cacheWrite1h !== undefined,
      reasoning: tokens.reasoning !== undefined,
      modalities:
        tokens.audioInput !== undefined ||
        tokens.imageInput !== undefined ||
        tokens.audioOutput !== undefined ||
        tokens.imageOutput !== undefined,
    },
    extraUnits: raw.extraUnits,
    evidence: evidenceOf(raw),
  };
}

/**
 * Where the counts stood that decided: neither those that a dialect left out, nor a total of zero, which is what emitters
 * write that have none. A receipt tells each count that has evidence.
 */
function evidenceOf({ tokens, evidence }: RawReading): CountEvidence {
  const kept: Filling<CountEvidence> = {};
  for (const name in evidence) {
    const field = name as CountField;
    const attribute = evidence[field];
    const isNothing = tokens[field] === undefined || (field === 'total' && tokens.total === 0);
    if (attribute !== undefined && !isNothing) kept[field] = attribute;
  }
  return kept;
}

/** What the counts alone do not show: a value that is none, or an emitter that loses some. */
function judged(raw: RawReading, normalised: NormalisedUsage): Pick<ReadUsage, 'status' | 'notes'> {
  const { status, notes } = normalised;
  if (raw.invalidCounts.length > 0) {
    return { status: 'invalid', notes: [...raw.invalidCounts.map((problem) => `invalid-count ${problem}`), ...notes] };
  }
  if (raw.flaw === undefined) return { status, notes };
  return { status: status === 'complete' ? 'partial' : status, notes: [...notes, raw.flaw] };
}
