import type { PriceBook } from '@tokenledger/pricing/domain';

import type { LedgerTotals } from '../../../apps/replay/check/expected-totals';
import { settledSpend } from '../arrival/spend-of-tenant';
import type { CaseResult, Figures } from '../result-table';
import type { Signal } from '../stack/collector-config';
import type { Organisation } from '../stack/organisations';
import type { Deployment, RunningCollector } from '../stack/token-ledger';
import { planTraffic, type SentTraffic } from '../traffic/sent-traffic';

/** What a case works with: everything is running. */
export interface Bench {
  readonly deployment: Deployment;
  /** The binary of the OpenTelemetry Collector. */
  readonly otelCollector: string;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly apiUrl: string;
  /** TokenLedger's collector, writing where the processor reads. */
  readonly collector: RunningCollector;
  readonly priceBook: PriceBook;
  readonly callsOfACase: number;
  /** Start of the UTC day on which all calls are made. */
  readonly dayMs: number;
}

export interface InteropCase {
  readonly section: string;
  readonly name: string;
  /** The organisation it sends for; no other case does. */
  readonly tenant: string;
  /** A topic that the processor reads as this organisation's, without the run's prefix. */
  readonly reservedTopic?: string;
  /** Stops the broker for a moment: not for brokers that somebody else named. */
  readonly stopsBroker?: true;
  run(bench: Bench): Promise<CaseResult>;
}

/** What the records of a case look like; 10 traces a request, with content wherever it can be. */
export interface TrafficShape {
  readonly signal: Signal;
  readonly contentInLinks?: boolean;
  readonly tracesOfARequest?: number;
  /** As many at least, whatever the run was told. */
  readonly atLeastCalls?: number;
}

export function planCase(
  { callsOfACase, dayMs, priceBook }: Bench,
  { tenant }: Pick<InteropCase, 'tenant'>,
  { signal, contentInLinks = true, tracesOfARequest = 10, atLeastCalls = 1 }: TrafficShape,
): SentTraffic {
  const calls = Math.max(callsOfACase, atLeastCalls);
  return planTraffic({ seed: tenant, signal, calls, dayMs, contentInLinks, tracesOfARequest }, priceBook);
}

export function organisationOf(bench: Bench, { tenant }: Pick<InteropCase, 'tenant'>): Organisation {
  const organisation = bench.organisations.get(tenant);
  if (organisation === undefined) throw new Error(`the organisation ${tenant} was not prepared`);
  return organisation;
}

export function topicOf(bench: Bench, topic: string): string {
  return bench.deployment.topicPrefix + topic;
}

/** Compares what the ledger says of the case's organisation with what was sent. */
export async function inLedger(
  bench: Bench,
  interopCase: InteropCase,
  sent: SentTraffic,
  problems: readonly string[],
): Promise<CaseResult> {
  const { readKey } = organisationOf(bench, interopCase);
  const answer = await settledSpend(bench.apiUrl, readKey, sent);
  return {
    section: interopCase.section,
    name: interopCase.name,
    sent: toFigures(sent.totals),
    arrived: toFigures(answer.totals),
    problems: [
      ...problems,
      ...(answer.totals.possibleDuplicates === 0n ? [] : [`${answer.totals.possibleDuplicates} possible duplicates`]),
      ...(answer.pendingBuckets === 0 ? [] : [`${answer.pendingBuckets} buckets are still pending`]),
    ],
  };
}

function toFigures(totals: LedgerTotals): Figures {
  return {
    calls: totals.calls,
    input: totals.inputTokens,
    'from cache': totals.cacheReadTokens,
    output: totals.outputTokens,
    unpriced: totals.unpricedCalls,
    USD: totals.costUsd,
  };
}
