import { OPERATOR, aPerson } from '@tokenledger/organization/testing';
import { deadLetterId } from '@tokenledger/metering/domain';
import { TypeOrmTenants } from '@tokenledger/organization/data';
import { tenantId } from '@tokenledger/organization/domain';
import { asTenant, describeWithKafka } from '@tokenledger/shared/testing';

import { endpointsOf, ingestionPartsOf } from '../../wiring/ingestion-parts';
import { FaultStage, FROM_MS, TO_MS } from './testing/fault-stage';
import { makeCalls, otlpOf } from './testing/model-call';
import { seededRandom, seedOfRun } from './testing/seeded-random';

const seed = seedOfRun();
const LETTERS = 250;

describeWithKafka('a replay that people asked for', ({ brokers }) => {
  const later = tenantId('later');
  let stage: FaultStage;

  beforeAll(async () => {
    process.stdout.write(`fault seed ${seed}\n`);
    const prefix = `replay-${seed}-${Date.now()}.`;
    const topic = `${prefix}otlp_spans_later`;
    const settings = { KAFKA_TOPIC_TRUST: `${topic}=tenant:later` };
    stage = await FaultStage.open({ brokers, prefix, tenants: [], seed, settings, trustedTopics: [topic] });
  }, 120_000);
  afterAll(() => stage?.close(), 60_000);

  it('takes bytes off the dead-letter topic, goes on after kill -9, and books every call once', async () => {
    const first = stage.startProcessor('processor 1');
    await stage.untilReady(first);
    const [topic = ''] = stage.options.trustedTopics ?? [];
    const random = seededRandom(seed);
    const calls = makeCalls(LETTERS, { random, projects: ['before-its-tenant'], fromMs: FROM_MS, toMs: TO_MS });
    // The topic belongs to a tenant that was never created: whole records, whose bytes only the topic may keep.
    await stage.send(calls.map((call) => ({ topic, key: call.traceId, value: otlpOf([{ call }]), headers: {} })));
    const { letters, replays, requests } = ingestionPartsOf(
      stage.clickhouse,
      stage.store.pool,
      endpointsOf({}),
    ).deadLetters;
    const waiting = await stage.until('all of them to be dead letters', async () => {
      const found = await asTenant(later, () => letters.waiting(later, ['unknown-tenant'], 1_000));
      return found.length === LETTERS ? found : undefined;
    });
    expect(new Set(waiting.map(({ valueKept }) => valueKept))).toEqual(new Set([false]));

    await new TypeOrmTenants(stage.store.dataSource).add(
      {
        id: later,
        name: 'Later',
        timeZone: 'Europe/Berlin',
        reportingCurrency: 'USD',
        status: 'active',
        createdAt: new Date(),
      },
      OPERATOR,
    );
    const request = { ids: undefined, reasons: ['unknown-tenant'] };
    const asked = await asTenant(later, () => requests.request(later, aPerson('user-1'), request));
    if (!asked.ok) throw new Error('the replay was refused');
    const progress = () => replays.find(later, asked.value.id);
    await stage.until('some letters to be replayed', async () => ((await progress())?.done ?? 0) >= 10 || undefined);
    await first.kill();
    expect((await progress())?.state).toBe('running');

    stage.startProcessor('processor 2');
    stage.startProcessor('processor 3');
    const done = await stage.until('the replay to be done', async () => {
      const replay = await progress();
      return replay?.state === 'done' ? replay : undefined;
    });
    expect(done).toMatchObject({ total: LETTERS, done: LETTERS, replayed: LETTERS, notReplayed: [] });
    await stage.verify(later, calls, { deadLetters: 'expected' });
    const replayed = await asTenant(later, () => letters.find(later, waiting));
    expect(replayed.filter(({ replayedAt }) => replayedAt === undefined).map(deadLetterId)).toEqual([]);
    expect(await asTenant(later, () => letters.tally(later))).toMatchObject({ waiting: 0n, replayed: BigInt(LETTERS) });
  }, 240_000);
});
