import { ownerOf } from '@tokenledger/attribution/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import { METERS, type ExplainingPriceBook } from '@tokenledger/pricing/domain';
import type { OtlpLogRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { bookReading } from '../booking/book-reading';
import type { RawReading } from '../dialects/dialect';
import { digestOf, identifyCall } from '../identity/call-identity';
import { AS_SEEN, type LedgerRow } from '../ledger/ledger-row';
import { OWNER_DIMENSIONS, type ReadUsage, type UsageReading } from '../ledger/usage-reading';
import { toCallOwner } from './call-owner';
import { familyOfProvider } from '../identity/provider-family';
import { normaliseUsage } from '../usage/normalise-usage';

/** What the stream's record says of all readings in it. */
export interface Delivery {
  readonly tenant: TenantId;
  readonly keyId: string;
  /** The vendor or gateway whose export it is; empty for a service's own. */
  readonly source: string;
  readonly arrivedAtMs: number;
}

/** From what a dialect read to the row that a processor writes: normalised, identified, owned and rated. */
export function toLedgerRow(
  record: OtlpSpan | OtlpLogRecord,
  raw: RawReading,
  delivery: Delivery,
  book: ExplainingPriceBook,
): LedgerRow {
  const reading = toReading(record, raw, delivery);
  return bookReading(reading, book, { arrivedAtMs: delivery.arrivedAtMs, version: AS_SEEN });
}

function toReading(record: OtlpSpan | OtlpLogRecord, raw: RawReading, delivery: Delivery): UsageReading {
  const startedAtUs = record.signal === 'span' ? record.startedAtUs : record.timestampUs;
  const endedAtUs = record.signal === 'span' ? Math.max(record.endedAtUs, startedAtUs) : startedAtUs;
  const parentSpanId = record.signal === 'span' ? record.parentSpanId : '';
  const usage = toReadUsage(raw);
  const owner = toCallOwner(ownerOf(record));
  const facts = {
    tenant: delivery.tenant,
    role: raw.role,
    signal: record.signal,
    dialect: raw.dialect,
    scope: record.origin.scope.name,
    observer: raw.observer,
    keyId: delivery.keyId,
    source: delivery.source,
    traceId: record.traceId,
    spanId: record.spanId,
    parentSpanId,
    startedAtUs,
    endedAtUs,
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
    usage,
    reportedCost: raw.reportedCost,
    owner,
  } as const;
  const readingId = readingIdOf(facts);
  const { kind, callId } = identifyCall({
    ...raw,
    traceId: record.traceId,
    spanId: record.spanId,
    contentDigest: readingId,
  });
  return { ...facts, identity: kind, callId, readingId };
}

/** What was said, not who brought it: the same span through two keys or two exports is one reading. */
function readingIdOf(facts: Omit<UsageReading, 'identity' | 'callId' | 'readingId'>): string {
  const { usage, owner } = facts;
  return digestOf([
    facts.signal,
    facts.traceId,
    facts.spanId,
    facts.parentSpanId,
    facts.startedAtUs,
    facts.endedAtUs,
    facts.scope,
    facts.operation,
    facts.provider,
    facts.requestModel,
    facts.responseModel,
    facts.responseId,
    facts.providerRequestId,
    facts.errorType,
    facts.finishReason,
    ...METERS.map((meter) => usage.quantities[meter]),
    usage.status,
    ...OWNER_DIMENSIONS.map((dimension) => owner.values[dimension]),
  ]);
}

function toReadUsage(raw: RawReading): ReadUsage {
  const { tokens } = raw;
  const normalised = normaliseUsage(tokens, {
    basis: raw.basis,
    expectsOutput: raw.operation !== 'embeddings',
    totalHidesReasoning: familyOfProvider(raw.provider) === 'google',
  });
  const invalid = raw.invalidCounts.length > 0;
  return {
    quantities: normalised.quantities,
    status: invalid ? 'invalid' : normalised.status,
    rule: normalised.rule,
    confidence: normalised.confidence,
    notes: invalid
      ? [...raw.invalidCounts.map((problem) => `invalid-count ${problem}`), ...normalised.notes]
      : normalised.notes,
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
  };
}
