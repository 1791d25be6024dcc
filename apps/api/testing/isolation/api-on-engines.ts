import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  BucketRoller,
  BusyBuckets,
  CallResolver,
  ClickHouseLedgerWriter,
  PostgresClosedPeriods,
  PostgresDirtyBuckets,
  PostgresGenerationSequence,
  StoredCalls,
  StoredContainers,
  StoredTraces,
} from '@tokenledger/metering/data';
import { flatPriceBook } from '@tokenledger/metering/testing';
import { NO_OWNER_RULES } from '@tokenledger/attribution/domain';
import { appendAudit, TypeOrmAccessKeys } from '@tokenledger/organization/data';
import { CachingReadKeyVerifier } from '@tokenledger/organization/domain';
import type { GraphqlApp } from '@tokenledger/shared/graphql';
import { silentLogger } from '@tokenledger/shared/telemetry';
import { systemClock } from '@tokenledger/shared/time';

import { endpointsOf, ingestionPartsOf } from '../../../wiring/ingestion-parts';
import { meteringReaders } from '../../../wiring/metering-readers';
import { TenantDirectory } from '../../../wiring/open-stores';
import { attributionPorts } from '../../../wiring/attribution';
import { ownerRulesNow } from '../../../wiring/owner-rules';
import { organizationPortsOf } from '../../../wiring/organization-ports';
import { knownSellers, openPrices, priceListsPorts } from '../../../wiring/price-book';
import { reratingPorts } from '../../../wiring/rerating';
import { createApiApp } from '../../create-api-app';
import type { Stores } from './marked-organisation';

export interface ApiOnEngines {
  readonly app: GraphqlApp;
  readonly origin: string;
  /** Where files of exports lie. */
  readonly exportsFolder: string;
  close(): Promise<void>;
}

/** The API in this process, on everything that the real one stands on. */
export async function startApiOnEngines({ clickhouse, decisions }: Stores): Promise<ApiOnEngines> {
  const exportsFolder = mkdtempSync(join(tmpdir(), 'exports-'));
  const directory = TenantDirectory.over(decisions);
  const opened: (() => Promise<void> | void)[] = [];
  const started = { add: (_name: string, close: () => Promise<void> | void) => void opened.push(close) };
  const prices = await openPrices(decisions, directory, silentLogger, started);
  const rerating = reratingPorts(decisions, prices.fresh, () => ownerRulesNow(decisions));
  const app = await createApiApp(
    {
      ...meteringReaders({
        clickhouse,
        postgres: decisions.pool,
        directory,
        priceBook: prices.book,
        sellers: await knownSellers(),
      }),
      readKeys: new CachingReadKeyVerifier(new TypeOrmAccessKeys(decisions.dataSource), systemClock),
      organization: organizationPortsOf(decisions, clickhouse, {
        secrets: undefined,
        exports: exportsFolder,
      }),
      ingestion: ingestionPartsOf(clickhouse, decisions.pool, endpointsOf({})),
      prices: priceListsPorts(decisions.pool),
      rerating,
      attribution: attributionPorts(decisions, rerating),
    },
    // Answers are asked for as whole as they can be.
    { logger: silentLogger, limits: { maxDepth: 20, maxFields: 5_000, maxTokens: 50_000, maxRootFields: 10 } },
  );
  const port = await app.listen(0, '127.0.0.1');
  return {
    app,
    exportsFolder,
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      await app.close();
      rmSync(exportsFolder, { recursive: true, force: true });
      for (const close of opened) await close();
    },
  };
}

/** Brings every rollup up to date, as the processor does. */
export async function rollUp({ clickhouse, decisions }: Stores): Promise<void> {
  const dirtyBuckets = new PostgresDirtyBuckets(decisions.pool);
  const resolver = new CallResolver({
    storedCalls: new StoredCalls(clickhouse),
    storedContainers: new StoredContainers(clickhouse),
    storedTraces: new StoredTraces(clickhouse),
    writer: new ClickHouseLedgerWriter(clickhouse),
    dirtyBuckets,
    priceBook: () => flatPriceBook,
    ownerRules: () => NO_OWNER_RULES,
    closedPeriods: new PostgresClosedPeriods(decisions.pool, appendAudit),
  });
  const roller = new BucketRoller({
    clickhouse,
    dirtyBuckets,
    resolver,
    busyBuckets: new BusyBuckets(clickhouse, systemClock),
    generations: new PostgresGenerationSequence(decisions.pool),
    calendar: TenantDirectory.over(decisions),
  });
  while ((await roller.pass()) > 0);
}
