import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GenaiPricesSource } from '@tokenledger/pricing/data';
import { createKafkaSpanExporter, createOtlpSpanExporter, type UsageSpanExporter } from '@tokenledger/sdk';

import { awaitSettled } from './check/await-settled';
import { allEqual, formatComparison } from './check/compare-totals';
import { ExpectedTotals, type LedgerTotals } from './check/expected-totals';
import { pricesOf } from './check/price-calls';
import { SpendClient } from './check/spend-client';
import type { CheckOptions, ReplayOptions, ReplayTarget } from './replay-options';
import { showProgress } from './replay-progress';
import { newRunId } from './run-id';
import { Pace } from './sending/pace';
import { ReplaySpans, type ReplayRun } from './sending/replay-span';
import { sendTrace } from './sending/send-trace';
import { readTrace } from './traces/read-trace';
import { surveyTrace, type TraceSurvey } from './traces/survey-trace';

const NANOS_PER_MS = 1_000_000;
const POLL_MS = 500;
const STOPPED_FLUSH_MS = 5_000;

/** Sends a trace and, where asked, checks the ledger. @returns true where everything arrived and nothing differs */
export async function replay(options: ReplayOptions, signal: AbortSignal): Promise<boolean> {
  const survey = await surveyTrace(readTrace(options.file));
  if (survey.calls === 0) throw new Error(`${options.file} holds no call`);
  const run = toRun(options, survey);
  console.log(`${run.fileName}: ${survey.calls} calls over ${seconds(durationMs(survey))} s, run id ${run.runId}`);
  console.log(`as ${run.provider} ${run.model}, project ${run.project}, from ${new Date(run.startMs).toISOString()}`);

  if (!(await sendAll(options, run, survey, signal))) return false;
  return options.check === undefined || checkLedger(options, options.check, run, survey, signal);
}

function toRun(options: ReplayOptions, survey: TraceSurvey): ReplayRun {
  const startMs = options.startMs ?? Date.now() - Math.ceil(durationMs(survey));
  const runId = options.runId ?? newRunId(startMs, randomBytes(3).toString('hex'));
  const { model, provider, team } = options;
  const project = options.project ?? `replay-${runId}`;
  const fileName = basename(options.file);
  return { fileName, runId, startMs, firstOffsetNs: survey.firstOffsetNs, provider, model, team, project };
}

async function sendAll(
  options: ReplayOptions,
  run: ReplayRun,
  survey: TraceSurvey,
  signal: AbortSignal,
): Promise<boolean> {
  const exporter = openExporter(options.target, options.timeoutMs);
  const progress = showProgress(survey.calls, process.stderr);
  const startedAt = performance.now();
  let handedOver = 0;
  try {
    const trace = {
      calls: readTrace(options.file),
      firstOffsetNs: survey.firstOffsetNs,
      spans: new ReplaySpans(run),
      pace: new Pace(options.speed, signal),
    };
    await sendTrace(exporter, trace, signal, (stats) => progress.advance((handedOver += 1), () => stats().sent));
    await deliverRest(exporter, options.timeoutMs, signal);
  } finally {
    await exporter.shutdown(STOPPED_FLUSH_MS);
    progress.finish(exporter.stats().sent);
  }
  return reportDelivery(exporter, survey.calls, performance.now() - startedAt);
}

/** @throws AbortError when the replay is stopped: nobody should have to wait for a receiver that is away */
async function deliverRest(exporter: UsageSpanExporter, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const done = new AbortController();
  try {
    await Promise.race([
      exporter.flush(timeoutMs),
      sleep(timeoutMs, undefined, { signal: AbortSignal.any([signal, done.signal]) }),
    ]);
  } finally {
    done.abort();
  }
}

function reportDelivery(exporter: UsageSpanExporter, calls: number, tookMs: number): boolean {
  const { sent, dropped, retries, lastFailure } = exporter.stats();
  const rate = Math.round(sent / (tookMs / 1_000));
  console.log(`${sent} calls acknowledged in ${seconds(tookMs)} s (${rate}/s), ${retries} requests repeated`);
  if (sent === calls) return true;
  const reasons = Object.entries(dropped.byReason).filter(([, spans]) => spans > 0);
  const causes = reasons.map(([reason, spans]) => `${spans} ${reason}`).join(', ');
  console.error(`${calls - sent} calls did not arrive: ${causes} (${lastFailure?.detail ?? 'no failure noted'})`);
  return false;
}

async function checkLedger(
  options: ReplayOptions,
  check: CheckOptions,
  run: ReplayRun,
  survey: TraceSurvey,
  signal: AbortSignal,
): Promise<boolean> {
  const expected = await expectedTotals(options.file, run);
  const client = new SpendClient(check.apiUrl, check.readKey);
  const question = { fromMs: run.startMs, toMs: run.startMs + durationMs(survey), project: run.project };
  const settled = await awaitSettled(
    expected,
    () => client.totalsOf(question, signal),
    { timeoutMs: options.timeoutMs, pollMs: POLL_MS },
    { now: () => performance.now(), sleep: (ms) => sleep(ms, undefined, { signal }) },
  );
  console.log(formatComparison(settled.figures));
  const waited = `after ${seconds(settled.waitedMs)} s`;
  if (allEqual(settled.figures) && settled.pendingBuckets === 0) {
    console.log(`The ledger says what the file says, ${waited}.`);
    return true;
  }
  const pending = settled.pendingBuckets === 0 ? '' : `; ${settled.pendingBuckets} buckets are not rolled up yet`;
  console.error(`The ledger differs from the file ${waited}${pending}.`);
  return false;
}

/** The file's own sums, at the price in force when each call is said to have begun. */
async function expectedTotals(file: string, run: ReplayRun): Promise<LedgerTotals> {
  const book = await new GenaiPricesSource().load();
  const sums = new ExpectedTotals();
  const { provider, model } = run;
  for await (const call of readTrace(file)) {
    const atMs = run.startMs + Math.floor((call.offsetNs - run.firstOffsetNs) / NANOS_PER_MS);
    sums.add(call, pricesOf(book, { provider, model, atMs, inputTokens: call.inputTokens }));
  }
  return sums.totals();
}

function openExporter(target: ReplayTarget, flushTimeoutMs: number): UsageSpanExporter {
  // The replay drains it itself, also when it is stopped.
  const shared = { maxDelayMs: 200, flushOnExit: false, flushTimeoutMs, ingestionKey: target.ingestionKey };
  switch (target.transport) {
    case 'otlp':
      return createOtlpSpanExporter({ ...shared, endpoint: target.endpoint, requestTimeoutMs: 30_000 });
    case 'kafka': {
      const { brokers, topic, tenant } = target;
      return createKafkaSpanExporter({ ...shared, brokers, topic, tenant, clientId: 'tokenledger-replay' });
    }
  }
}

function durationMs(survey: TraceSurvey): number {
  return (survey.lastOffsetNs - survey.firstOffsetNs) / NANOS_PER_MS;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
