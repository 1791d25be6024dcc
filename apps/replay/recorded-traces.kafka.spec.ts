import { OPERATOR } from '@tokenledger/organization/testing';
import { TypeOrmAccessKeys } from '@tokenledger/organization/data';
import { CachingReadKeyVerifier, type KeyKind, KeyManager, tenantId } from '@tokenledger/organization/domain';
import { GenaiPricesSource } from '@tokenledger/pricing/data';
import { silentLogger } from '@tokenledger/shared/telemetry';
import { describeWithKafka } from '@tokenledger/shared/testing';
import { systemClock } from '@tokenledger/shared/time';

import { createApiApp } from '../api/create-api-app';
import { FaultStage } from '../processor/faults/testing/fault-stage';
import { meteringReaders } from '../wiring/metering-readers';
import { endpointsOf, ingestionPartsOf } from '../wiring/ingestion-parts';
import { TenantDirectory } from '../wiring/open-stores';
import { attributionPorts } from '../wiring/attribution';
import { ownerRulesNow } from '../wiring/owner-rules';
import { knownSellers, priceListsPorts, ratingBookSource } from '../wiring/price-book';
import { reratingPorts } from '../wiring/rerating';
import { organizationPortsOf } from '../wiring/organization-ports';
import { askSpend } from './testing/ask-spend';
import { itWithTraces } from './testing/recorded-traces';
import { runReplay } from './testing/run-replay';

jest.setTimeout(240_000);

const TENANT = 'replayed';

describeWithKafka('recorded traces through SDK, Kafka, processor, ClickHouse and GraphQL', (kafka) => {
  let stage: FaultStage;
  let graphql: string;
  let ingestionKey: string;
  let readKey: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    stage = await FaultStage.open({ brokers: kafka.brokers, prefix: 'traces.', tenants: [TENANT], seed: 1 });
    await stage.untilReady(stage.startProcessor('processor'));
    const directory = TenantDirectory.over(stage.store);
    const priceBook = await new GenaiPricesSource().load();
    const rerating = reratingPorts(
      stage.store,
      async () => (await ratingBookSource(stage.store)).load(),
      () => ownerRulesNow(stage.store),
    );
    const api = await createApiApp(
      {
        ...meteringReaders({
          clickhouse: stage.clickhouse,
          postgres: stage.store.pool,
          directory,
          priceBook: () => priceBook,
          sellers: await knownSellers(),
        }),
        readKeys: new CachingReadKeyVerifier(new TypeOrmAccessKeys(stage.store.dataSource), systemClock),
        organization: organizationPortsOf(stage.store, stage.clickhouse, { secrets: undefined, exports: undefined }),
        ingestion: ingestionPartsOf(stage.clickhouse, stage.store.pool, endpointsOf({})),
        prices: priceListsPorts(stage.store.pool),
        rerating,
        attribution: attributionPorts(stage.store, rerating),
      },
      { logger: silentLogger },
    );
    graphql = `http://127.0.0.1:${await api.listen(0, '127.0.0.1')}/graphql`;
    close = () => api.close();
    [ingestionKey, readKey] = [await issue('ingestion'), await issue('read')];
  });
  afterAll(async () => {
    await close?.();
    await stage?.close();
  });

  async function issue(kind: KeyKind): Promise<string> {
    const keys = new KeyManager(new TypeOrmAccessKeys(stage.store.dataSource), systemClock);
    const issued = await keys.issue(tenantId(TENANT), kind, kind, OPERATOR);
    if (!issued.ok) throw new Error(issued.error.message);
    return issued.value.secret;
  }

  itWithTraces('books every call, token and cent of', async (trace) => {
    const words = [
      trace.file,
      '--transport',
      'kafka',
      '--brokers',
      kafka.brokers.join(),
      '--topic',
      'traces.otlp_spans',
    ];
    const access = ['--tenant', TENANT, '--key', ingestionKey, '--api', graphql, '--read-key', readKey];
    const run = await runReplay([...words, ...access, '--check']);
    expect(run).toMatchObject({ code: 0 });
    const sums = trace.sums();
    expect(sums.calls).toBe(String(trace.calls));
    expect(await askSpend(graphql, readKey, run.project)).toEqual(sums);
  });
});
