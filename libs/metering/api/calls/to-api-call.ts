import { CHARGED_DIMENSIONS, type ChargedDimension, DIRECTORY_ID } from '@tokenledger/attribution/domain';
import {
  attributeOfMeter,
  type CallReceipt,
  callRefOf,
  conditionsOf,
  costOf,
  type CurrencyAmount,
  formatCallRef,
  type LedgerRow,
  OWNER_DIMENSIONS,
  receiptOf,
  receivedCountsOf,
  type ReceiptLine,
  type SeenCall,
  shownReason,
  tokenTotalsOf,
} from '@tokenledger/metering/domain';
import type { ExplainingPriceBook } from '@tokenledger/pricing/domain';
import { type Decimal18, formatDecimal18, multiplyByCount } from '@tokenledger/shared/money';

import type { MoneyType } from '../spend/spend-report';
import { toApiMoney } from '../spend/to-api-money';
import type {
  CallConversionType,
  CallLineType,
  CallPriceType,
  CallReadingType,
  CallReductionType,
  CallRuleType,
  CallType,
  CallUsageType,
  OwnerValueType,
} from './call';
import type { CallFactsType, CallSummaryType } from './call-summary';

const MILLION = 1_000_000;

/** @param countObservers asked where a client wants to know */
export function toApiCallSummary(call: LedgerRow, countObservers: () => Promise<number>): CallSummaryType {
  return { ...toApiCallFacts(call), countObservers };
}

function toApiCallFacts(call: LedgerRow): CallFactsType {
  const { reading, rating, purpose } = call;
  const { values } = reading.owner;
  return {
    id: formatCallRef(callRefOf(call)),
    startedAt: toDate(reading.startedAtUs),
    durationMs: BigInt(Math.floor((reading.endedAtUs - reading.startedAtUs) / 1000)),
    provider: reading.provider ?? null,
    requestModel: reading.requestModel ?? null,
    responseModel: reading.responseModel ?? null,
    operation: reading.operation,
    team: values.team ?? null,
    project: values.project ?? null,
    costCenter: values.costCenter ?? null,
    service: values.service ?? null,
    environment: values.environment ?? null,
    user: values.user ?? null,
    agent: values.agent ?? null,
    tokens: tokenTotalsOf(reading.usage.quantities),
    cost: amountOf(call, costOf(call)),
    rating: rating.status,
    ratingReason: rating.status === 'unpriced' ? rating.reason : null,
    unallocatedReason: shownReason(reading.owner) ?? null,
    errorType: reading.errorType ?? null,
    purpose: purpose.purpose,
    purposeReason: purpose.reason,
    conditions: [...conditionsOf(call)],
  };
}

/** @param book today's: the lines are worked out again from it */
export function toApiCall({ booking, readings, mayRepeat }: SeenCall, book: ExplainingPriceBook): CallType {
  const { reading, rating } = booking;
  const receipt = receiptOf(booking, book);
  const priced = rating.status === 'priced' ? rating : undefined;
  const { extraUnits } = reading.usage;
  return {
    ...toApiCallFacts(booking),
    observers: readings.length,
    traceId: idOf(reading.traceId),
    spanId: idOf(reading.spanId),
    conversation: reading.owner.values.conversation ?? null,
    responseId: reading.responseId ?? null,
    providerRequestId: reading.providerRequestId ?? null,
    serviceTier: reading.serviceTier ?? null,
    finishReason: reading.finishReason ?? null,
    serverAddress: reading.serverAddress ?? null,
    workspace: reading.workspace ?? null,
    apiKey: reading.apiKey ?? null,
    bookingReason: booking.bookingReason,
    lines: receipt.lines.map((line) => toApiLine(booking, line)),
    perCall: amountOf(booking, receipt.perCall),
    reductions: receipt.reductions.map((reduction) => toApiReduction(booking, reduction)),
    noLinePricesReason: receipt.noLinePrices ?? null,
    listCost: amountOf(booking, priced?.listCost),
    contractedCost: amountOf(booking, priced?.contractedCost),
    effectiveCost: amountOf(booking, priced?.effectiveCost),
    conversion: toApiConversion(booking),
    price: toApiPrice(booking, receipt),
    usage: toApiUsage(booking),
    owner: toApiOwner(booking),
    attributionRule: toApiRule(booking),
    reportedCost: reading.reportedCost === undefined ? null : toApiMoney(reading.reportedCost),
    extraUnits: Object.entries(extraUnits).map(([name, value]) => ({ name, value })),
    readings: readings.map(toApiReading),
    mayRepeat: mayRepeat.map(formatCallRef),
  };
}

function toApiLine(call: LedgerRow, { meter, tokens, unitPrice, amount }: ReceiptLine): CallLineType {
  return {
    meter,
    tokens: BigInt(tokens),
    unitPrice: unitPrice === undefined ? null : formatDecimal18(unitPrice),
    pricePerMillion: unitPrice === undefined ? null : formatDecimal18(multiplyByCount(unitPrice, MILLION)),
    amount: amountOf(call, amount),
    evidence: attributeOfMeter(meter, call.reading.usage) ?? null,
  };
}

function toApiUsage(call: LedgerRow): CallUsageType {
  const { status, rule, confidence, notes, basis, reasoning } = call.reading.usage;
  const received = receivedCountsOf(call);
  const isKept = received.length > 0;
  return {
    status,
    rule,
    confidence,
    notes: [...notes],
    received: received.map(({ count, attribute, tokens }) => ({
      count,
      attribute,
      tokens: tokens === undefined ? null : BigInt(tokens),
    })),
    basis: isKept ? basis : null,
    reasoning: isKept ? reasoning : null,
  };
}

/** @param today the price of today's book that gives the same cost; its validity is told where it is the same price */
function toApiPrice({ rating }: LedgerRow, today: CallReceipt): CallPriceType | null {
  if (rating.status !== 'priced') return null;
  const same = today.priceId === rating.priceId ? today.price : undefined;
  return {
    id: rating.priceId,
    book: rating.priceBook,
    source: same?.source ?? null,
    validFrom: same?.validFrom ?? null,
    validTo: same?.validTo ?? null,
  };
}

function toApiReduction(
  { rating }: LedgerRow,
  { id, term, amount }: CallReceipt['reductions'][number],
): CallReductionType {
  if (rating.status !== 'priced') throw new Error('a call without a price is not reduced');
  const money = toApiMoney({ currency: rating.currency, amount });
  return { id, contract: term.contract, percent: formatDecimal18(term.percent), amount: money };
}

function toApiConversion({ rating }: LedgerRow): CallConversionType | null {
  if (rating.status !== 'priced') return null;
  const { conversion } = rating;
  const { state, currency } = conversion;
  const converted = conversion.state === 'converted' ? conversion : undefined;
  return {
    state,
    currency,
    cost: conversion.state === 'no-rate' ? null : toApiMoney({ currency, amount: conversion.cost }),
    rate: converted === undefined ? null : formatDecimal18(converted.rate),
    rateId: converted?.rateId ?? null,
    missingRate: conversion.state === 'no-rate' ? conversion.missing : null,
  };
}

function toApiOwner({ reading }: LedgerRow): OwnerValueType[] {
  const { values, evidence, originator } = reading.owner;
  const direct = OWNER_DIMENSIONS.flatMap((dimension) => {
    const value = values[dimension];
    return value === undefined ? [] : [{ dimension, value, ...toApiEvidence(evidence[dimension]) }];
  });
  const originating = CHARGED_DIMENSIONS.flatMap((dimension) => {
    const value = originator?.names[dimension];
    return value === undefined
      ? []
      : [{ dimension: ORIGINATING[dimension], value, ...toApiEvidence(originator?.evidence) }];
  });
  return [...direct, ...originating];
}

const ORIGINATING = {
  team: 'originatingTeam',
  project: 'originatingProject',
  costCenter: 'originatingCostCenter',
} as const satisfies Record<ChargedDimension, OwnerValueType['dimension']>;

function toApiRule({ reading }: LedgerRow): CallRuleType | null {
  const { rule } = reading.owner;
  if (rule === undefined || rule.id === DIRECTORY_ID) return null;
  const { id, revision, statedReason } = rule;
  const labels = Object.entries(rule.labels).map(([name, value]) => ({ name, value }));
  return { id, revision, labels, withoutItReason: statedReason };
}

type OwnerEvidence = Pick<OwnerValueType, 'evidence' | 'evidenceLevel' | 'evidenceAttribute'>;

/** `span:team.id`, as a sentence would say it and in its parts. */
function toApiEvidence(evidence: string | undefined): OwnerEvidence {
  if (evidence === undefined || evidence === 'unknown') {
    return { evidence: null, evidenceLevel: null, evidenceAttribute: null };
  }
  const [level = '', attribute = ''] = evidence.split(/:(.*)/s);
  if (level === 'rule') {
    return { evidence: `attribution rule ${attribute}`, evidenceLevel: level, evidenceAttribute: attribute };
  }
  if (level === 'directory') {
    return { evidence: 'the directory, by its service', evidenceLevel: level, evidenceAttribute: null };
  }
  if (level === 'trace') {
    return { evidence: `its trace began with span ${attribute}`, evidenceLevel: level, evidenceAttribute: attribute };
  }
  return level === 'key'
    ? { evidence: `${attribute} of the ingestion key`, evidenceLevel: level, evidenceAttribute: null }
    : { evidence: `${level} attribute ${attribute}`, evidenceLevel: level, evidenceAttribute: attribute };
}

function toApiReading({ reading, booked, bookingReason, arrivedAtMs }: LedgerRow): CallReadingType {
  return {
    id: reading.readingId,
    booked,
    reason: bookingReason,
    observer: reading.observer,
    dialect: reading.dialect,
    scope: reading.scope,
    signal: reading.signal,
    traceId: idOf(reading.traceId),
    spanId: idOf(reading.spanId),
    tokens: tokenTotalsOf(reading.usage.quantities),
    usageStatus: reading.usage.status,
    startedAt: toDate(reading.startedAtUs),
    arrivedAt: new Date(arrivedAtMs),
    keyId: reading.keyId,
  };
}

/** In the currency of the call's price. */
function amountOf({ rating }: LedgerRow, amount: Decimal18 | undefined): MoneyType | null {
  if (rating.status !== 'priced' || amount === undefined) return null;
  return toApiMoney({ currency: rating.currency, amount } satisfies CurrencyAmount);
}

function idOf(id: string): string | null {
  return id === '' ? null : id;
}

function toDate(unixMicros: number): Date {
  return new Date(Math.floor(unixMicros / 1000));
}
