import { createHash } from 'node:crypto';

import { ExpectedTotals, type LedgerTotals } from '../../../apps/replay/check/expected-totals';
import { pricesOf } from '../../../apps/replay/check/price-calls';
import type { PriceBook } from '@tokenledger/pricing/domain';

import type { Signal } from '../stack/collector-config';
import { callAttributes, type SampleCall, text } from './call-attributes';
import { CANARY } from './canary';
import { chatSpan, logRecord, spansAround } from './otlp-records';

/** What a case sends, and what a ledger must say of it. */
export interface SentTraffic {
  readonly signal: Signal;
  /** OTLP/JSON request bodies. */
  readonly bodies: readonly string[];
  /** Records in the bodies, those that are no model call included. */
  readonly records: number;
  readonly totals: LedgerTotals;
  /** A range of whole quarters of an hour that holds every call. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TrafficPlan {
  /** Tells the calls of one case from those of another; the same seed gives the same calls. */
  readonly seed: string;
  readonly signal: Signal;
  readonly calls: number;
  /** Start of a UTC day. */
  readonly dayMs: number;
  readonly tracesOfARequest: number;
  /** Whether attributes of span links hold content too. */
  readonly contentInLinks: boolean;
}

/** Whose calls they are said to be; `spend` is asked by it. */
export const PROJECT = 'assistant';

const CALLS_IN_A_TRACE = 2;
const DAY_MS = 24 * 3_600_000;

const MODELS = [
  { provider: 'openai', model: 'gpt-4o-mini' },
  { provider: 'anthropic', model: 'claude-sonnet-4-5' },
  { provider: 'gcp.gemini', model: 'gemini-2.5-flash' },
  { provider: 'acme', model: 'house-model-7b' },
] as const;

/** Calls of four models over a day, one model without a price; around them spans that are no calls. */
export function planTraffic(plan: TrafficPlan, book: PriceBook): SentTraffic {
  const calls = Array.from({ length: plan.calls }, (_, index) => sampleCall(plan, index));
  const sums = new ExpectedTotals();
  for (const call of calls) sums.add(recorded(call, plan.dayMs), pricesOf(book, { ...call, atMs: call.startedAtMs }));

  const traces = inGroups(calls, CALLS_IN_A_TRACE);
  const bodies = inGroups(traces, Math.min(plan.tracesOfARequest, traces.length)).map((group) => toBody(plan, group));
  return {
    signal: plan.signal,
    bodies: bodies.map(({ body }) => JSON.stringify(body)),
    records: bodies.reduce((sum, { records }) => sum + records, 0),
    totals: sums.totals(),
    fromMs: plan.dayMs,
    toMs: plan.dayMs + DAY_MS,
  };
}

function sampleCall({ seed, calls, dayMs }: TrafficPlan, index: number): SampleCall {
  const random = createHash('sha256').update(`${seed}/${index}`).digest();
  const trace = createHash('sha256')
    .update(`${seed}/trace/${Math.floor(index / CALLS_IN_A_TRACE)}`)
    .digest('hex');
  const { provider, model } = MODELS[index % MODELS.length] ?? MODELS[0];
  const inputTokens = 1 + (random.readUInt32LE(0) % 40_000);
  return {
    traceId: trace.slice(0, 32),
    spanId: random.toString('hex', 8, 16),
    rootSpanId: trace.slice(32, 48),
    provider,
    model,
    // Every third call reads from a cache, every fifth has no id of the provider's: the span is its identity then.
    inputTokens,
    cacheReadTokens: index % 3 === 0 ? random.readUInt32LE(4) % inputTokens : 0,
    outputTokens: random.readUInt16LE(16),
    responseId: index % 5 === 0 ? undefined : `resp-${seed}-${index}`,
    startedAtMs: dayMs + Math.floor((index * (DAY_MS - 60_000)) / calls),
  };
}

function recorded(call: SampleCall, dayMs: number): Parameters<ExpectedTotals['add']>[0] {
  const { inputTokens, cacheReadTokens, outputTokens } = call;
  return { line: 0, offsetNs: (call.startedAtMs - dayMs) * 1e6, inputTokens, cacheReadTokens, outputTokens };
}

function toBody(
  { signal, contentInLinks }: TrafficPlan,
  traces: readonly (readonly SampleCall[])[],
): { body: object; records: number } {
  const linkAttributes = contentInLinks ? [text('note', CANARY)] : [];
  const resource = {
    attributes: [
      { key: 'service.name', value: { stringValue: 'interop-shop' } },
      { key: 'team.id', value: { stringValue: 'checkout' } },
      { key: 'project.id', value: { stringValue: PROJECT } },
    ],
  };
  const scope = { name: 'interop.instrumentation', version: '1.0.0' };
  if (signal === 'logs') {
    const logRecords = traces.flat().map((call) => logRecord(call, callAttributes(call)));
    return { body: { resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords }] }] }, records: logRecords.length };
  }
  const spans = traces.flatMap((calls) => [
    ...calls.slice(0, 1).flatMap((first) => spansAround(first)),
    ...calls.map((call) => chatSpan(call, callAttributes(call), linkAttributes)),
  ]);
  return { body: { resourceSpans: [{ resource, scopeSpans: [{ scope, spans }] }] }, records: spans.length };
}

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
