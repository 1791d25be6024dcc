import { systemActor } from '@tokenledger/organization/domain';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { PostgresReratings } from '@tokenledger/metering/data';
import { freshDecisions, type Rerating, ReratingRequests } from '@tokenledger/metering/domain';
import { appendAudit } from '@tokenledger/organization/data';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import { systemClock } from '@tokenledger/shared/time';

import { ownerRulesNow } from '../../wiring/owner-rules';
import { ratingBookSource } from '../../wiring/price-book';
import type { BenchOptions } from '../bench-options';
import { type BenchResult, requireEqual, requireSame } from '../report/bench-result';
import type { Testbed } from '../testbed/testbed';
import { rulesByService, saveRules } from './attribution-rules';
import { type Bench, progress } from './bench';
import { generateCalls, type GeneratedRange, generatedRange, OF_NOBODY } from './generate-calls';

const LOOK_MS = 100;
/** Calls are of 1,000 services: half of them stay with nobody. */
const RULES = 500;

/** How long the past takes to be brought to attribution rules, and whether the outcome is what the preview said. */
export const attribution: Bench = {
  name: 'attribution',
  asks: `how long ${RULES} attribution rules take to be previewed and applied, and whether both agree to the last digit`,

  async run(testbed: Testbed, { calls }: BenchOptions): Promise<BenchResult> {
    const range = generatedRange(Date.now());
    progress(`generating ${calls} calls that nobody owns`);
    await generateCalls(testbed, calls, range, OF_NOBODY);
    const expected = await costBy(
      testbed,
      `if(toUInt32(substring(service, 9)) < ${RULES}, concat('team-', service), '')`,
    );
    await saveRules(testbed, rulesByService(RULES));
    await testbed.start('processor');
    const asker = await Asker.over(testbed);
    const previewed = await asker.preview(range);
    requireEqual('calls looked at', previewed.rerating.preview.calls, calls);
    requireSame('costs by owner, of the preview', costsAfter(previewed.rerating), expected);
    const meter = testbed.measure();
    const applied = await asker.apply(previewed.rerating.id);
    const usage = meter.read();
    await testbed.stop('processor');
    requireSame('costs by owner, in the ledger', await costBy(testbed, 'team'), expected);
    requireSame('figures of the apply', figuresOf(applied.rerating.applied), figuresOf(previewed.rerating.preview));
    return {
      bench: this.name,
      tables: [
        {
          title: `${RULES} rules over ${calls} calls of 30 days`,
          rows: [
            {
              'preview s': previewed.seconds,
              'preview calls/s': Math.round(calls / previewed.seconds),
              'apply s': applied.seconds,
              'apply calls/s': Math.round(calls / applied.seconds),
            },
          ],
        },
      ],
      processes: usage,
      limits: [],
      notes: ['the independent sum is made of services by ClickHouse; every digit of 501 owners is compared'],
    };
  },
};

/** `team-service-7 123.45`, a line an owner. */
async function costBy(testbed: Testbed, owner: string): Promise<string> {
  const rows = await testbed.clickhouse.query<{ owner: string; cost: string }>({
    text: `SELECT ${owner} AS owner, sum(effective_cost) AS cost FROM usage_events FINAL
            WHERE tenant_id = {tenant:String} AND booked GROUP BY owner`,
    params: { tenant: testbed.tenant },
  });
  return toLines(rows.map((row) => [row.owner, formatDecimal18(parseDecimal18(row.cost))]));
}

/** Of a range within one month or two: figures of one owner are added up. */
function costsAfter({ preview }: Rerating): string {
  const sums = new Map<string, bigint>();
  for (const { owner = '', costAfter } of preview.figures) sums.set(owner, (sums.get(owner) ?? 0n) + costAfter);
  return toLines([...sums].map(([owner, cost]) => [owner, formatDecimal18(cost as ReturnType<typeof parseDecimal18>)]));
}

function toLines(costs: readonly (readonly [string, string])[]): string {
  return costs
    .map(([owner, cost]) => `${owner} ${cost}`)
    .sort()
    .join('\n');
}

function figuresOf({ figures }: Rerating['preview']): string {
  return figures
    .map((figure) => JSON.stringify(figure, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)))
    .sort()
    .join('\n');
}

interface Phase {
  readonly seconds: number;
  readonly rerating: Rerating;
}

/** Asks for previews and applies them as the API does, and waits for them. */
class Asker {
  private constructor(
    private readonly testbed: Testbed,
    private readonly reratings: PostgresReratings,
    private readonly requests: ReratingRequests,
  ) {}

  static async over(testbed: Testbed): Promise<Asker> {
    const { store } = testbed;
    const source = await ratingBookSource(store);
    const ports = { freshBook: () => source.load(), freshRules: () => ownerRulesNow(store) };
    const reratings = new PostgresReratings(store.pool, appendAudit);
    const requests = new ReratingRequests({
      reratings,
      currentRevision: async (tenant, scope) => (await freshDecisions(ports, tenant, scope)).revision,
      clock: systemClock,
      newId: randomUUID,
    });
    return new Asker(testbed, reratings, requests);
  }

  async preview({ from, to }: GeneratedRange): Promise<Phase> {
    const startedAt = performance.now();
    const calls = { from: new Date(from * 1000), to: new Date(to * 1000), provider: undefined, model: undefined };
    const question = { ...calls, reason: 'bench', owners: true } as const;
    const asked = await this.requests.preview(this.testbed.tenant, systemActor('bench'), question);
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    const rerating = await this.untilIn('previewed', asked.value.id);
    return { seconds: (performance.now() - startedAt) / 1000, rerating };
  }

  async apply(id: string): Promise<Phase> {
    const startedAt = performance.now();
    const asked = await this.requests.apply(this.testbed.tenant, systemActor('bench'), id);
    if (!asked.ok) throw new Error(asked.error);
    const rerating = await this.untilIn('done', id);
    return { seconds: (performance.now() - startedAt) / 1000, rerating };
  }

  private async untilIn(state: Rerating['state'], id: string): Promise<Rerating> {
    for (let looks = 0; ; looks += 1) {
      const rerating = await this.reratings.find(this.testbed.tenant, id);
      if (rerating === undefined) throw new Error(`${id} is gone`);
      if (rerating.state === state) return rerating;
      if (rerating.state === 'failed') throw new Error(rerating.error);
      if (looks % 100 === 0)
        progress(`${rerating.state}: ${rerating.preview.calls} and ${rerating.applied.calls} calls`);
      await sleep(LOOK_MS);
    }
  }
}
