import { PostgresPeopleSettings } from '@tokenledger/organization/data';
import { PeoplePrivacy, type PeopleViewKind, tenantId } from '@tokenledger/organization/domain';
import { silentLogger } from '@tokenledger/shared/telemetry';
import { describeWithEngines, withClickHouse, withPostgres } from '@tokenledger/shared/testing';
import { systemClock } from '@tokenledger/shared/time';
import { assertEnumType, buildSchema } from 'graphql';

import { migrateStores, openDecisionStore } from '../wiring/open-stores';
import type { AnyQuestion } from './testing/any-question';
import { ApiClient } from './testing/isolation/api-client';
import { type ApiOnEngines, rollUp, startApiOnEngines } from './testing/isolation/api-on-engines';
import { leaksOf, questionsWith } from './testing/isolation/attack';
import { type MarkedOrganisation, settleMarked, type Stores } from './testing/isolation/marked-organisation';

/** Who made every call of the organisation; named nowhere else. */
const CANARY = 'acme-own-user';
const acme = tenantId('acme');
const by = { kind: 'operator', id: 'test', name: 'test' } as const;
const day = (offset: number) => new Date(Math.floor(Date.now() / 86_400_000 + offset) * 86_400_000).toISOString();

describeWithEngines('people whose names are not shown', () => {
  const clickhouse = withClickHouse();
  const postgres = withPostgres();
  let stores: Stores;
  let api: ApiOnEngines;
  let client: ApiClient;
  let organisation: MarkedOrganisation;
  let privacy: PeoplePrivacy;
  let questions: readonly AnyQuestion[];

  beforeAll(async () => {
    const decisions = await openDecisionStore(postgres().url, 5, silentLogger);
    stores = { clickhouse: clickhouse(), decisions };
    await migrateStores(decisions, clickhouse(), undefined, silentLogger);
    api = await startApiOnEngines(stores);
    client = new ApiClient(api.origin);
    organisation = await settleMarked(stores, acme, 'acme-own');
    await rollUp(stores);
    privacy = new PeoplePrivacy(new PostgresPeopleSettings(decisions.dataSource), systemClock);
    questions = everyQuestion();
  }, 180_000);

  afterAll(async () => {
    await api.close();
    await stores.decisions.close();
  });

  /** Every query of the schema for whatever there is, by every dimension, and for the calls by their ids. */
  function everyQuestion(): readonly AnyQuestion[] {
    const schema = buildSchema(api.app.schema());
    const dimensions = assertEnumType(schema.getType('SpendDimension'));
    const inputs = ['Spend', 'Checks', 'DimensionValues', 'RecentCalls', 'UnpricedModels', 'PreviewRerating'];
    const range = Object.fromEntries(
      inputs.flatMap((input) => [
        [`${input}Input.from`, day(-2)],
        [`${input}Input.to`, day(2)],
      ]),
    );
    const valid = { ...range, first: 50, limit: 100, days: 92 };
    const each = dimensions.getValues().map(({ name }) => ({ ...valid, groupBy: name, dimension: name }));
    const byId = Object.values(organisation.ids).map((id) => ({ ...valid, id }));
    return questionsWith(schema, [valid, ...each, ...byId]).filter(({ kind }) => kind === 'query');
  }

  const show = (view: PeopleViewKind) => privacy.change(acme, { view, groupSize: 2 }, by);
  const told = async (headers: Readonly<Record<string, string>>) =>
    new Set((await leaksOf(client.asking(headers), questions, [{}], CANARY)).map(({ name }) => name));
  const reader = () => ({ authorization: `Bearer ${organisation.readKey}` });

  it('are told by these questions where they are shown by name', async () => {
    await show('names');
    expect([...(await told(reader()))].sort()).toEqual(['call', 'dimensionValues', 'recentCalls', 'spend']);
  }, 120_000);

  it.each(['pseudonyms', 'groups'] as const)(
    'are named by no answer to any question under %s',
    async (view) => {
      await show(view);
      expect(await told(reader())).toEqual(new Set());
    },
    120_000,
  );

  it.each(['pseudonyms', 'groups'] as const)(
    'are named to an owner under %s only while they lifted it',
    async (view) => {
      await show(view);
      const owner = await client.ownersHeaders(organisation);
      // `settleMarked` lifts it for the owner.
      const userId = organisation.ids['user'] ?? '';
      const lifted = await privacy.lift(acme, userId, { reason: 'a leaked key', hours: 1 }, by);
      expect(lifted.ok).toBe(true);
      expect((await told(owner)).has('spend')).toBe(true);
      expect(await told(reader())).toEqual(new Set());
      await privacy.endLift(acme, userId, by);
      expect(await told(owner)).toEqual(new Set());
    },
    240_000,
  );
});
