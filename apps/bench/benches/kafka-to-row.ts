import { setTimeout as sleep } from 'node:timers/promises';

import type { BenchOptions } from '../bench-options';
import { runLoad } from '../load/run-load';
import { SPANS_IN_A_BODY } from '../load/span-body';
import { type BenchResult, requireEqual } from '../report/bench-result';
import { SpendQuestions } from '../testbed/spend-questions';
import type { Testbed } from '../testbed/testbed';
import { mixedRules, saveRules } from './attribution-rules';
import { type Bench, progress } from './bench';
import { bytesOnDisk } from './bytes-on-disk';
import { untilSpendHas } from './until-spend-has';

const LOOK_MS = 50;

/** A backlog in Kafka to rows that can be queried: how fast the processor catches up. */
export const kafkaToRow: Bench = {
  name: 'kafka-to-row',
  asks: 'how many spans a second a processor turns from a backlog into rows, and into answers',
  async run(testbed: Testbed, options: BenchOptions): Promise<BenchResult> {
    const collector = await testbed.start('collector');
    const { rules } = options;
    const bodies = Math.ceil(options.backlog / SPANS_IN_A_BODY);
    progress(`filling Kafka with ${bodies * SPANS_IN_A_BODY} spans`);
    const load = await runLoad(testbed, collector.url, { bodies, contentCharacters: 0, rate: 0, ofNobody: rules > 0 });
    await testbed.stop('collector');
    if (rules > 0) await saveRules(testbed, mixedRules(rules));
    const api = await testbed.start('api');

    const startedAt = performance.now();
    await testbed.start('processor');
    const meter = testbed.measure();
    const readyAt = performance.now();
    while ((await testbed.storedRows()) < load.totals.calls) await sleep(LOOK_MS);
    const rowsAt = performance.now();
    const processes = meter.read();
    if (rules > 0) requireEqual('calls owned by rules', await ownedByRules(testbed), load.totals.calls);
    progress(`rows after ${seconds(rowsAt - readyAt)} s`);
    await untilSpendHas(new SpendQuestions(api.url, testbed.readKey), load.totals);
    const spendAt = performance.now();
    return {
      bench: this.name,
      tables: [
        {
          title: `a backlog of ${load.totals.calls} spans, ${rules === 0 ? 'which name their owner' : `owned by ${rules} rules`}`,
          rows: [
            {
              until: 'all rows in usage_events',
              seconds: seconds(rowsAt - readyAt),
              'rows/s': Math.round(load.totals.calls / seconds(rowsAt - readyAt)),
            },
            {
              until: 'all in spend',
              seconds: seconds(spendAt - readyAt),
              'rows/s': Math.round(load.totals.calls / seconds(spendAt - readyAt)),
            },
          ],
        },
        {
          title: 'CPU a span while rows were written',
          rows: processes.map(({ name, cpuSeconds }) => ({
            process: name,
            'µs a span': (cpuSeconds * 1e6) / load.totals.calls,
          })),
        },
        ...(await bytesOnDisk(testbed)),
      ],
      processes,
      limits: [
        {
          name: 'rows from a backlog',
          value: load.totals.calls / seconds(rowsAt - readyAt),
          unit: 'rows/s',
          bound: 'at least',
          limit: 20_000,
        },
      ],
      notes: [`the processor was ready ${seconds(readyAt - startedAt)} s after its start; that is not in the figures`],
    };
  },
};

async function ownedByRules({ clickhouse, tenant }: Testbed): Promise<number> {
  const [row] = await clickhouse.query<{ calls: string }>({
    text: `SELECT uniqExact(call_id) AS calls FROM usage_events
            WHERE tenant_id = {tenant:String} AND owner_rule != '' AND team = concat('team-', service)`,
    params: { tenant },
  });
  return Number(row?.calls ?? 0);
}

function seconds(ms: number): number {
  return Math.round(ms) / 1000;
}
