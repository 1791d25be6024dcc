import { ClickHouseLedgerWriter } from '@tokenledger/metering/data';
import { addPerson, ANNAS_PASSWORD, aUser, OPERATOR } from '@tokenledger/organization/testing';
import { aReading, asSeen, flatPriceBook } from '@tokenledger/metering/testing';
import { TypeOrmAccessKeys, TypeOrmTenants } from '@tokenledger/organization/data';
import { KeyManager, ScryptPasswords, tenantId } from '@tokenledger/organization/domain';
import { openClickHouse } from '@tokenledger/shared/clickhouse';
import { silentLogger } from '@tokenledger/shared/telemetry';
import {
  type ClickHouseProcess,
  describeWithEngines,
  openTestPostgres,
  startClickHouseProcess,
  type TestPostgres,
} from '@tokenledger/shared/testing';
import { systemClock } from '@tokenledger/shared/time';

import { openDecisionStore } from '../wiring/open-stores';
import { type ApiProcess, startApiProcess } from './testing/api-process';
import { BrowserTab } from './testing/browser-tab';

const acme = tenantId('acme');
const QUERY = `{ spend(input: {from: "2026-03-10T00:00:00Z", to: "2026-03-11T00:00:00Z", groupBy: [USER, MODEL]}) {
  __typename ... on SpendReport { timeZone
    rows { group { value } calls tokens { input cacheRead output } cost { currency amount } }
    totals { calls coverage { pricedCallShare } } } } }`;

describeWithEngines('the API process on the real engines', () => {
  let clickhouse: ClickHouseProcess;
  let postgres: TestPostgres;
  let api: ApiProcess;
  let settings: Record<string, string>;
  let readKey = '';

  beforeAll(async () => {
    [clickhouse, postgres] = await Promise.all([startClickHouseProcess(), openTestPostgres()]);
    settings = { CLICKHOUSE_URL: clickhouse.url, POSTGRES_URL: postgres.url };
    api = startApiProcess(settings);
    await api.started;
    readKey = await anOrganisation(postgres.url);
    const ledger = await openClickHouse({
      kind: 'server',
      url: clickhouse.url,
      database: 'default',
      username: 'default',
      password: '',
    });
    await new ClickHouseLedgerWriter(ledger).append([asSeen(aReading(), flatPriceBook)]);
    await ledger.close();
  }, 120_000);

  afterAll(async () => {
    api.terminate();
    await api.ended;
    await Promise.all([clickhouse.dispose(), postgres.close()]);
  }, 60_000);

  async function ask(
    query = QUERY,
  ): Promise<{ readonly data: object | null; readonly errors?: readonly { extensions: object }[] }> {
    const { port } = await api.started;
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${readKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as Awaited<ReturnType<typeof ask>>;
  }

  async function admin(path: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${(await api.started).admin}${path}`);
  }

  it('answers what the ledger holds', async () => {
    expect(await ask()).toEqual({
      data: {
        spend: {
          __typename: 'SpendReport',
          timeZone: 'Europe/Berlin',
          rows: [
            {
              group: [{ value: null }, { value: 'gpt-4o' }],
              calls: '1',
              tokens: { input: '100', cacheRead: '64', output: '20' },
              // 36 × 2.50 + 64 × 1.25 + 20 × 10.00 = 370 dollars per million
              cost: [{ currency: 'USD', amount: '0.00037' }],
            },
          ],
          totals: { calls: '1', coverage: { pricedCallShare: '1' } },
        },
      },
    });
  });

  it('lists the call, explains its cost and knows whose it is', async () => {
    const range = 'from: "2026-03-10T00:00:00Z", to: "2026-03-11T00:00:00Z"';
    const listed = await ask(`{
      recentCalls(input: {${range}}) { ... on CallConnection { nodes { id observers conditions cost { amount } } } }
      dimensionValues(input: {dimension: USER, ${range}}) { ... on DimensionValues { values { value calls } } } }`);
    expect(listed).toEqual({
      data: {
        recentCalls: {
          nodes: [{ id: expect.any(String), observers: 1, conditions: [], cost: { amount: '0.00037' } }],
        },
        dimensionValues: { values: [{ value: null, calls: '1' }] },
      },
    });
    const { id } = (listed.data as { recentCalls: { nodes: [{ id: string }] } }).recentCalls.nodes[0];
    const receipt = `{ call(id: "${id}") { effectiveCost { amount } owner { evidence } readings { booked reason }
      price { book } lines { meter tokens amount { amount } } } }`;
    expect(await ask(receipt)).toEqual({
      data: {
        call: {
          effectiveCost: { amount: '0.00037' },
          owner: [{ evidence: 'resource attribute team' }],
          readings: [{ booked: true, reason: 'sole-reading' }],
          price: { book: 'test-book' },
          // The real price book of the process has the same prices for this model as the test's.
          lines: [
            { meter: 'INPUT', tokens: '36', amount: { amount: '0.00009' } },
            { meter: 'CACHE_READ', tokens: '64', amount: { amount: '0.00008' } },
            { meter: 'OUTPUT', tokens: '20', amount: { amount: '0.0002' } },
          ],
        },
      },
    });
  });

  describe('with a second process beside it', () => {
    let second: ApiProcess;
    let tabs: readonly [BrowserTab, BrowserTab];

    beforeAll(async () => {
      second = startApiProcess(settings);
      const [first, other] = await Promise.all([api.started, second.started]);
      const tabOf = ({ port }: { readonly port: number }) => new BrowserTab(`http://127.0.0.1:${port}/graphql`);
      tabs = [tabOf(first), tabOf(other)];
    }, 60_000);

    afterAll(async () => {
      second.terminate();
      await second.ended;
    });

    it('keeps one sign-in in both, and one sign-out', async () => {
      const [here, there] = tabs;
      expect((await here.signIn()).status).toBe(200);
      there.cookie = here.cookie;
      const viewer = '{ viewer { organization { id hasCalls } user { email } } }';
      expect((await there.ask(viewer)).data).toEqual({
        viewer: { organization: { id: 'acme', hasCalls: true }, user: { email: 'Anna@acme.example' } },
      });
      expect((await here.signOut()).status).toBe(204);
      expect((await there.ask(viewer)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }, 60_000);

    it('counts wrong passwords in both together', async () => {
      const guesses: number[] = [];
      for (let guess = 0; guess < 11; guess += 1) {
        const tab = tabs[guess % 2] ?? tabs[0];
        guesses.push((await tab.signIn('nobody@acme.example', `guess ${guess}`)).status);
      }
      expect(guesses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 429]);
      expect((await tabs[0].signIn()).status).toBe(200);
    }, 60_000);
  });

  it('shows what it did to Prometheus', async () => {
    expect(await (await admin('/metrics')).text()).toMatch(
      /tokenledger_api_requests_total\{question="spend",outcome="ok"\} \d/,
    );
    expect(await (await admin('/metrics')).text()).toMatch(
      /tokenledger_organization_sign_ins_total\{outcome="signed-in"\} 2/,
    );
  });

  it('says that the ledger is away while it is, and answers again once it is back', async () => {
    expect((await admin('/readyz')).status).toBe(200);
    await clickhouse.stop();
    const { data, errors } = await ask();
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', retriable: true });
    // An answer about readiness is believed for a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const readiness = await admin('/readyz');
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toMatchObject({
      ready: false,
      dependencies: [
        { name: 'clickhouse', ready: false },
        { name: 'postgres', ready: true },
      ],
    });
    await clickhouse.start();
    expect(await ask()).toMatchObject({ data: { spend: { totals: { calls: '1' } } } });
  }, 60_000);

  it('says in one sentence that its port is taken, and ends with 1', async () => {
    const { port } = await api.started;
    const second = startApiProcess({ ...settings, API_PORT: String(port) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(
      `TokenLedger cannot start: port ${port} on 127.0.0.1, wanted for the GraphQL API, is in use: ` +
        'stop the other process or choose another port\n',
    );
  }, 60_000);

  it('ends cleanly when it is told to, and never wrote a key or a password', async () => {
    api.terminate();
    expect(await api.ended).toBe(0);
    expect(api.output()).not.toContain(readKey);
    expect(api.output()).not.toContain(ANNAS_PASSWORD);
    expect(api.output()).not.toContain('"level":"error"');
  }, 60_000);
});

/** @returns the secret of its read key */
async function anOrganisation(postgresUrl: string): Promise<string> {
  const store = await openDecisionStore(postgresUrl, 1, silentLogger);
  try {
    const tenants = new TypeOrmTenants(store.dataSource);
    await tenants.add(
      {
        id: acme,
        name: 'Acme',
        timeZone: 'Europe/Berlin',
        reportingCurrency: 'EUR',
        status: 'active',
        createdAt: new Date(),
      },
      OPERATOR,
    );
    const passwordHash = await new ScryptPasswords().hash(ANNAS_PASSWORD);
    await addPerson(tenants, aUser({ tenant: acme, passwordHash }));
    const issued = await new KeyManager(new TypeOrmAccessKeys(store.dataSource), systemClock).issue(
      acme,
      'read',
      'API',
      OPERATOR,
    );
    if (!issued.ok) throw new Error(issued.error.message);
    return issued.value.secret;
  } finally {
    await store.close();
  }
}
