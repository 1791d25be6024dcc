import { setTimeout as sleep } from 'node:timers/promises';

import { type TenantId, tenantId } from '@tokenledger/organization/domain';
import { describeWithKafkaNode, type KafkaNode, startKafkaNode } from '@tokenledger/shared/testing';

import { CallStream } from './testing/call-stream';
import { FaultStage } from './testing/fault-stage';
import type { OurProcess } from './testing/our-process';
import { seededRandom, seedOfRun } from './testing/seeded-random';

const seed = seedOfRun();
const KILLS = 20;

describeWithKafkaNode('the ledger when processes die', () => {
  const random = seededRandom(seed);
  const killed = tenantId('killed');
  const rebalanced = tenantId('rebalanced');
  const brokerless = tenantId('brokerless');
  const storeless = tenantId('storeless');
  let node: KafkaNode;
  let stage: FaultStage;
  let survivor: OurProcess;

  beforeAll(async () => {
    process.stdout.write(`fault seed ${seed}\n`);
    // A dead member's partitions are given away after a second and a half: 20 deaths would take minutes otherwise.
    node = await startKafkaNode({ settings: { 'group.min.session.timeout.ms': '1000' } });
    stage = await FaultStage.open({
      brokers: node.brokers,
      prefix: 'outages.',
      tenants: [killed, rebalanced, brokerless, storeless],
      seed,
      settings: { KAFKA_SESSION_TIMEOUT_MS: '1500' },
    });
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    await node?.dispose();
  }, 60_000);

  function streamOf(tenant: TenantId): CallStream {
    const projects = [`${tenant}-a`, `${tenant}-b`, `${tenant}-c`];
    return new CallStream(stage, {
      tenant,
      random,
      projects,
      callsARecord: 12,
      recordsASend: 3,
      restMs: 40,
    });
  }

  /** Resolves when a processor wrote for this tenant after the call. */
  async function untilWritten(tenant: TenantId): Promise<void> {
    const before = await stage.until('a count of rows', () => stage.view.countWritten(tenant));
    await stage.until(`rows of ${tenant} beyond ${before}`, async () =>
      (await stage.view.countWritten(tenant)) > before ? true : undefined,
    );
  }

  /** Resolves when the broker has taken many more calls: an outage lasts for at least so much work. */
  async function untilProduced(stream: CallStream): Promise<void> {
    const before = stream.count;
    await stage.until('more calls in the topic', () => (stream.count > before + 1_000 ? true : undefined));
  }

  async function partitionsOf(member: OurProcess): Promise<number> {
    const kafka = (await member.readiness())?.dependencies.find(({ name }) => name === 'kafka');
    return Number(/reading (\d+) partitions/.exec(kafka?.detail ?? '')?.[1] ?? 0);
  }

  /** Resolves when each of them reads some partitions. */
  async function untilShared(...members: readonly OurProcess[]): Promise<void> {
    for (const member of members) {
      await stage.until(`${member.name} to read a part of the partitions`, async () => {
        const partitions = await partitionsOf(member);
        return partitions > 0 && partitions < stage.partitions ? true : undefined;
      });
    }
  }

  async function untilSaysDown(dependency: string): Promise<void> {
    await stage.until(`/readyz to say that ${dependency} is down`, async () => {
      const readiness = await survivor.readiness();
      return readiness?.dependencies.find(({ name }) => name === dependency)?.ready === false ? true : undefined;
    });
  }

  it(`stays exact when the processor is killed ${KILLS} times in mid-stream`, async () => {
    const stream = streamOf(killed);
    for (let death = 1; death <= KILLS; death += 1) {
      const victim = stage.startProcessor(`victim ${death}`);
      if (random.next() < 0.2) {
        // While it starts, migrates or joins.
        await sleep(random.between(100, 2_500));
      } else {
        await untilWritten(killed);
        await sleep(random.between(0, 300));
      }
      await victim.kill();
    }
    survivor = stage.startProcessor('survivor');
    await untilWritten(killed);
    const calls = await stream.stop();
    await stage.verify(killed, calls);
    expect(calls.length).toBeGreaterThan(5_000);
  }, 300_000);

  it('stays exact while processors join, leave, freeze and die in one group', async () => {
    const stream = streamOf(rebalanced);
    const first = survivor;
    await untilWritten(rebalanced);

    const second = stage.startProcessor('second');
    await untilShared(first, second);
    await untilWritten(rebalanced);
    expect(await first.stop()).toBe(0);
    await untilWritten(rebalanced);

    const third = stage.startProcessor('third');
    await untilShared(second, third);
    await untilWritten(rebalanced);

    // The group takes it for dead; it comes back with records in hand that are not its own any more.
    second.freeze();
    await stage.until('the third to read all partitions', async () =>
      (await partitionsOf(third)) === stage.partitions ? true : undefined,
    );
    await untilWritten(rebalanced);
    second.thaw();
    await untilShared(second, third);
    await untilWritten(rebalanced);
    await second.kill();
    survivor = third;
    await untilWritten(rebalanced);
    await stage.verify(rebalanced, await stream.stop());
  }, 180_000);

  it('stays exact when the broker is stopped, and killed, and comes back on the same data', async () => {
    const stream = streamOf(brokerless);
    await untilWritten(brokerless);
    await node.stop();
    await node.start();
    await untilWritten(brokerless);
    await node.kill();
    await node.start();
    await untilWritten(brokerless);
    await stage.verify(brokerless, await stream.stop());
  }, 180_000);

  it('stays exact when ClickHouse is killed and PostgreSQL goes away for a while, without a restart of ours', async () => {
    const stream = streamOf(storeless);
    await untilWritten(storeless);
    await stage.clickhouseServer.kill();
    await untilSaysDown('clickhouse');
    await untilProduced(stream);
    await stage.clickhouseServer.start();
    await untilWritten(storeless);

    await stage.postgres.stop();
    await untilSaysDown('postgres');
    await untilProduced(stream);
    await stage.postgres.startAgain();
    await untilWritten(storeless);

    await Promise.all([stage.clickhouseServer.kill(), stage.postgres.stop()]);
    await untilProduced(stream);
    await Promise.all([stage.clickhouseServer.start(), stage.postgres.startAgain()]);
    await untilWritten(storeless);
    await stage.verify(storeless, await stream.stop());
    expect(survivor.isRunning()).toBe(true);
  }, 180_000);
});
