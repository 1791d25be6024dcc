import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { BenchOptions } from '../bench-options';
import { renewBody } from '../load/renew-body';
import { runLoad } from '../load/run-load';
import { buildSpanBody, SPANS_IN_A_BODY } from '../load/span-body';
import { type BenchResult, requireEqual } from '../report/bench-result';
import { type Spread, spreadOf } from '../report/percentiles';
import { aroundNow, SpendQuestions } from '../testbed/spend-questions';
import type { Testbed } from '../testbed/testbed';
import { type Bench, progress } from './bench';
import { untilSpendHas } from './until-spend-has';

const ASK_EVERY_MS = 50;
/** An answer costs ClickHouse 20 ms of CPU: asked as often as alone, the question itself would fill a fifth of a full machine. */
const ASK_UNDER_LOAD_EVERY_MS = 250;
const PAUSE_MS = 300;
const GIVE_UP_MS = 120_000;
const LIMIT_MS = 3_000;

/** The time from sending one call to `spend` having it, alone and beside a steady load. */
export const freshness: Bench = {
  name: 'freshness',
  asks: 'how long it takes from a call to its answer in spend',
  async run(testbed: Testbed, options: BenchOptions): Promise<BenchResult> {
    const collector = await testbed.start('collector');
    await testbed.start('processor');
    const api = await testbed.start('api');
    const questions = new SpendQuestions(api.url, testbed.readKey);
    const probe = (askEveryMs: number): Promise<number> => probeOnce(testbed, collector.url, questions, askEveryMs);
    await probe(ASK_EVERY_MS);

    const alone: number[] = [];
    while (alone.length < options.probes) alone.push(await probe(ASK_EVERY_MS));
    progress(`alone: ${JSON.stringify(spreadOf(alone))}`);

    const bodies = Math.ceil((options.rate * options.seconds) / SPANS_IN_A_BODY);
    const meter = testbed.measure();
    const load = runLoad(testbed, collector.url, { bodies, contentCharacters: 0, rate: options.rate });
    let loading = true;
    const finished = load.finally(() => (loading = false));
    finished.catch(() => undefined);
    const beside: number[] = [];
    while (loading) {
      beside.push(await probe(ASK_UNDER_LOAD_EVERY_MS));
      progress(`${beside.length}: ${Math.round(beside.at(-1) ?? 0)} ms`);
    }
    const sent = await finished;
    const probes = 1 + alone.length + beside.length;
    const totals = probeTotals(probes);
    await untilSpendHas(questions, {
      calls: sent.totals.calls + totals.calls,
      inputTokens: sent.totals.inputTokens + totals.inputTokens,
      cacheReadTokens: sent.totals.cacheReadTokens + totals.cacheReadTokens,
      outputTokens: sent.totals.outputTokens + totals.outputTokens,
    });
    const [aloneSpread, besideSpread] = [spreadOf(alone), spreadOf(beside)];
    return {
      bench: this.name,
      tables: [
        {
          title: 'milliseconds from the call to the answer',
          rows: [row('alone', aloneSpread), row(`beside ${options.rate} spans/s`, besideSpread)],
        },
      ],
      processes: [sent.process, ...meter.read()],
      limits: [
        { name: 'alone, p95', value: aloneSpread.p95, unit: 'ms', bound: 'at most', limit: LIMIT_MS },
        { name: 'under load, p95', value: besideSpread.p95, unit: 'ms', bound: 'at most', limit: LIMIT_MS },
      ],
      notes: [
        `spend is asked every ${ASK_EVERY_MS} ms, under load every ${ASK_UNDER_LOAD_EVERY_MS} ms: a figure is up to as much too high`,
      ],
    };
  },
};

function row(when: string, { count, min, median, p95, max }: Spread): Readonly<Record<string, string | number>> {
  return { when, probes: count, min, median, p95, max };
}

function probeBody(project: string) {
  return buildSpanBody({ service: 0, spans: 1, contentCharacters: 0, project });
}

function probeTotals(probes: number): ReturnType<typeof probeBody>['totals'] {
  const { totals } = probeBody('');
  return {
    calls: totals.calls * probes,
    inputTokens: totals.inputTokens * probes,
    cacheReadTokens: totals.cacheReadTokens * probes,
    outputTokens: totals.outputTokens * probes,
  };
}

/** @returns milliseconds from before the call was sent until after the answer had it */
async function probeOnce(
  testbed: Testbed,
  collectorUrl: string,
  questions: SpendQuestions,
  askEveryMs: number,
): Promise<number> {
  const project = `probe-${randomUUID()}`;
  const body = probeBody(project);
  renewBody(body, Date.now());
  const sentAt = performance.now();
  const answer = await fetch(`${collectorUrl}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf', authorization: `Bearer ${testbed.ingestionKey}` },
    body: new Uint8Array(body.bytes),
  });
  if (!answer.ok) throw new Error(`the collector answered ${answer.status}`);
  await answer.arrayBuffer();
  for (;;) {
    const { calls, outputTokens } = await questions.ask({ ...aroundNow(), filter: { project: [project] } });
    const tookMs = performance.now() - sentAt;
    if (calls > 0) {
      requireEqual('calls of a probe', calls, body.totals.calls);
      requireEqual('output tokens of a probe', outputTokens, body.totals.outputTokens);
      await sleep(PAUSE_MS);
      return tookMs;
    }
    if (tookMs > GIVE_UP_MS) throw new Error(`a call was not in spend after ${GIVE_UP_MS / 1000} s`);
    await sleep(askEveryMs);
  }
}
