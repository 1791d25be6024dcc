import { appendAudit } from '@tokenledger/organization/data';
import { aPerson } from '@tokenledger/organization/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { PostgresPriceLists } from '@tokenledger/pricing/data';
import { aPriceLine } from '@tokenledger/pricing/testing';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import { describeWithKafka } from '@tokenledger/shared/testing';
import { systemClock } from '@tokenledger/shared/time';

import { ratingBookSource } from '../../wiring/price-book';
import { reratingPorts } from '../../wiring/rerating';
import { FaultStage, FROM_MS, TO_MS } from './testing/fault-stage';
import { type FaultModel, makeCalls, type ModelCall } from './testing/model-call';
import { seededRandom, seedOfRun } from './testing/seeded-random';

const seed = seedOfRun();
const CALLS = 400;
const tenant = tenantId('rerated');

type Prices = Readonly<
  Record<FaultModel, readonly [input: bigint, cacheRead: bigint, cacheWrite: bigint, output: bigint]>
>;

/** In 10^-8 dollars a token, that is hundredths of a dollar a million. */
const BEFORE: Prices = {
  'gpt-4o': [250n, 125n, 0n, 1000n],
  o3: [200n, 50n, 0n, 800n],
  'claude-haiku-4-5': [100n, 10n, 125n, 500n],
  'house-model-7': [0n, 0n, 0n, 0n],
};
const AFTER: Prices = { ...BEFORE, 'gpt-4o': [333n, 125n, 0n, 1000n], 'house-model-7': [1n, 0n, 0n, 3n] };

/** No code of the ledger's. */
function sumOf(calls: readonly ModelCall[], prices: Prices): string {
  let units = 0n;
  for (const { model, tokens } of calls) {
    const [input, cacheRead, cacheWrite, output] = prices[model];
    units += BigInt(tokens.input) * input + BigInt(tokens.cacheRead) * cacheRead;
    units += BigInt(tokens.cacheWrite) * cacheWrite + BigInt(tokens.output + tokens.reasoning) * output;
  }
  return formatDecimal18(parseDecimal18(`${units}e-8`));
}

describeWithKafka('a re-rating whose process is killed', ({ brokers }) => {
  let stage: FaultStage;

  beforeAll(async () => {
    process.stdout.write(`fault seed ${seed}\n`);
    const settings = { PROCESSOR_RERATING_ROWS: '10' };
    stage = await FaultStage.open({
      brokers,
      prefix: `rerate-${seed}-${Date.now()}.`,
      tenants: [tenant],
      seed,
      settings,
    });
  }, 120_000);
  afterAll(() => stage?.close(), 60_000);

  it('goes on in another one, and what it says it did is what it did, to the last digit', async () => {
    const first = stage.startProcessor('processor 1');
    await stage.untilReady(first);
    const random = seededRandom(seed);
    const calls = makeCalls(CALLS, { random, projects: ['search', 'ads'], fromMs: FROM_MS, toMs: TO_MS });
    await stage.produce(
      tenant,
      Array.from({ length: CALLS / 10 }, (_, batch) =>
        calls.slice(batch * 10, batch * 10 + 10).map((call) => ({ call })),
      ),
    );
    await stage.verify(tenant, calls);

    const lists = new PostgresPriceLists(stage.store.pool, appendAudit);
    const lines = [
      aPriceLine({ price: '3.33' }),
      aPriceLine({ price: '1.25', meter: 'cacheRead' }),
      aPriceLine({ price: '10', meter: 'output' }),
      aPriceLine({ provider: 'house', model: 'house-model-7', price: '0.01' }),
      aPriceLine({ provider: 'house', model: 'house-model-7', price: '0', meter: 'cacheRead' }),
      aPriceLine({ provider: 'house', model: 'house-model-7', price: '0.03', meter: 'output' }),
    ];
    await lists.replace({ tenant, name: 'contract' }, lines, aPerson('a test'), systemClock.now());
    const source = await ratingBookSource(stage.store);
    const { reratings, requests } = reratingPorts(stage.store, () => source.load());
    const asked = await requests.preview(tenant, aPerson('anna'), {
      from: new Date(FROM_MS),
      to: new Date(TO_MS),
      provider: undefined,
      model: undefined,
      reason: 'a contract for the past',
    });
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    const { id } = asked.value;
    const inState = (state: string) =>
      stage.until(`the re-rating to be ${state}`, async () => {
        const rerating = await reratings.find(tenant, id);
        return rerating?.state === state ? rerating : undefined;
      });
    const previewed = await inState('previewed');
    const touched = calls.filter(({ model }) => model === 'gpt-4o' || model === 'house-model-7');
    expect(previewed.callsToLookAt).toBe(CALLS);
    expect(previewed.preview.figures.map(told)).toEqual([
      {
        calls: touched.length,
        costBefore: sumOf(touched, BEFORE),
        costAfter: sumOf(touched, AFTER),
        newlyPriced: calls.filter(({ model }) => model === 'house-model-7').length,
      },
    ]);

    expect(await requests.apply(tenant, aPerson('ben'), id)).toMatchObject({ ok: true });
    await stage.until('some calls to be re-rated', async () => {
      const calls = (await reratings.find(tenant, id))?.applied.calls ?? 0;
      return calls >= 30 || undefined;
    });
    await first.kill();
    const killed = await reratings.find(tenant, id);
    expect(killed?.state).toBe('applying');
    expect(killed?.applied.calls).toBeLessThan(CALLS);

    stage.startProcessor('processor 2');
    stage.startProcessor('processor 3');
    const done = await inState('done');
    expect(done.applied.calls).toBe(CALLS);
    expect(done.applied.figures.map(told)).toEqual(previewed.preview.figures.map(told));
    await stage.untilSettled(tenant);
    const day = { from: new Date('2026-03-09T23:00:00Z'), to: new Date('2026-03-10T23:00:00Z') };
    for (const totals of [await stage.view.bookings(tenant), await stage.view.days(tenant, day)]) {
      for (const project of ['search', 'ads']) {
        const own = calls.filter((call) => call.project === project);
        expect(totals[project]).toMatchObject({
          calls: String(own.length),
          cost: sumOf(own, AFTER),
          unpricedCalls: '0',
        });
      }
    }
  }, 240_000);
});

function told(figure: {
  readonly calls: number;
  readonly costBefore: bigint;
  readonly costAfter: bigint;
  readonly newlyPriced: number;
}): object {
  const text = (amount: bigint) => formatDecimal18(amount as Parameters<typeof formatDecimal18>[0]);
  return {
    calls: figure.calls,
    costBefore: text(figure.costBefore),
    costAfter: text(figure.costAfter),
    newlyPriced: figure.newlyPriced,
  };
}
