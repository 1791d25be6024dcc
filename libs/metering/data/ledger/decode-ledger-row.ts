import {
  CHARGED_DIMENSIONS,
  type ChargedDimension,
  type RuleFacts,
  type RulePurpose,
} from '@tokenledger/attribution/domain';
import type {
  BookingReason,
  CallOwner,
  CallRating,
  LedgerRow,
  Observer,
  OwnerDimension,
  OwningRule,
  ReadUsage,
  UsageDetail,
  UsageReading,
} from '@tokenledger/metering/domain';
import { OWNER_DIMENSIONS } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';
import { type Conversion, type Meter, METERS, type Quantities } from '@tokenledger/pricing/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { USAGE_DETAIL_BITS } from './encode-ledger-row';
import { meterColumn, USAGE_EVENT_COLUMNS } from './usage-events-table';

/** A row of `usage_events` as JSONEachRow gives it: 64-bit integers and decimals are text. */
export type StoredLedgerRow = Readonly<Record<string, string | number | boolean | null>>;

const HEX_COLUMNS: ReadonlySet<string> = new Set(['call_id', 'reading_id', 'trace_id', 'span_id', 'parent_span_id']);
const MICROSECOND_COLUMNS: ReadonlySet<string> = new Set(['started_at']);
const MILLISECOND_COLUMNS: ReadonlySet<string> = new Set(['arrived_at']);

/** Select list that gives every column in a form that `decodeLedgerRow` reads without loss. */
export const LEDGER_ROW_SELECT = USAGE_EVENT_COLUMNS.map(([column]) => {
  if (HEX_COLUMNS.has(column)) return `lower(hex(${column})) AS ${column}_hex`;
  if (MICROSECOND_COLUMNS.has(column)) return `toUnixTimestamp64Micro(${column}) AS ${column}_us`;
  if (MILLISECOND_COLUMNS.has(column)) return `toUnixTimestamp64Milli(${column}) AS ${column}_ms`;
  return column;
}).join(', ');

/** @throws RangeError where a stored value is not one that the ledger writes */
export function decodeLedgerRow(stored: StoredLedgerRow): LedgerRow {
  return {
    reading: decodeReading(stored),
    booked: stored['booked'] === true,
    bookingReason: text(stored, 'booking_reason') as BookingReason,
    rating: decodeRating(stored),
    purpose: {
      purpose: text(stored, 'purpose') as LedgerRow['purpose']['purpose'],
      reason: text(stored, 'purpose_reason'),
    },
    arrivedAtMs: count(stored, 'arrived_at_ms'),
    version: BigInt(text(stored, 'version')),
  };
}

function decodeReading(stored: StoredLedgerRow): UsageReading {
  const startedAtUs = count(stored, 'started_at_us');
  const reportedCost = optional(stored, 'reported_cost');
  return {
    tenant: tenantId(text(stored, 'tenant_id')),
    callId: text(stored, 'call_id_hex'),
    readingId: text(stored, 'reading_id_hex'),
    identity: text(stored, 'identity') as UsageReading['identity'],
    role: text(stored, 'role') as UsageReading['role'],
    signal: text(stored, 'signal') as UsageReading['signal'],
    dialect: text(stored, 'dialect'),
    scope: text(stored, 'scope'),
    observer: text(stored, 'observer') as Observer,
    keyId: text(stored, 'key_id'),
    source: text(stored, 'source'),
    traceId: knownId(text(stored, 'trace_id_hex')),
    spanId: knownId(text(stored, 'span_id_hex')),
    parentSpanId: knownId(text(stored, 'parent_span_id_hex')),
    startedAtUs,
    endedAtUs: startedAtUs + count(stored, 'duration_us'),
    operation: text(stored, 'operation'),
    provider: optional(stored, 'provider'),
    requestModel: optional(stored, 'request_model'),
    responseModel: optional(stored, 'response_model'),
    responseId: optional(stored, 'response_id'),
    providerRequestId: optional(stored, 'provider_request_id'),
    serviceTier: optional(stored, 'service_tier'),
    serverAddress: optional(stored, 'server_address'),
    finishReason: optional(stored, 'finish_reason'),
    errorType: optional(stored, 'error_type'),
    workspace: optional(stored, 'workspace'),
    apiKey: optional(stored, 'api_key'),
    usage: decodeUsage(stored),
    reportedCost:
      reportedCost === undefined
        ? undefined
        : { amount: parseDecimal18(reportedCost), currency: text(stored, 'reported_currency') },
    owner: decodeOwner(stored),
    ...decodeRuleFacts(stored),
  };
}

function decodeUsage(stored: StoredLedgerRow): ReadUsage {
  const quantities: { [M in Meter]?: number } = {};
  for (const meter of METERS) {
    const quantity = count(stored, meterColumn(meter));
    if (quantity > 0) quantities[meter] = quantity;
  }
  const notes = optional(stored, 'usage_notes');
  const extraUnits = optional(stored, 'extra_units');
  return {
    quantities: quantities satisfies Quantities,
    status: text(stored, 'usage_status') as ReadUsage['status'],
    ...decodeCountEvidence(text(stored, 'usage_evidence')),
    rule: text(stored, 'usage_rule') as ReadUsage['rule'],
    confidence: text(stored, 'usage_confidence') as ReadUsage['confidence'],
    notes: notes === undefined ? [] : (JSON.parse(notes) as string[]),
    detail: decodeDetail(count(stored, 'usage_detail')),
    extraUnits: extraUnits === undefined ? {} : (JSON.parse(extraUnits) as Record<string, string>),
  };
}

/** @param stored empty where nothing was reported, and in rows that are older than the column */
function decodeCountEvidence(stored: string): Pick<ReadUsage, 'basis' | 'reasoning' | 'evidence'> {
  const [decision = '', ...counts] = stored.split(';');
  const [basis, reasoning] = decision.split(',');
  return {
    basis: basis === 'exclusive' ? 'exclusive' : 'inclusive',
    reasoning: reasoning === 'outside' ? 'outside' : 'inside',
    evidence: Object.fromEntries(counts.map((pair) => splitOnce(pair, '='))),
  };
}

function decodeDetail(bits: number): UsageDetail {
  const given = (field: keyof UsageDetail): boolean => (bits & (1 << USAGE_DETAIL_BITS.indexOf(field))) !== 0;
  return {
    input: given('input'),
    output: given('output'),
    cacheRead: given('cacheRead'),
    cacheWrite: given('cacheWrite'),
    cacheLifetime: given('cacheLifetime'),
    reasoning: given('reasoning'),
    modalities: given('modalities'),
  };
}

function decodeRating(stored: StoredLedgerRow): CallRating {
  const status = text(stored, 'rating_status') as CallRating['status'];
  switch (status) {
    case 'no-usage':
      return { status };
    case 'unpriced':
      return { status, reason: text(stored, 'rating_reason'), priceBook: text(stored, 'price_book') };
    case 'priced':
      return {
        status,
        priceId: text(stored, 'price_id'),
        priceBook: text(stored, 'price_book'),
        currency: text(stored, 'currency'),
        listCost: parseDecimal18(text(stored, 'list_cost')),
        contractedCost: parseDecimal18(text(stored, 'contracted_cost')),
        effectiveCost: parseDecimal18(text(stored, 'effective_cost')),
        conversion: decodeConversion(stored),
      };
  }
}

function decodeConversion(stored: StoredLedgerRow): Conversion {
  const state = text(stored, 'conversion') as Conversion['state'];
  const currency = text(stored, 'reporting_currency');
  if (state === 'no-rate') return { state, currency, missing: text(stored, 'exchange_rate_id') };
  const cost = parseDecimal18(text(stored, 'reporting_cost'));
  if (state === 'same-currency') return { state, currency, cost };
  const rate = parseDecimal18(text(stored, 'exchange_rate'));
  return { state, currency, cost, rate, rateId: text(stored, 'exchange_rate_id') };
}

const OWNER_COLUMNS: Readonly<Record<OwnerDimension, string>> = {
  team: 'team',
  project: 'project',
  costCenter: 'cost_center',
  service: 'service',
  environment: 'environment',
  user: 'user',
  agent: 'agent',
  conversation: 'conversation',
};

function decodeOwner(stored: StoredLedgerRow): CallOwner {
  const values: { [D in OwnerDimension]?: string } = {};
  for (const dimension of OWNER_DIMENSIONS) {
    const value = optional(stored, OWNER_COLUMNS[dimension]);
    if (value !== undefined) values[dimension] = value;
  }
  const evidence = text(stored, 'owner_evidence');
  const pairs = evidence === '' ? [] : evidence.split(';').map((pair) => splitOnce(pair, '='));
  const rule = decodeRule(stored);
  return {
    values,
    evidence: Object.fromEntries(pairs),
    unallocatedReason: optional(stored, 'unallocated_reason'),
    ...(rule !== undefined && { rule }),
    ...decodeOriginator(stored),
  };
}

function decodeOriginator(stored: StoredLedgerRow): Pick<CallOwner, 'originator'> {
  const evidence = optional(stored, 'originator_evidence');
  if (evidence === undefined) return {};
  const names: { [D in ChargedDimension]?: string } = {};
  for (const dimension of CHARGED_DIMENSIONS) {
    const name = optional(stored, `originator_${OWNER_COLUMNS[dimension]}`);
    if (name !== undefined) names[dimension] = name;
  }
  return { originator: { names, evidence } };
}

function decodeRule(stored: StoredLedgerRow): OwningRule | undefined {
  const named = optional(stored, 'owner_rule');
  if (named === undefined) return undefined;
  const [id = '', revision] = named.split('@');
  const [statedReason, purpose, labels] = JSON.parse(text(stored, 'owner_rule_said')) as [
    string,
    RulePurpose | '',
    OwningRule['labels'],
  ];
  return { id, revision: Number(revision), purpose: purpose === '' ? undefined : purpose, labels, statedReason };
}

function decodeRuleFacts(stored: StoredLedgerRow): Pick<UsageReading, 'ruleFacts'> {
  const facts = optional(stored, 'rule_facts');
  return facts === undefined ? {} : { ruleFacts: JSON.parse(facts) as RuleFacts };
}

function splitOnce(pair: string, separator: string): [string, string] {
  const at = pair.indexOf(separator);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function text(stored: StoredLedgerRow, column: string): string {
  const value = stored[column];
  if (typeof value !== 'string') throw new RangeError(`usage_events.${column} is not text`);
  return value;
}

function optional(stored: StoredLedgerRow, column: string): string | undefined {
  const value = stored[column];
  if (value === null || value === '') return undefined;
  return text(stored, column);
}

function count(stored: StoredLedgerRow, column: string): number {
  const value = Number(stored[column]);
  if (!Number.isSafeInteger(value)) throw new RangeError(`usage_events.${column} is not a whole number`);
  return value;
}

/** An id that was not given is stored as zeros. */
function knownId(hex: string): string {
  return /^0+$/.test(hex) ? '' : hex;
}
