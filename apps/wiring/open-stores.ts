import { readFileSync } from 'node:fs';

import { ATTRIBUTION_MIGRATIONS } from '@tokenledger/attribution/data';
import { METERING_CLICKHOUSE_MIGRATIONS, METERING_MIGRATIONS, type TenantCalendar } from '@tokenledger/metering/data';
import { ORGANIZATION_ENTITIES, ORGANIZATION_MIGRATIONS, TypeOrmTenants } from '@tokenledger/organization/data';
import type { TenantId, Tenants } from '@tokenledger/organization/domain';
import { PRICING_MIGRATIONS } from '@tokenledger/pricing/data';
import type { ApiSettings, CollectorSettings, ProcessorSettings } from '@tokenledger/shared/config';
import {
  type ClickHouse,
  type ClickHouseSettings,
  ddlTargetFor,
  migrateClickHouse,
  openClickHouse,
} from '@tokenledger/shared/clickhouse';
import {
  migratePostgres,
  openPostgresDataSource,
  openPostgresPool,
  type PostgresPool,
  protectTenantRows,
} from '@tokenledger/shared/postgres';
import { TokenLedgerError } from '@tokenledger/shared/result';
import type { Logger } from '@tokenledger/shared/telemetry';
import { type Clock, systemClock } from '@tokenledger/shared/time';
import type { DataSource } from 'typeorm';

import { PROTECTED_TABLES } from './protected-tables';
import { TENANT_VIEWS } from './tenant-views';

/** PostgreSQL as the processes use it: TypeORM for what people decide, plain SQL for queues and locks. */
export interface DecisionStore {
  readonly dataSource: DataSource;
  readonly pool: PostgresPool;
  close(): Promise<void>;
}

export async function openDecisionStore(url: string, poolSize: number, log: Logger): Promise<DecisionStore> {
  const settings = {
    url,
    poolSize,
    onIdleError: (error: Error) => log.warn('an idle connection to PostgreSQL broke', { error }),
  };
  const dataSource = await openPostgresDataSource(settings, {
    entities: ORGANIZATION_ENTITIES,
    migrations: [...ORGANIZATION_MIGRATIONS, ...METERING_MIGRATIONS, ...PRICING_MIGRATIONS, ...ATTRIBUTION_MIGRATIONS],
  });
  const pool = openPostgresPool(settings);
  return {
    dataSource,
    pool,
    async close() {
      await Promise.all([dataSource.destroy(), pool.close()]);
    },
  };
}

/** Brings both schemas up to date, and their rows under protection, each under a lock that PostgreSQL holds. */
export async function migrateStores(
  store: DecisionStore,
  clickhouse: ClickHouse,
  cluster: string | undefined,
  log: Logger,
): Promise<void> {
  const decisions = await migratePostgres(store.dataSource, store.pool);
  await protectTenantRows(store.pool, PROTECTED_TABLES);
  const ledger = await migrateClickHouse({
    clickhouse,
    lock: store.pool,
    target: ddlTargetFor(cluster),
    migrations: METERING_CLICKHOUSE_MIGRATIONS,
    views: TENANT_VIEWS,
  });
  if (decisions.length + ledger.length > 0)
    log.info('schemas were brought up to date', { postgres: decisions.length, clickhouse: ledger.length });
}

/** Waits for a store that is not there yet: containers start in any order. */
export async function whenReachable<T>(what: string, log: Logger, open: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof TokenLedgerError) || !error.retriable || Date.now() > giveUpAt) throw error;
      log.warn(`waiting for ${what}`, { error });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

export function openServer(settings: ProcessorSettings | ApiSettings): Promise<ClickHouse> {
  const server: ClickHouseSettings = {
    kind: 'server',
    url: settings.CLICKHOUSE_URL,
    database: settings.CLICKHOUSE_DATABASE,
    username: settings.CLICKHOUSE_USER,
    password: settings.CLICKHOUSE_PASSWORD,
    compression: settings.CLICKHOUSE_COMPRESSION,
    ...(settings.CLICKHOUSE_CA_FILE !== undefined && {
      tls: { authority: readFileSync(settings.CLICKHOUSE_CA_FILE, 'utf8') },
    }),
  };
  return openClickHouse(server);
}

export function openDecisionsOf(
  settings: CollectorSettings | ProcessorSettings | ApiSettings,
  log: Logger,
): Promise<DecisionStore> {
  return openDecisionStore(settings.POSTGRES_URL, settings.POSTGRES_POOL_SIZE, log);
}

/** Of one tenant. */
interface RememberedTenant {
  readonly timeZone: string;
  readonly reportingCurrency: string;
  readonly untilMs: number;
}

/** What is remembered of a tenant for a minute: it is asked for with every record, every pass and every query. */
export class TenantDirectory implements TenantCalendar {
  private readonly remembered = new Map<TenantId, RememberedTenant>();

  constructor(
    private readonly tenants: Pick<Tenants, 'find'>,
    private readonly clock: Clock,
  ) {}

  static over(store: DecisionStore): TenantDirectory {
    return new TenantDirectory(new TypeOrmTenants(store.dataSource), systemClock);
  }

  async exists(tenant: TenantId): Promise<boolean> {
    return (await this.find(tenant)) !== undefined;
  }

  /** What was remembered may not be so any more. */
  forget(tenant: TenantId): void {
    this.remembered.delete(tenant);
  }

  async timeZoneOf(tenant: TenantId): Promise<string> {
    return (await this.get(tenant)).timeZone;
  }

  /** ISO 4217. */
  async reportingCurrencyOf(tenant: TenantId): Promise<string> {
    return (await this.get(tenant)).reportingCurrency;
  }

  private async get(tenant: TenantId): Promise<RememberedTenant> {
    const found = await this.find(tenant);
    if (found !== undefined) return found;
    throw new TokenLedgerError(`there is no tenant ${tenant}`, { code: 'UNKNOWN_TENANT', retriable: false });
  }

  /** A tenant that is not there is not remembered: it may be created any moment. */
  private async find(tenant: TenantId): Promise<RememberedTenant | undefined> {
    const nowMs = this.clock.now().getTime();
    const known = this.remembered.get(tenant);
    if (known !== undefined && known.untilMs > nowMs) return known;
    const found = await this.tenants.find(tenant);
    if (found === undefined) return undefined;
    const { timeZone, reportingCurrency } = found;
    const remembered = { timeZone, reportingCurrency, untilMs: nowMs + 60_000 };
    this.remembered.set(tenant, remembered);
    return remembered;
  }
}
