import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { METERING_CLICKHOUSE_TENANT_TABLES, METERING_TENANT_VIEWS } from '@tokenledger/metering/data';
import { tenantId } from '@tokenledger/organization/domain';
import { silentLogger } from '@tokenledger/shared/telemetry';
import { describeWithEngines, withClickHouse, withPostgres } from '@tokenledger/shared/testing';
import { assertEnumType, buildSchema, type GraphQLSchema, parse, validate } from 'graphql';

import { migrateStores, openDecisionStore } from '../wiring/open-stores';
import type { AnyQuestion, ValuesByName } from './testing/any-question';
import { ApiClient } from './testing/isolation/api-client';
import { type ApiOnEngines, rollUp, startApiOnEngines } from './testing/isolation/api-on-engines';
import { asReadUser } from './testing/isolation/as-read-user';
import { claiming, leaksOf, questionsWith } from './testing/isolation/attack';
import { type MarkedOrganisation, settleMarked, type Stores } from './testing/isolation/marked-organisation';
import { rowsOf } from './testing/isolation/rows-of';
import {
  isFiltered,
  sourcesOf,
  type UnfilteredClickHouse,
  withoutTenantFilter,
  withoutViews,
} from './testing/isolation/without-tenant-filter';

/** Lies in everything of the one that is attacked, and in nothing that is sent. */
const MARKER = 'globex-canary';

const day = (offset: number) => new Date(Math.floor(Date.now() / 86_400_000 + offset) * 86_400_000).toISOString();

/** Makes questions be answered rather than refused. A new input whose range is needed goes in here. */
const VALID: ValuesByName = {
  ...Object.fromEntries(
    [
      'Spend',
      'SpendByUnit',
      'UnallocatedSpend',
      'OwnerCoverage',
      'Checks',
      'DimensionValues',
      'RecentCalls',
      'UnpricedModels',
      'PreviewRerating',
      'AuditLog',
    ].flatMap((input) => [
      [`${input}Input.from`, day(-2)],
      [`${input}Input.to`, day(2)],
    ]),
  ),
  first: 50,
  limit: 100,
  days: 92,
  'PriceLinesInput.search': 'gpt-of-theirs',
  // What a rule of each takes.
  'CallValueInput.subject': 'service',
  'CallValueInput.values': 'shop',
};

/** What no rollup of whole days can answer. */
const OF_PARTS_OF_DAYS = { ...VALID, 'SpendInput.from': day(-2).replace('T00:00', 'T06:15'), groupBy: 'TEAM' };

/** ClickHouse's number. */
const ACCESS_DENIED = 497;
const USERS_FOLDER = join(__dirname, '../../infra/clickhouse/users.d');

/** Answers that have no words of an organisation in them, only numbers, currencies and the product's own reasons. */
const NUMBERS_ONLY = ['avoidedCounts', 'missingExchangeRates', 'ownerCoverage'];

/** Each is tried with another organisation's credentials, claims and ids below. */
const KNOWN_ROUTES = [
  'GET /auth/session',
  'POST /auth/session',
  'DELETE /auth/session',
  'GET /auth/oidc/offer',
  'GET /auth/oidc/start',
  'GET /auth/oidc/callback',
  'POST /auth/oidc/logout',
  'POST /directory/import',
  'GET /organization/exports/:id',
];

describeWithEngines('one organisation attacks another', () => {
  // With the users that production has: what an API may do that reads as its own is in the same file.
  const clickhouse = withClickHouse(undefined, { database: 'tokenledger', usersFolder: USERS_FOLDER });
  const postgres = withPostgres();
  let stores: Stores;
  let api: ApiOnEngines;
  let client: ApiClient;
  let schema: GraphQLSchema;
  let acme: MarkedOrganisation;
  let globex: MarkedOrganisation;
  let owner: Readonly<Record<string, string>>;
  let reader: Readonly<Record<string, string>>;
  let whileAlone: readonly string[];
  let globexBefore: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const decisions = await openDecisionStore(postgres().url, 5, silentLogger);
    stores = { clickhouse: clickhouse(), decisions };
    await migrateStores(decisions, clickhouse(), undefined, silentLogger);
    api = await startApiOnEngines(stores);
    client = new ApiClient(api.origin);
    schema = buildSchema(api.app.schema());

    acme = await settleMarked(stores, tenantId('acme'), 'acme-own');
    await rollUp(stores);
    owner = await client.ownersHeaders(acme);
    reader = { authorization: `Bearer ${acme.readKey}` };
    whileAlone = await answersToAcme();
    globex = await settleMarked(stores, tenantId('globex'), MARKER);
    await rollUp(stores);
  }, 180_000);

  afterAll(async () => {
    await api.close();
    await stores.decisions.close();
  });

  /** What acme is told, without the moments of asking; reading is itself recorded in the log. */
  async function answersToAcme(from: ApiClient = client): Promise<readonly string[]> {
    const told: string[] = [];
    for (const question of queriesOf(plainQuestions()).filter(({ name }) => name !== 'auditLog')) {
      const { text } = await from.send(question, owner);
      told.push(
        `${question.name} ${text.replaceAll(/"(asOf|lastUsedAt|PersonalUse\w*_to)":"[^"]*"|"callsPerMinute":\[[^\]]*\]/g, '')}`,
      );
    }
    return told;
  }

  /** What asks for whatever there is, by every dimension. */
  function plainQuestions(): readonly AnyQuestion[] {
    const dimensions = assertEnumType(schema.getType('SpendDimension'));
    const each = dimensions.getValues().map(({ name }) => ({ ...VALID, groupBy: name, dimension: name }));
    return questionsWith(schema, [VALID, OF_PARTS_OF_DAYS, ...each]);
  }

  /** What asks for things of an organisation by the names that it knows them by. */
  function questionsFor({ ids }: MarkedOrganisation): readonly AnyQuestion[] {
    const byId = Object.values(ids).map((id) => ({
      ...VALID,
      id,
      keyId: id,
      ids: id,
      lists: id,
      supersede: id,
      search: id,
    }));
    const byTeam = { ...VALID, filter: true, team: ids['team'] };
    return questionsWith(schema, [...byId, byTeam, { ...byTeam, groupBy: 'MODEL', dimension: 'MODEL' }]);
  }

  it('knows every way in: what is neither a query, a change nor one of these routes is tried by nothing here', () => {
    expect(schema.getSubscriptionType()).toBeUndefined();
    expect(api.app.routes).toEqual(KNOWN_ROUTES);
    // What the schema itself refuses would never reach what it shall try.
    const texts = new Set([...plainQuestions(), ...questionsFor(globex)].map(({ text }) => text));
    expect([...texts].flatMap((text) => validate(schema, parse(text)))).toEqual([]);
  });

  it('could find something: every question tells the attacked one of what is its own', async () => {
    const its = client.asking(await client.ownersHeaders(globex));
    const queries = queriesOf([...plainQuestions(), ...questionsFor(globex)]);
    const told = (await leaksOf(its, queries, [{}], MARKER)).map(({ name }) => name);
    const silent = new Set(queries.map(({ name }) => name).filter((name) => !told.includes(name)));
    // Settle something with the marker in `settleMarked`, or ask for it in VALID.
    expect([...silent].sort()).toEqual(NUMBERS_ONLY);
  }, 120_000);

  it('could find something in the file of an export', async () => {
    const { tenant, ids } = globex;
    mkdirSync(join(api.exportsFolder, tenant));
    writeFileSync(join(api.exportsFolder, tenant, `${ids['export']}.tar`), MARKER);
    const its = await client.ownersHeaders(globex);
    expect(await client.request('GET', `/organization/exports/${ids['export']}`, its)).toMatchObject({ text: MARKER });
  });

  it('answers as if the other did not exist, to the last number', async () => {
    expect(await answersToAcme()).toEqual(whileAlone);
  }, 120_000);

  describe('where every statement about usage forgot whose rows it wants', () => {
    let unfiltered: UnfilteredClickHouse;
    let forgetful: ApiOnEngines;

    beforeAll(async () => {
      unfiltered = withoutTenantFilter(clickhouse());
      forgetful = await startApiOnEngines({ ...stores, clickhouse: unfiltered });
    });
    afterAll(() => forgetful.close());

    it('answers the same: the views show no other rows', async () => {
      expect(await answersToAcme(new ApiClient(forgetful.origin))).toEqual(whileAlone);
      const ask = new ApiClient(forgetful.origin).asking(owner);
      const questions = queriesOf([...plainQuestions(), ...questionsFor(globex)]);
      expect(await leaksOf(ask, questions, [{}], MARKER)).toEqual([]);
    }, 240_000);

    it('had a filter to forget in every statement, and a view to read in its place', () => {
      const statements = [...unfiltered.asked];
      expect(statements.filter((text) => !isFiltered(text))).toEqual([]);
      const views = METERING_TENANT_VIEWS.map(({ name }) => name).filter((name) => name !== 'tenant_usage_slice');
      expect([...new Set(statements.flatMap(sourcesOf))].sort()).toEqual(views.sort());
    });

    it('would tell of the other but for the views', async () => {
      const open = await startApiOnEngines({ ...stores, clickhouse: withoutTenantFilter(withoutViews(clickhouse())) });
      const leaks = await leaksOf(
        new ApiClient(open.origin).asking(owner),
        queriesOf(plainQuestions()),
        [{}],
        MARKER,
      ).finally(() => open.close());
      const told = new Set(leaks.map(({ name }) => name));
      for (const name of ['spend', 'dimensionValues', 'recentCalls', 'deadLetters']) expect(told).toContain(name);
    }, 120_000);
  });

  describe('where ClickHouse lets the API read nothing but the views', () => {
    it('answers the same', async () => {
      const restricted = await startApiOnEngines({ ...stores, clickhouse: asReadUser(clickhouse()) });
      const answers = await answersToAcme(new ApiClient(restricted.origin)).finally(() => restricted.close());
      expect(answers).toEqual(whileAlone);
    }, 240_000);

    it.each(METERING_CLICKHOUSE_TENANT_TABLES)('is refused the table $name', async ({ name }) => {
      const asked = asReadUser(clickhouse()).query({ text: `SELECT * FROM ${name}` });
      await expect(asked).rejects.toMatchObject({ serverCode: ACCESS_DENIED });
    });
  });

  describe('with its own credentials', () => {
    beforeAll(async () => {
      globexBefore = await rowsOf(stores, globex.tenant);
      expect(Object.values(globexBefore)).toContainEqual(expect.stringMatching(/^[1-9]/));
    });

    it.each(['owner', 'reader'] as const)(
      'tells its %s nothing, whatever ids are asked for',
      async (who) => {
        const ask = client.asking(who === 'owner' ? owner : reader);
        expect(await leaksOf(ask, [...plainQuestions(), ...questionsFor(globex)], [{}], MARKER)).toEqual([]);
      },
      240_000,
    );

    it('believes no header', async () => {
      const forged = forgedHeaders(globex);
      const isAcme = { text: '{ viewer { organization { id } } }', variables: {} };
      const withCookies = { cookie: `${owner['cookie']}; tenant=globex; tokenledger_tenant=globex` };
      for (const headers of [
        { ...owner, ...forged },
        { ...reader, ...forged },
        { ...owner, ...withCookies },
      ]) {
        const { text } = await client.send(isAcme, headers);
        expect(JSON.parse(text)).toEqual({ data: { viewer: { organization: { id: 'acme' } } } });
      }
      const questions = queriesOf([...plainQuestions(), ...questionsFor(globex)]);
      expect(await leaksOf(client.asking(owner), questions, [{ ...forged, ...withCookies }], MARKER)).toEqual([]);
    }, 240_000);

    it('believes nothing that the payload says of whose data is meant', async () => {
      const claims = questionsWith(schema, [VALID]).flatMap((question) => claiming('globex', question));
      expect(await leaksOf(client.asking(owner), claims, [{}], MARKER)).toEqual([]);
    }, 240_000);
  });

  it('opens to no credential that is made of what is known of the other', async () => {
    const { readKey, ingestionKey, user } = globex.ids;
    const bearers = [readKey, ingestionKey, user, acme.readKey.replace(acme.ids['readKey'] ?? '', readKey ?? '')];
    const sessions = await stores.decisions.pool.query<{ id: string }>(
      `SELECT id FROM organization_sessions WHERE tenant_id = 'globex'`,
    );
    const [cookieName] = (owner['cookie'] ?? '').split('=');
    const forged = [
      // A wrong key is refused: nobody falls back to a session that happens to be there.
      ...bearers.map((secret) => ({ ...owner, authorization: `Bearer ${secret}` })),
      ...sessions.rows.map(({ id }) => ({ ...owner, cookie: `${cookieName}=${id}` })),
    ];
    const statuses = new Set<number>();
    for (const headers of forged) {
      for (const question of queriesOf(questionsWith(schema, [VALID]))) {
        const { status, text } = await client.send(question, headers);
        statuses.add(status);
        expect(text).not.toContain(MARKER);
      }
    }
    expect([...statuses]).toEqual([401]);
  }, 120_000);

  it('opens a session of the one whose password it is, whatever else is sent', async () => {
    const claims = { tenant: 'globex', tenantId: 'globex', organization: 'globex', user: globex.ids['user'] };
    const body = { email: acme.email, password: acme.password, ...claims };
    const answer = await client.request('POST', '/auth/session?tenant=globex', forgedHeaders(globex), body);
    expect(answer.text).not.toContain(MARKER);
    if (answer.status === 200) expect(JSON.parse(answer.text)).toMatchObject({ organization: { id: 'acme' } });
    const presence = await client.request('GET', '/auth/session?tenant=globex', { ...owner, ...forgedHeaders(globex) });
    expect(JSON.parse(presence.text)).toEqual({ presented: true });
  });

  it('tells nothing of the other where people sign in at a provider, and begins nothing there', async () => {
    for (const path of ['offer', 'start?email=owner@globex-canary.example', 'callback?state=x&code=y&tenant=globex']) {
      const { text } = await client.request('GET', `/auth/oidc/${path}`, { ...owner, ...forgedHeaders(globex) });
      expect(text).not.toContain(MARKER);
    }
  });

  it('imports a directory into the organisation of whoever sends it, whatever the request claims', async () => {
    const { team = '' } = globex.ids;
    const path = '/directory/import?preview=false&complete=false&tenant=globex';
    const headers = { ...owner, ...forgedHeaders(globex), 'content-type': 'text/csv' };
    const { status, text } = await client.sendText('POST', path, headers, `kind,id,name\nteam,${team},Ours\n`);
    // It is acme that has a new team of that id now: globex's own is looked at below.
    expect([status, JSON.parse(text)]).toMatchObject([200, { __typename: 'DirectoryChange', unitCount: 1 }]);
    expect(text).not.toContain(MARKER);
  });

  it('hands out no file of the other', async () => {
    const { tenant, ids } = globex;
    const path = `/organization/exports/${ids['export']}`;
    for (const headers of [owner, reader, { ...owner, ...forgedHeaders(globex) }]) {
      const { status, text } = await client.request('GET', `${path}?tenant=globex`, headers);
      expect([403, 404]).toContain(status);
      expect(text).not.toContain(MARKER);
    }
    expect((await client.request('GET', `/organization/exports/..%2f${tenant}%2f${ids['export']}`, owner)).status).toBe(
      404,
    );
  });

  it('leaves every row of the other as it was, and none of its words in the attacker’s own', async () => {
    const ends = await client.request('DELETE', '/auth/session?tenant=globex', { ...owner, ...forgedHeaders(globex) });
    expect(ends.status).toBe(204);
    expect(await rowsOf(stores, globex.tenant)).toEqual(globexBefore);
    const questions = queriesOf(plainQuestions());
    expect(await leaksOf(client.asking(await client.ownersHeaders(acme)), questions, [{}], MARKER)).toEqual([]);
  }, 120_000);
});

function queriesOf(questions: readonly AnyQuestion[]): readonly AnyQuestion[] {
  return questions.filter(({ kind }) => kind === 'query');
}

/** Whatever a gateway somewhere might say of whom it let in. */
function forgedHeaders({ ids }: MarkedOrganisation): Readonly<Record<string, string>> {
  const names = ['tenant', 'tenant-id', 'tokenledger-tenant', 'organization', 'org-id', 'scope-orgid', 'account-id'];
  return {
    ...Object.fromEntries(names.flatMap((name) => [name, `x-${name}`]).map((name) => [name, 'globex'])),
    'x-user-id': ids['user'] ?? '',
    'x-remote-user': 'owner@globex.example',
    'x-forwarded-user': 'owner@globex.example',
    'x-forwarded-email': 'owner@globex.example',
    'x-forwarded-for': '127.0.0.1',
    'x-original-url': '/graphql?tenant=globex',
    forwarded: 'for=127.0.0.1;host=globex.example;proto=https',
    baggage: 'tenant=globex,tenant.id=globex,tokenledger.tenant=globex',
  };
}
