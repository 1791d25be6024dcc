import type { GivenValue } from '@tokenledger/attribution/domain';
import { INPUT_METERS, type Meter, OUTPUT_METERS, type Quantities } from '@tokenledger/pricing/domain';

import { type CountEvidence, type Observer, OBSERVERS } from '../dialects/dialect';
import { COUNT_FIELDS, type CountField, OUTPUT_COUNTS } from '../dialects/field-table';
import {
  type CallOwner,
  OWNER_DIMENSIONS,
  type ReadUsage,
  type UsageDetail,
  type UsageReading,
} from '../ledger/usage-reading';
import { statedOwner } from './own-reading';
import { inputTokensOf, outputTokensOf } from '../usage/token-sums';
import type { UsageStatus } from '../usage/normalise-usage';

/** Id of the row that books a call seen by several observers; no reading has it. */
export const MERGED_READING_ID = '0000000000000000';

/** Who knows best whose call it was: the application, then what its gateway or key says, the vendor last. */
const OWNER_TRUST: readonly Observer[] = ['application', 'application-imprecise', 'provider-sdk', 'gateway', 'vendor'];
const STATUS_TRUST: readonly UsageStatus[] = ['complete', 'partial', 'invalid', 'none'];
/** They say so where a stream was cut; an imprecise observer writes its placeholder, which looks complete. */
const KNOW_A_CUT_STREAM: ReadonlySet<Observer> = new Set(['vendor', 'provider-sdk']);

/**
 * One call out of all its readings, field by field by trust; no reading is changed.
 *
 * The result depends on the set of readings only: any order of arrival, any batching and any repetition give the same.
 * @param readings at least one, all of one call
 */
export function mergeReadings(readings: readonly UsageReading[]): UsageReading {
  const byTokens = [...readings].sort(compareByTokenTrust);
  const byObserver = [...readings].sort(compareBy((reading) => OBSERVERS.indexOf(reading.observer)));
  const byOwner = [...readings].sort(compareBy((reading) => OWNER_TRUST.indexOf(reading.observer)));
  const best = byTokens[0];
  if (best === undefined) throw new RangeError('a call has at least one reading');
  if (readings.length === 1) return best;

  const { ruleFacts: _ofBest, ...rest } = best;
  return {
    ...rest,
    readingId: MERGED_READING_ID,
    provider: firstOf(byTokens, (reading) => reading.provider),
    requestModel: firstOf(byTokens, (reading) => reading.requestModel),
    responseModel: firstOf(byTokens, (reading) => reading.responseModel),
    responseId: firstOf(byTokens, (reading) => reading.responseId),
    providerRequestId: firstOf(byTokens, (reading) => reading.providerRequestId),
    serviceTier: firstOf(byObserver, (reading) => reading.serviceTier),
    serverAddress: firstOf(byTokens, (reading) => reading.serverAddress),
    workspace: firstOf(byObserver, (reading) => reading.workspace),
    apiKey: firstOf(byObserver, (reading) => reading.apiKey),
    finishReason: firstOf(byTokens, (reading) => reading.finishReason),
    reportedCost: firstOf(byTokens, (reading) => reading.reportedCost),
    usage: mergeUsage(byTokens.map((reading) => reading.usage)),
    owner: mergeOwners(byOwner.map((reading) => statedOwner(reading.owner))),
    ...mergeRuleFacts(byOwner.map((reading) => reading.ruleFacts)),
  };
}

function compareByTokenTrust(left: UsageReading, right: UsageReading): number {
  return (
    completenessRank(left) - completenessRank(right) ||
    STATUS_TRUST.indexOf(left.usage.status) - STATUS_TRUST.indexOf(right.usage.status) ||
    Number(left.errorType !== undefined) - Number(right.errorType !== undefined) ||
    OBSERVERS.indexOf(left.observer) - OBSERVERS.indexOf(right.observer) ||
    detailCount(right.usage.detail) - detailCount(left.usage.detail) ||
    compareByIdentity(left, right)
  );
}

/** Complete counts first, but for those that an imprecise observer only takes for complete. */
function completenessRank({ observer, usage: { status } }: UsageReading): number {
  if (status === 'complete') return observer === 'application-imprecise' ? 2 : 0;
  return status === 'partial' && KNOW_A_CUT_STREAM.has(observer) ? 1 : 3;
}

function compareBy(rank: (reading: UsageReading) => number) {
  return (left: UsageReading, right: UsageReading): number =>
    rank(left) - rank(right) || compareByTokenTrust(left, right);
}

/** Ties are broken by what is in the readings, never by arrival. */
function compareByIdentity(left: UsageReading, right: UsageReading): number {
  return left.startedAtUs - right.startedAtUs || compareText(left.readingId, right.readingId);
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function detailCount(detail: UsageDetail): number {
  return Object.values(detail).filter(Boolean).length;
}

function firstOf<T>(readings: readonly UsageReading[], field: (reading: UsageReading) => T | undefined): T | undefined {
  for (const reading of readings) {
    const value = field(reading);
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * Totals come from the most trusted usage. A split that it lacks (cache, reasoning, modality) comes from the next
 * reading with the same total: a split of another total would be a split of something else.
 */
function mergeUsage(byTrust: readonly ReadUsage[]): ReadUsage {
  const best = byTrust[0];
  if (best === undefined) throw new RangeError('a call has at least one reading');
  const inputSide = richest(byTrust, best, inputTokensOf, inputDetail);
  const outputSide = richest(byTrust, best, outputTokensOf, outputDetail);
  return {
    ...best,
    quantities: { ...pick(inputSide.quantities, INPUT_METERS), ...pick(outputSide.quantities, OUTPUT_METERS) },
    basis: inputSide.basis,
    reasoning: outputSide.reasoning,
    rule: inputSide.rule,
    confidence: inputSide.confidence,
    notes: [...new Set([...best.notes, ...inputSide.notes, ...outputSide.notes])].sort(),
    detail: {
      ...inputSide.detail,
      output: outputSide.detail.output,
      reasoning: outputSide.detail.reasoning,
    },
    extraUnits: Object.assign(
      {},
      ...[...byTrust].reverse().map((usage) => usage.extraUnits),
    ) as ReadUsage['extraUnits'],
    evidence: mergeEvidence(best, inputSide, outputSide),
  };
}

/** Of the readings whose counts were taken. A total says something only of the two sides that it was reported with. */
function mergeEvidence(best: ReadUsage, inputSide: ReadUsage, outputSide: ReadUsage): CountEvidence {
  const evidence: { [F in CountField]?: string } = {};
  for (const field of COUNT_FIELDS) {
    const side = OUTPUT_COUNTS.has(field) ? outputSide : inputSide;
    const attribute = side.evidence[field];
    if (attribute === undefined) continue;
    if (field !== 'total' || (inputSide === best && outputSide === best)) evidence[field] = attribute;
  }
  return evidence;
}

function richest(
  byTrust: readonly ReadUsage[],
  best: ReadUsage,
  total: (quantities: Quantities) => number,
  detail: (usage: ReadUsage) => number,
): ReadUsage {
  let chosen = best;
  for (const usage of byTrust) {
    if (total(usage.quantities) === total(best.quantities) && detail(usage) > detail(chosen)) chosen = usage;
  }
  return chosen;
}

function inputDetail({ detail }: ReadUsage): number {
  return (
    Number(detail.cacheRead) + Number(detail.cacheWrite) + Number(detail.cacheLifetime) + Number(detail.modalities)
  );
}

function outputDetail({ detail }: ReadUsage): number {
  return Number(detail.reasoning) + Number(detail.modalities);
}

function pick(quantities: Quantities, meters: readonly Meter[]): Quantities {
  const picked: { [M in Meter]?: number } = {};
  for (const meter of meters) {
    const quantity = quantities[meter];
    if (quantity !== undefined) picked[meter] = quantity;
  }
  return picked;
}

function mergeOwners(byTrust: readonly CallOwner[]): CallOwner {
  const values: Record<string, string> = {};
  const evidence: Record<string, string> = {};
  for (const dimension of OWNER_DIMENSIONS) {
    const owner = byTrust.find((candidate) => candidate.values[dimension] !== undefined);
    const value = owner?.values[dimension];
    if (owner === undefined || value === undefined) continue;
    values[dimension] = value;
    evidence[dimension] = owner.evidence[dimension] ?? 'unknown';
  }
  const owned = byTrust.some((owner) => owner.unallocatedReason === undefined);
  const originator = byTrust.find((owner) => owner.originator !== undefined)?.originator;
  return {
    values,
    evidence,
    unallocatedReason: owned ? undefined : byTrust[0]?.unallocatedReason,
    ...(originator !== undefined && { originator }),
  };
}

/** What the first reading gave that can be compared; that the call gave nothing is known where it is known of all of them. */
function mergeRuleFacts(byTrust: readonly UsageReading['ruleFacts'][]): Pick<UsageReading, 'ruleFacts'> {
  const merged: Record<string, GivenValue | null> = {};
  for (const name of new Set(byTrust.flatMap((facts) => Object.keys(facts ?? {})))) {
    const given = byTrust.map((facts) => facts?.[name]);
    const values = given.filter((value) => value !== undefined && value !== null);
    const value = values.find(({ length }) => length > 0) ?? values[0];
    if (value !== undefined) merged[name] = value;
    else if (!given.includes(undefined)) merged[name] = null;
  }
  return Object.keys(merged).length === 0 ? {} : { ruleFacts: merged };
}
