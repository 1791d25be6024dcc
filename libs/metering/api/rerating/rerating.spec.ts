import { type Rerating, ReratingRequests } from '@tokenledger/metering/domain';
import { InMemoryReratings } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { aPerson } from '@tokenledger/organization/testing';
import { parseDecimal18 } from '@tokenledger/shared/money';
import { FixedClock } from '@tokenledger/shared/time';

import { acmeKey, globexUser, type GraphqlUnderTest, startGraphql } from '../testing/graphql-under-test';
import { ReratingModule } from './rerating.module';

const FIELDS = /* GraphQL */ `
  id state cancelRequested from to provider model reason requestedBy requestedAt appliedBy appliedAt finishedAt
  callsToLookAt continuable error events { at by what }
  preview { callsLookedAt differences { ...D } converted { ...D } leftAlone { ...D } }
  applied { callsLookedAt differences { ...D } leftAlone { ...D } }
`;
const DIFFERENCE = /* GraphQL */ `
  fragment D on ReratingDifference {
    owner
    ownerLevel
    month
    currency
    calls
    costBefore
    costAfter
    difference
    newlyPriced
    newlyUnpriced
  }
`;
const PREVIEW = `mutation P($input: PreviewReratingInput!) {
  previewRerating(input: $input) {
    __typename
    ... on InvalidReratingInput { issues { field message } }
    ... on Rerating { ${FIELDS} }
  }
} ${DIFFERENCE}`;
const CHANGED = `__typename ... on ReratingDenied { denial message } ... on Rerating { ${FIELDS} }`;
const APPLY = `mutation A($id: ID!) { applyRerating(id: $id) { ${CHANGED} } } ${DIFFERENCE}`;
const CANCEL = `mutation C($id: ID!) { cancelRerating(id: $id) { ${CHANGED} } } ${DIFFERENCE}`;
const ONE = `query One($id: ID!) { rerating(id: $id) { ${FIELDS} } } ${DIFFERENCE}`;
const LIST = `query List { reratings { id state } }`;

const MARCH = { from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z', reason: ' the contract of March ' };

let api: GraphqlUnderTest;
let reratings: InMemoryReratings;
let revision: string;

beforeEach(async () => {
  reratings = new InMemoryReratings();
  revision = 'book 1';
  const clock = new FixedClock('2026-04-10T12:00:00Z');
  let ids = 0;
  const requests = new ReratingRequests({
    reratings,
    currentRevision: () => Promise.resolve(revision),
    clock,
    newId: () => `r${(ids += 1)}`,
  });
  api = await startGraphql(ReratingModule.with({ reratings, requests }));
});

afterEach(() => api.app.close());

async function asked(query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await api.ask(query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0] as Record<string, unknown>;
}

/** As a processor would, to the end of the preview. */
async function previewed(): Promise<void> {
  const place = { owner: 'search', month: '2026-03', currency: 'USD', newlyPriced: 1, newlyUnpriced: 0 };
  const figures = [
    { ...place, closed: false, calls: 2, costBefore: parseDecimal18('0.00037'), costAfter: parseDecimal18('0.00036') },
    {
      ...place,
      currency: 'EUR',
      converted: true as const,
      closed: false,
      calls: 2,
      costBefore: parseDecimal18('3'),
      costAfter: parseDecimal18('2'),
    },
    { ...place, closed: true, calls: 1, costBefore: parseDecimal18('1'), costAfter: parseDecimal18('3') },
  ];
  const at = new Date('2026-04-10T12:00:01Z');
  await reratings.takeTurn('preview', at);
  await reratings.beginPreview('r1', 'book 1', 9);
  await reratings.completeStep('r1', 'preview', { from: 0, to: 1, calls: 9, figures, booksBefore: [] });
  await reratings.finish('r1', 'preview', at);
}

describe('re-ratings over GraphQL', () => {
  it('queues a preview, tells how far it is, applies it and cancels', async () => {
    expect(await asked(PREVIEW, { input: { ...MARCH, model: 'gpt-4o' } })).toMatchObject({
      __typename: 'Rerating',
      id: 'r1',
      state: 'PREVIEW_QUEUED',
      from: MARCH.from,
      to: MARCH.to,
      provider: null,
      model: 'gpt-4o',
      reason: 'the contract of March',
      requestedBy: 'anna@acme.example',
      callsToLookAt: null,
      events: [{ at: '2026-04-10T12:00:00.000Z', by: 'anna@acme.example', what: 'REQUESTED' }],
    });
    await previewed();
    const owner = { owner: 'search', ownerLevel: 'TEAM' };
    const place = { ...owner, month: '2026-03', currency: 'USD', newlyPriced: '1', newlyUnpriced: '0' };
    expect(await asked(ONE, { id: 'r1' })).toMatchObject({
      state: 'PREVIEWED',
      callsToLookAt: '9',
      preview: {
        callsLookedAt: '9',
        differences: [{ ...place, calls: '2', costBefore: '0.00037', costAfter: '0.00036', difference: '-0.00001' }],
        converted: [{ ...place, currency: 'EUR', calls: '2', costBefore: '3', costAfter: '2', difference: '-1' }],
        leftAlone: [{ ...place, calls: '1', costBefore: '1', costAfter: '3', difference: '2' }],
      },
      applied: { callsLookedAt: '0', differences: [], leftAlone: [] },
    });
    expect(await asked(APPLY, { id: 'r1' })).toMatchObject({ state: 'APPLYING', appliedBy: 'anna@acme.example' });
    expect(await asked(CANCEL, { id: 'r1' })).toMatchObject({ state: 'APPLYING', cancelRequested: true });
    await reratings.endCancelled('r1', new Date('2026-04-10T12:00:02Z'));
    expect(await asked(ONE, { id: 'r1' })).toMatchObject({ state: 'CANCELLED', continuable: true });
    expect(await asked(LIST)).toEqual([{ id: 'r1', state: 'CANCELLED' }]);
  });

  it('refuses with a reason and a remedy', async () => {
    expect(await asked(APPLY, { id: 'r9' })).toMatchObject({ __typename: 'ReratingDenied', denial: 'UNKNOWN' });
    await asked(PREVIEW, { input: MARCH });
    expect(await asked(APPLY, { id: 'r1' })).toMatchObject({ denial: 'NOT_PREVIEWED' });
    await previewed();
    revision = 'book 2';
    const denied = await asked(APPLY, { id: 'r1' });
    expect(denied).toMatchObject({ denial: 'OTHER_PRICES' });
    expect(denied['message']).toContain('make a new preview');
  });

  it('tells prices and owners apart: each is applied, cancelled and listed as what it is', async () => {
    await asked(PREVIEW, { input: MARCH });
    const { scope, ...prices } = (await reratings.find(tenantId('acme'), 'r1')) as Rerating;
    const requestedBy = aPerson('anna@acme.example');
    await reratings.request(tenantId('acme'), { ...prices, id: 'r2', scope: { ...scope, owners: true }, requestedBy });
    const change = (what: string, id: string) =>
      asked(`mutation { ${what}(id: "${id}") { ${CHANGED} } } ${DIFFERENCE}`);
    for (const other of ['applyAttribution', 'cancelAttribution']) {
      expect(await change(other, 'r1')).toMatchObject({ denial: 'UNKNOWN' });
    }
    expect(await asked(APPLY, { id: 'r2' })).toMatchObject({ denial: 'UNKNOWN' });
    expect(await asked(CANCEL, { id: 'r2' })).toMatchObject({ denial: 'UNKNOWN' });
    expect(await asked(`{ reratings(revises: PRICES) { id revises } }`)).toEqual([{ id: 'r1', revises: 'PRICES' }]);
    expect(await asked(`{ reratings(revises: OWNERS) { id revises } }`)).toEqual([{ id: 'r2', revises: 'OWNERS' }]);
    expect(await change('applyAttribution', 'r2')).toMatchObject({ denial: 'NOT_PREVIEWED' });
    expect(await change('cancelAttribution', 'r2')).toMatchObject({ state: 'CANCELLED' });
  });

  it('tells everything that is wrong with an input', async () => {
    const input = { ...MARCH, to: MARCH.from, model: 'm'.repeat(10_240), provider: '', reason: ' ' };
    const { __typename, issues } = (await asked(PREVIEW, { input })) as {
      __typename: string;
      issues: readonly { field: string }[];
    };
    expect(__typename).toBe('InvalidReratingInput');
    expect(issues.map(({ field }) => field)).toEqual(['to', 'provider', 'model', 'reason']);
  });

  it('lets a read key look and change nothing, and shows no organisation those of another', async () => {
    await asked(PREVIEW, { input: MARCH });
    expect((await api.ask(LIST, {}, acmeKey)).data?.['reratings']).toHaveLength(1);
    for (const [query, variables] of [
      [PREVIEW, { input: MARCH }],
      [APPLY, { id: 'r1' }],
      [CANCEL, { id: 'r1' }],
    ] as const) {
      expect((await api.ask(query, variables, acmeKey)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await api.ask(LIST, {}, globexUser)).data?.['reratings']).toEqual([]);
    expect((await api.ask(ONE, { id: 'r1' }, globexUser)).data?.['rerating']).toBeNull();
    const cancelled = await api.ask(CANCEL, { id: 'r1' }, globexUser);
    expect(cancelled.data?.['cancelRerating']).toMatchObject({ denial: 'UNKNOWN' });
  });
});
