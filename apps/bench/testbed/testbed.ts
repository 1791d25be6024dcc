import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TypeOrmAccessKeys, TypeOrmTenants } from '@tokenledger/organization/data';
import { bootstrapOrganisation, KeyManager, type TenantId, tenantId } from '@tokenledger/organization/domain';
import { type ClickHouse, openClickHouse } from '@tokenledger/shared/clickhouse';
import { silentLogger } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { type DecisionStore, migrateStores, openDecisionStore } from '../../wiring/open-stores';
import { type ChildHandle, freePorts, startChild, whenReady } from './child-process';
import { type Engines, startEngines } from './engines';
import { measureProcess, type ProcessUsage } from './process-usage';

/** Processes of ours, as they are deployed. */
export type OurProcess = 'collector' | 'processor' | 'api';

export interface Running {
  readonly child: ChildHandle;
  /** Where it serves what it is for: OTLP over HTTP, or GraphQL. */
  readonly url: string;
}

export interface TestbedOptions {
  /** Folder for CPU profiles of our processes. */
  readonly profileInto: string | undefined;
  readonly compression: string | undefined;
}

/** Everything on one machine, fresh for each bench: engines, one organisation with its keys, processes of ours. */
export class Testbed {
  private readonly running = new Map<OurProcess, Running>();

  private constructor(
    private readonly folder: string,
    private readonly profileInto: string | undefined,
    readonly engines: Engines,
    readonly store: DecisionStore,
    readonly clickhouse: ClickHouse,
    readonly tenant: TenantId,
    readonly ingestionKey: string,
    readonly readKey: string,
    readonly admin: { readonly email: string; readonly password: string },
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async open({ profileInto, compression }: TestbedOptions): Promise<Testbed> {
    const folder = mkdtempSync(join(tmpdir(), 'tokenledger-bench-'));
    // PostgreSQL runs under another account where we are root.
    chmodSync(folder, 0o755);
    const engines = await startEngines(folder);
    const store = await openDecisionStore(engines.postgresUrl, 4, silentLogger);
    const clickhouse = await openClickHouse({
      kind: 'server',
      url: engines.clickhouseUrl,
      database: 'default',
      username: 'default',
      password: '',
      requestTimeoutMs: 600_000,
    });
    await migrateStores(store, clickhouse, undefined, silentLogger);
    const credentials = await bootstrapOrganisation({
      tenants: new TypeOrmTenants(store.dataSource),
      keys: new KeyManager(new TypeOrmAccessKeys(store.dataSource), systemClock),
      clock: systemClock,
    });
    if (credentials === undefined) throw new Error('a fresh installation has no organisation');
    const settings = {
      KAFKA_BROKERS: engines.brokers,
      KAFKA_TOPIC_REPLICATION: '1',
      CLICKHOUSE_URL: engines.clickhouseUrl,
      POSTGRES_URL: engines.postgresUrl,
      RECORD_SIGNING_SECRET: randomBytes(32).toString('hex'),
      ADMIN_HOST: '127.0.0.1',
      OTLP_HOST: '127.0.0.1',
      API_HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      ...(compression !== undefined && { KAFKA_COMPRESSION: compression }),
    };
    const { tenant, ingestionKey, readKey, adminEmail, adminPassword } = credentials;
    return new Testbed(
      folder,
      profileInto,
      engines,
      store,
      clickhouse,
      tenantId(tenant),
      ingestionKey,
      readKey,
      { email: adminEmail, password: adminPassword },
      settings,
    );
  }

  /**
   * Starts one of our processes and waits until it is ready.
   * @param further settings of its own
   */
  async start(name: OurProcess, further: Readonly<Record<string, string>> = {}): Promise<Running> {
    const [admin = 0, http = 0, grpc = 0] = await freePorts(3);
    const child = startChild({
      name,
      args: [join(__dirname, `../../${name}/main.js`)],
      environment: {
        ...this.settings,
        ADMIN_PORT: String(admin),
        OTLP_HTTP_PORT: String(http),
        OTLP_GRPC_PORT: String(grpc),
        API_PORT: String(http),
        ...further,
      },
      profileInto: this.profileInto,
    });
    const running = { child, url: `http://127.0.0.1:${http}` };
    this.running.set(name, running);
    await whenReady(name, admin);
    return running;
  }

  async stop(name: OurProcess): Promise<void> {
    const running = this.running.get(name);
    this.running.delete(name);
    await running?.child.stop();
  }

  /** As a machine that loses its power: SIGKILL. */
  async kill(name: OurProcess): Promise<void> {
    const running = this.running.get(name);
    if (running !== undefined) process.kill(running.child.pid, 'SIGKILL');
    await this.stop(name);
  }

  /** Measures every process that runs now, ours first. */
  measure(): { read(): readonly ProcessUsage[] } {
    const meters = [
      ...[...this.running].map(([name, { child }]) => measureProcess(name, child.pid)),
      ...Object.entries(this.engines.pids).map(([name, pid]) => measureProcess(name, pid)),
    ];
    return { read: () => meters.map((meter) => meter.read()) };
  }

  /** Rows of readings that ClickHouse has; cheap, so it may be asked often. Redelivered ones may count twice. */
  async storedRows(): Promise<number> {
    const [row] = await this.clickhouse.query<{ rows: string }>({ text: 'SELECT count() AS rows FROM usage_events' });
    return Number(row?.rows ?? 0);
  }

  async close(): Promise<void> {
    await Promise.all([...this.running.keys()].map((name) => this.stop(name)));
    await this.clickhouse.close();
    await this.store.close();
    await this.engines.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
