import { setTimeout as sleep } from 'node:timers/promises';

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
 * @returns every figure as generated beside the ledger's
 * @throws SendingError, SpendApiError; AbortError when it is stopped
 */
export async function fillLedger(
  installation: Installation,
  access: DemoAccess,
  options: DemoOptions,
  until: Date,
  signal: AbortSignal,
): Promise<Settled> {
  const { seed, calls, days } = options;
  const request: DemoRequest = { seed, calls, days, until };
  const totals = new DemoTotals(await installation.loadPriceBook());
  await send(installation, access, request, totals, signal);

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
  return settled;
}

async function send(
  { otlp }: Installation,
  { ingestionKeys }: DemoAccess,
  request: DemoRequest,
  totals: DemoTotals,
  signal: AbortSignal,
): Promise<void> {
  const step = showStep('sending', request.calls, 'calls', process.stderr);
  try {
    await sendCalls(counted(generateCalls(request), totals), {
      otlp,
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
