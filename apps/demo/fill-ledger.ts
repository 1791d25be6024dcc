import { setTimeout as sleep } from 'node:timers/promises';

import type { PriceBook } from '@tokenledger/pricing/domain';

import { awaitSettled, type Settled } from '../replay/check/await-settled';
import { SpendClient } from '../replay/check/spend-client';
import { DemoTotals } from './check/demo-totals';
import type { DemoOptions } from './demo-options';
import { showStep } from './demo-progress';
import { daysUntil } from './generator/calendar';
import type { DemoCall } from './generator/demo-call';
import { type DemoRequest, generateCalls } from './generator/generate-calls';
import type { Installation } from './installation';
import type { DemoAccess } from './make-organisation';
import { sendCalls } from './sending/send-calls';

const POLL_MS = 500;

/**
 * Sends the calls, then waits until the ledger has booked and rolled up all of them.
 *
 * @returns every figure as generated beside the ledger's, and what the checks have to show
 * @throws SendingError, SpendApiError; AbortError when it is stopped
 */
export async function fillLedger(
  installation: Installation,
  access: DemoAccess,
  options: DemoOptions,
  until: Date,
  signal: AbortSignal,
): Promise<Settled & Pick<DemoTotals, 'evidence'>> {
  const { seed, calls, days } = options;
  const request: DemoRequest = { seed, calls, days, until };
  const book = await installation.loadPriceBook();
  const totals = new DemoTotals(book);
  await send(installation, access, { request, totals, book }, signal);

  const client = new SpendClient(installation.api, access.readKey.secret);
  const question = { fromMs: daysUntil(until, days)[0]?.startMs ?? until.getTime(), toMs: until.getTime() };
  let pendingAtFirst: number | undefined;
  let step: ReturnType<typeof showStep> | undefined;
  const settled = await awaitSettled(
    totals.totals(),
    () => client.totalsOf(question, signal),
    { timeoutMs: options.timeoutMs, pollMs: POLL_MS },
    { now: () => performance.now(), sleep: (ms) => sleep(ms, undefined, { signal }) },
    ({ totals: booked, pendingBuckets }) => {
      pendingAtFirst ??= pendingBuckets;
      step ??= showStep('booking', pendingAtFirst, 'quarters of an hour', process.stderr);
      step.update(Math.max(0, pendingAtFirst - pendingBuckets), `${booked.calls} calls in spend`);
    },
  ).finally(() => step?.finish());
  return { ...settled, evidence: totals.evidence };
}

async function send(
  { otlp }: Installation,
  { ingestionKeys }: DemoAccess,
  { request, totals, book }: { readonly request: DemoRequest; readonly totals: DemoTotals; readonly book: PriceBook },
  signal: AbortSignal,
): Promise<void> {
  const step = showStep('sending', request.calls, 'calls', process.stderr);
  try {
    await sendCalls(counted(generateCalls(request), totals), {
      otlp,
      book,
      keys: ingestionKeys,
      signal,
      onProgress: (acknowledged) => step.update(acknowledged),
    });
  } finally {
    step.finish();
  }
}

function* counted(calls: Iterable<DemoCall>, totals: DemoTotals): Generator<DemoCall> {
  for (const call of calls) {
    totals.add(call);
    yield call;
  }
}
