import { type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

let api: ApiUnderTest;
let anna: BrowserTab;
beforeEach(async () => {
  // Of acme, whose days are India's: 2026-03-20 from 18:30 UTC on the 19th.
  api = await startApi();
  anna = new BrowserTab(api.url);
  await anna.signIn('anna@acme.example');
});
afterEach(() => api.app.close());

const LEVEL = '{ parent { id } unitCount units { unit { id name } lineage { id } childCount peopleCount } }';
const TREE = `query ($on: String, $open: [UnitReferenceInput!]) { directoryTree(on: $on, open: $open) {
  ... on DirectoryTree { on unitCount top ${LEVEL} levels ${LEVEL} unplaced ${LEVEL} }
  ... on InvalidDirectory { issues { field message } } } }`;
const UNIT = `query ($unit: UnitReferenceInput!, $on: String) { directoryUnit(unit: $unit, on: $on) {
  ... on UnitInDirectory { on
    placed { lineage { kind id name } placements { parent { name } from until } allowances { monthlyTokens from until } }
    children { unitCount units { unit { id } } } people { unitCount units { unit { id } monthlyTokens } } }
  ... on InvalidDirectory { issues { field } } } }`;
const CHANGE = `mutation ($input: ChangeDirectoryInput!) { changeDirectory(input: $input) {
  ... on DirectoryChange { applied unitCount addedCount removed { id }
    placements { unit { name } before { parent { id } from until } after { parent { id } from until } }
    allowances { after { monthlyTokens from until } } }
  ... on InvalidDirectory { issueCount issues { field message } } } }`;

const team = (id: string) => ({ kind: 'TEAM', id });
const COMPANY = [
  { kind: 'COST_CENTRE', id: 'CC-100', name: 'Engineering' },
  { kind: 'COST_CENTRE', id: 'CC-200', name: 'Support' },
  { ...team('platform'), name: 'Platform', parent: { kind: 'COST_CENTRE', id: 'CC-100' }, from: '2026-01-01' },
  { ...team('payments'), name: 'Payments', parent: team('platform'), from: '2026-01-01', aliases: ['pay', 'billing'] },
  { kind: 'PROJECT', id: 'checkout', parent: team('payments'), from: '2026-01-01' },
  { kind: 'PERSON', id: 'ada@acme.example', parent: team('payments'), from: '2026-01-01', monthlyTokens: '5000000' },
];

const changing = (rows: readonly object[], preview = false) => anna.ask(CHANGE, { input: { rows, preview } });

describe('the tree of the directory over GraphQL', () => {
  beforeEach(() => changing(COMPANY));

  it('opens what is read at once, with people counted beside', async () => {
    expect((await anna.ask(TREE)).data).toMatchObject({
      directoryTree: {
        on: '2026-03-20',
        unitCount: 6,
        top: { parent: null, unitCount: 2, units: [{ unit: { name: 'Engineering' } }, { unit: { name: 'Support' } }] },
        levels: [
          { parent: { id: 'CC-100' }, units: [{ unit: { id: 'platform' }, childCount: 1, peopleCount: 0 }] },
          { parent: { id: 'platform' }, units: [{ unit: { id: 'payments' }, childCount: 1, peopleCount: 1 }] },
          { parent: { id: 'payments' }, units: [{ unit: { id: 'checkout' } }] },
        ],
        unplaced: { unitCount: 0 },
      },
    });
  });

  it('gives the levels that are asked for, as they were on a day', async () => {
    const before = await anna.ask(TREE, { on: '2025-12-31', open: [{ kind: 'COST_CENTRE', id: 'CC-100' }] });
    expect(before.data).toMatchObject({
      directoryTree: { levels: [], unplaced: { unitCount: 4, units: [{ unit: { id: 'payments' } }, {}, {}, {}] } },
    });
    const open = Array.from({ length: 501 }, () => team('platform'));
    expect((await anna.ask(TREE, { open })).data).toMatchObject({ directoryTree: { issues: [{ field: 'open' }] } });
    expect((await anna.ask(TREE, { on: 'soon' })).data).toMatchObject({ directoryTree: { issues: [{ field: 'on' }] } });
  });

  it('tells of one unit what it belongs to, its history, and who and what is below it', async () => {
    await changing([{ ...team('payments'), parent: { kind: 'COST_CENTRE', id: 'CC-200' }, from: '2026-03-10' }]);
    const { data } = await anna.ask(UNIT, { unit: team('Payments') });
    expect(data).toEqual({
      directoryUnit: {
        on: '2026-03-20',
        placed: {
          lineage: [{ kind: 'COST_CENTRE', id: 'CC-200', name: 'Support' }],
          placements: [
            { parent: { name: 'Platform' }, from: '2026-01-01', until: '2026-03-10' },
            { parent: { name: 'Support' }, from: '2026-03-10', until: null },
          ],
          allowances: [],
        },
        children: { unitCount: 1, units: [{ unit: { id: 'checkout' } }] },
        people: { unitCount: 1, units: [{ unit: { id: 'ada@acme.example' }, monthlyTokens: '5000000' }] },
      },
    });
    expect((await anna.ask(UNIT, { unit: team('nobody') })).data).toEqual({ directoryUnit: null });
    expect((await anna.ask(UNIT, { unit: team('payments'), on: 'soon' })).data).toEqual({
      directoryUnit: { issues: [{ field: 'on' }] },
    });
  });
});

describe('changes of the directory over GraphQL', () => {
  beforeEach(() => changing(COMPANY));

  it('say what they would change before they do, and leave the days before a move', async () => {
    const move = [{ ...team('payments'), parent: { kind: 'COST_CENTRE', id: 'CC-200' }, from: '2026-03-10' }];
    const change = {
      unitCount: 0,
      placements: [
        {
          unit: { name: 'Payments' },
          before: [{ parent: { id: 'platform' }, from: '2026-01-01', until: null }],
          after: [
            { parent: { id: 'platform' }, from: '2026-01-01', until: '2026-03-10' },
            { parent: { id: 'CC-200' }, from: '2026-03-10', until: null },
          ],
        },
      ],
    };
    expect((await changing(move, true)).data).toMatchObject({ changeDirectory: { applied: false, ...change } });
    expect((await changing(move)).data).toMatchObject({ changeDirectory: { applied: true, ...change } });
  });

  it('are taken back by saying what was so before', async () => {
    await changing([{ ...team('payments'), parent: { kind: 'COST_CENTRE', id: 'CC-200' }, from: '2026-03-10' }]);
    const back = await changing([
      { ...team('payments'), hasNoParent: true, from: '2026-01-01' },
      { ...team('payments'), parent: team('platform'), from: '2026-01-01' },
    ]);
    expect(back.data).toMatchObject({
      changeDirectory: { placements: [{ after: [{ parent: { id: 'platform' }, from: '2026-01-01', until: null }] }] },
    });
    const ada = { kind: 'PERSON', id: 'ada@acme.example' };
    expect((await changing([{ ...ada, hasNoAllowance: true, from: '2026-03-10' }])).data).toMatchObject({
      changeDirectory: { allowances: [{ after: [{ monthlyTokens: '5000000', until: '2026-03-10' }] }] },
    });
    await changing([{ ...team('mistyped'), existence: 'NEW', parent: team('platform') }]);
    expect((await changing([{ ...team('mistyped'), existence: 'REMOVED' }])).data).toMatchObject({
      changeDirectory: { removed: [{ id: 'mistyped' }] },
    });
  });

  it.each([
    ['an id that is taken', { ...team('PAYMENTS'), existence: 'NEW' }, 'rows.0.id', 'there is a team payments already'],
    [
      'a parent of the wrong kind',
      { kind: 'PROJECT', id: 'p', parent: { kind: 'PROJECT', id: 'q' } },
      'rows.0.parent',
      'belongs to a team',
    ],
    [
      'an alias that is taken',
      { ...team('platform'), aliases: ['billing'] },
      'rows.0.aliases',
      'are both called "billing"',
    ],
    [
      'an external id that is taken',
      { ...team('platform'), externalId: 'pay' },
      'rows.0.externalId',
      'are both called "pay"',
    ],
    [
      'no whole number of tokens',
      { kind: 'PERSON', id: 'x', monthlyTokens: '1.5' },
      'rows.0.monthlyTokens',
      'no whole number',
    ],
    ['no day', { ...team('platform'), from: '10 March' }, 'rows.0.from', 'is no day'],
    [
      'a parent and none',
      { ...team('platform'), parent: team('payments'), hasNoParent: true },
      'rows.0.parent',
      'leave one out',
    ],
    [
      'an allowance and none',
      { kind: 'PERSON', id: 'x', monthlyTokens: '1', hasNoAllowance: true },
      'rows.0.monthlyTokens',
      'leave one out',
    ],
    ['an allowance of a team', { ...team('platform'), hasNoAllowance: true }, 'rows.0.monthlyTokens', 'only a person'],
    ['a ring', { ...team('platform'), parent: team('payments') }, 'rows.0.parent', 'is a ring'],
  ])('are refused with %s, at the field', async (_what, row, field, message) => {
    expect((await changing([row])).data).toMatchObject({
      changeDirectory: { issueCount: 1, issues: [{ field, message: expect.stringContaining(message) as string }] },
    });
  });

  it('are refused beyond a thousand rows, and to keys', async () => {
    const rows = Array.from({ length: 1_001 }, (_, index) => team(`t${index}`));
    expect((await changing(rows)).data).toMatchObject({ changeDirectory: { issues: [{ field: 'rows' }] } });
    const { body } = await api.ask(CHANGE, { input: { rows: COMPANY, preview: true } });
    expect(body.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
