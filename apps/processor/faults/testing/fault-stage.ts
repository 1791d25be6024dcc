import { OPERATOR } from '@tokenledger/organization/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ClickHouseDeadLetters } from '@tokenledger/metering/data';
import { TypeOrmTenants } from '@tokenledger/organization/data';
import { type TenantId, tenantId } from '@tokenledger/organization/domain';
import { type ClickHouse, openClickHouse } from '@tokenledger/shared/clickhouse';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@tokenledger/shared/postgres';
import { createCollectorSigner } from '@tokenledger/shared/record-proof';
import { TokenLedgerError } from '@tokenledger/shared/result';
import {
  createKafkaConsumer,
  createKafkaProducer,
  type KafkaStreamProducer,
  type OutgoingRecord,
} from '@tokenledger/shared/stream';
import { silentLogger } from '@tokenledger/shared/telemetry';
import { type ClickHouseProcess, startClickHouseProcess } from '@tokenledger/shared/testing';
import { systemClock } from '@tokenledger/shared/time';

import { type DecisionStore, migrateStores, openDecisionStore } from '../../../wiring/open-stores';
import { type Topics, topicsOf } from '../../../wiring/topics';
import { awaitCondition } from './await-condition';
import { LedgerView } from './ledger-view';
import { type ModelCall, otlpOf, type Report } from './model-call';
import { lastLines, type OurProcess, type ProcessSettings, startOurProcess } from './our-process';
import { differencesOf, expectedTotals, type LedgerTotals } from './project-totals';

const SECRET = 'what collector and processor share in fault tests';
const PARTITIONS = 4;

/** Calls of all fault tests start within this day of the tenants' zone, Berlin: 10 March 2026 without its edges. */
export const FROM_MS = Date.UTC(2026, 2, 10, 2);
export const TO_MS = Date.UTC(2026, 2, 10, 20);
const DAY = { from: new Date('2026-03-09T23:00:00Z'), to: new Date('2026-03-10T23:00:00Z') };

export interface StageOptions {
  readonly brokers: readonly string[];
  /** Before the names of topics and groups. */
  readonly prefix: string;
  readonly tenants: readonly string[];
  /** Named in failures, so that a run can be repeated. */
  readonly seed: number;
  /** For every processor, over the stage's own. */
  readonly settings?: ProcessSettings;
  /** Topics that the processors consume beside the three of the signals. */
  readonly trustedTopics?: readonly string[];
}

export interface VerifyOptions {
  /** Whose positions tell that everything was read. */
  readonly groupId?: string;
  /** Whether the test put records there that cannot be booked. */
  readonly deadLetters?: 'none' | 'expected';
}

/** Kafka, ClickHouse and PostgreSQL as processes that a test may end, and processors on top of them. */
export class FaultStage {
  readonly processes: OurProcess[] = [];
  readonly topics: Topics;

  private constructor(
    readonly options: StageOptions,
    readonly clickhouseServer: ClickHouseProcess,
    readonly clickhouse: ClickHouse,
    readonly postgres: RestartablePostgres,
    readonly store: DecisionStore,
    readonly producer: KafkaStreamProducer,
  ) {
    this.topics = topicsOf(options.prefix, options.trustedTopics ?? []);
  }

  static async open(options: StageOptions): Promise<FaultStage> {
    const [server, postgres] = await Promise.all([startClickHouseProcess(), RestartablePostgres.start()]);
    const clickhouse = await openClickHouse({
      kind: 'server',
      url: server.url,
      database: 'default',
      username: 'default',
      password: '',
    });
    const store = await openDecisionStore(postgres.url, 4, silentLogger);
    await migrateStores(store, clickhouse, undefined, silentLogger);
    await Promise.all(options.tenants.map((tenant) => addTenant(store, tenantId(tenant))));
    const producer = createKafkaProducer({ brokers: options.brokers, clientId: 'fault-test', sendTimeoutMs: 3_000 });
    return new FaultStage(options, server, clickhouse, postgres, store, producer);
  }

  get groupId(): string {
    return `${this.options.prefix}processors`;
  }

  /** Of all topics that a processor consumes. */
  get partitions(): number {
    return this.topics.consumed.length * PARTITIONS;
  }

  get view(): LedgerView {
    return new LedgerView(this.clickhouse, this.store);
  }

  get deadLetters(): ClickHouseDeadLetters {
    return new ClickHouseDeadLetters(this.clickhouse, systemClock);
  }

  /** What a process of ours needs to find everything on this stage. */
  get settings(): ProcessSettings {
    const { brokers, prefix, settings = {} } = this.options;
    return {
      KAFKA_BROKERS: brokers.join(),
      KAFKA_GROUP_ID: this.groupId,
      KAFKA_TOPIC_PREFIX: prefix,
      KAFKA_TOPIC_PARTITIONS: String(PARTITIONS),
      KAFKA_TOPIC_REPLICATION: '1',
      CLICKHOUSE_URL: this.clickhouseServer.url,
      POSTGRES_URL: this.postgres.url,
      RECORD_SIGNING_SECRET: SECRET,
      PROCESSOR_ROLLER_REST_MS: '50',
      ...settings,
    };
  }

  startProcessor(name: string, settings: ProcessSettings = {}): OurProcess {
    return this.start('processor', name, settings);
  }

  start(app: string, name: string, settings: ProcessSettings = {}, args: readonly string[] = []): OurProcess {
    const one = startOurProcess(app, name, { ...this.settings, ...settings }, args);
    this.processes.push(one);
    return one;
  }

  async untilReady(...processes: readonly OurProcess[]): Promise<void> {
    for (const one of processes) {
      await this.until(`${one.name} to be ready`, async () => ((await one.readiness())?.ready ? true : undefined));
    }
  }

  until<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
    return awaitCondition(what, ask, () => this.story());
  }

  signed(tenant: string, topic: string, value: Uint8Array, key?: string): OutgoingRecord {
    const headers = createCollectorSigner(SECRET).headersFor({ tenant, keyId: 'fault-key' }, topic, value);
    return { topic, value, headers, ...(key !== undefined && { key }) };
  }

  /** Sends each batch as one record of the collector; again and again until the broker has all of them. */
  produce(tenant: string, batches: readonly (readonly Report[])[]): Promise<void> {
    const topic = this.topics.signals.traces;
    return this.send(batches.map((batch) => this.signed(tenant, topic, otlpOf(batch), batch[0]?.call.traceId)));
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    await this.until('the broker to take records', async () => {
      try {
        await this.producer.send(records);
        return true;
      } catch (error) {
        if (error instanceof TokenLedgerError && error.retriable) return undefined;
        throw error;
      }
    });
  }

  /** Everything in the topics is committed by the group, and no bucket of the tenant waits. */
  async untilSettled(tenant: TenantId, groupId = this.groupId): Promise<void> {
    const meter = createKafkaConsumer({
      brokers: this.options.brokers,
      clientId: 'fault-test-lag',
      groupId,
      topics: this.topics.consumed,
    });
    try {
      await this.until(`group ${groupId} to commit all records`, async () =>
        (await meter.lag()) === 0 ? true : undefined,
      );
      await this.until(`the buckets of ${tenant} to be rolled up`, async () =>
        (await this.view.pendingBuckets(tenant)) === 0 ? true : undefined,
      );
    } finally {
      await meter.stop();
    }
  }

  /**
   * Waits until everything is booked, then compares bookings and both rollups with the independent sum.
   * @throws with every difference, the seed and the last words of the processes
   */
  async verify(
    tenant: TenantId,
    calls: readonly ModelCall[],
    { groupId = this.groupId, deadLetters = 'none' }: VerifyOptions = {},
  ): Promise<LedgerTotals> {
    await this.untilSettled(tenant, groupId);
    const expected = expectedTotals(calls);
    const differences = [
      ...differencesOf('bookings', expected, await this.view.bookings(tenant)),
      ...differencesOf('days', expected, await this.view.days(tenant, DAY)),
      ...differencesOf('quarter hours', expected, await this.view.quarterHours(tenant, DAY)),
      ...(deadLetters === 'none' ? await this.deadLettersOf(tenant) : []),
    ];
    if (differences.length > 0) throw new Error(`the ledger is not exact\n${differences.join('\n')}\n${this.story()}`);
    return expected;
  }

  story(): string {
    return `seed ${this.options.seed} (FAULT_SEED repeats it)\n${lastLines(this.processes.slice(-3))}`;
  }

  /** Ends every process; nothing outlives the tests. */
  async close(): Promise<void> {
    for (const one of this.processes) if (one.isRunning()) await one.kill();
    await Promise.allSettled([this.producer.close(), this.clickhouse.close(), this.store.close()]);
    await Promise.allSettled([this.clickhouseServer.dispose(), this.postgres.dispose()]);
  }

  private async deadLettersOf(tenant: TenantId): Promise<readonly string[]> {
    const letters = await this.deadLetters.list({ includeReplayed: true, limit: 100 });
    return letters
      .filter((letter) => letter.tenant === tenant)
      .map(
        (letter) =>
          `dead letter ${letter.topic}/${letter.partition}/${letter.offset}: ${letter.reason}, ${letter.detail}`,
      );
  }
}

/** An embedded PostgreSQL that keeps its folder and port over restarts. */
export class RestartablePostgres {
  private constructor(
    private readonly folder: string,
    private server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<RestartablePostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'tokenledger-fault-postgres-'));
    return new RestartablePostgres(folder, await startEmbeddedPostgres({ folder, durable: false }));
  }

  get url(): string {
    return this.server.url;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  async startAgain(): Promise<void> {
    this.server = await startEmbeddedPostgres({ folder: this.folder, port: this.server.port, durable: false });
  }

  async dispose(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function addTenant(store: DecisionStore, id: TenantId): Promise<void> {
  await new TypeOrmTenants(store.dataSource).add(
    {
      id,
      name: id,
      timeZone: 'Europe/Berlin',
      reportingCurrency: 'USD',
      status: 'active',
      createdAt: new Date(),
    },
    OPERATOR,
  );
}
