import { NO_OWNER_RULES, type OwnerRules } from '@tokenledger/attribution/domain';
import {
  AS_SEEN,
  bookReading,
  digestOf,
  identifyCall,
  type LedgerRow,
  type UsageReading,
} from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';

/** Facts of a reading that a test may set; identity and reading id follow from them. */
export type ReadingFacts = Partial<Omit<UsageReading, 'callId' | 'readingId' | 'identity'>>;

const NOON_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;

/** A complete reading of one chat call: 36 uncached and 64 cached input tokens, 20 output tokens. */
export function aReading(facts: ReadingFacts = {}): UsageReading {
  const startedAtUs = facts.startedAtUs ?? NOON_US;
  const complete = {
    tenant: tenantId('acme'),
    role: 'call',
    signal: 'span',
    dialect: 'otel-genai',
    scope: 'test',
    observer: 'application',
    keyId: 'key-1',
    source: '',
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    parentSpanId: '',
    startedAtUs,
    endedAtUs: startedAtUs + 2_000_000,
    operation: 'chat',
    provider: 'openai',
    requestModel: 'gpt-4o',
    responseModel: 'gpt-4o',
    responseId: undefined,
    providerRequestId: undefined,
    serviceTier: undefined,
    serverAddress: undefined,
    finishReason: 'stop',
    errorType: undefined,
    workspace: undefined,
    apiKey: undefined,
    usage: aUsage(),
    reportedCost: undefined,
    owner: { values: { team: 'search' }, evidence: { team: 'resource:team' }, unallocatedReason: undefined },
    ...facts,
  } as const satisfies Omit<UsageReading, 'callId' | 'readingId' | 'identity'>;
  const readingId = digestOf(
    JSON.stringify(complete, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  );
  const { kind, callId } = identifyCall({ ...complete, contentDigest: readingId });
  return { ...complete, identity: kind, callId, readingId };
}

export function aUsage(usage: Partial<UsageReading['usage']> = {}): UsageReading['usage'] {
  return {
    quantities: { input: 36, cacheRead: 64, output: 20 },
    status: 'complete',
    basis: 'inclusive',
    reasoning: 'inside',
    rule: 'convention-default',
    confidence: 'assumed',
    notes: [],
    detail: {
      input: true,
      output: true,
      cacheRead: true,
      cacheWrite: false,
      cacheLifetime: false,
      reasoning: false,
      modalities: false,
    },
    extraUnits: {},
    evidence: {
      input: 'gen_ai.usage.input_tokens',
      output: 'gen_ai.usage.output_tokens',
      cacheRead: 'gen_ai.usage.cache_read.input_tokens',
    },
    ...usage,
  };
}

/** The row that a processor writes for a reading. */
export function asSeen(reading: UsageReading, book: RatingBook, rules: OwnerRules = NO_OWNER_RULES): LedgerRow {
  return bookReading(reading, { book, rules }, { arrivedAtMs: Math.floor(reading.endedAtUs / 1000), version: AS_SEEN });
}
