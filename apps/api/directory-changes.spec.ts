import { PERMISSIONS_OF, USER_ROLES } from '@tokenledger/organization/domain';

import { type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

let api: ApiUnderTest;
let anna: BrowserTab;
beforeEach(async () => {
  api = await startApi();
  anna = new BrowserTab(api.url);
  await anna.signIn('anna@acme.example');
});
afterEach(() => api.app.close());

const CHANGE = `mutation ($input: ChangeDirectoryInput!) { changeDirectory(input: $input) { __typename
  ... on DirectoryChange { changedAt placements { after { parent { id } from until } } }
  ... on InvalidDirectory { issues { field message } }
  ... on DirectoryChangedMeanwhile { changes { unit { kind id name } parts changedAt changedBy } } } }`;
const PARENT = `{ directoryUnit(unit: { kind: TEAM, id: "payments" }) { ... on UnitInDirectory { placed {
  unit { name } placements { parent { id } from until } } } } }`;

const team = (id: string) => ({ kind: 'TEAM', id });
const costCentre = (id: string) => ({ kind: 'COST_CENTRE', id });
const COMPANY = [
  costCentre('CC-1'),
  costCentre('CC-2'),
  { ...team('payments'), name: 'Payments', parent: costCentre('CC-1'), from: '2026-01-01' },
  { ...team('search'), parent: costCentre('CC-1'), from: '2026-01-01' },
];
const TO_CC_2 = { ...team('payments'), parent: costCentre('CC-2'), from: '2026-03-10' };
const BACK_TO_CC_1 = [
  { ...team('payments'), hasNoParent: true, from: '2026-01-01' },
  { ...team('payments'), parent: costCentre('CC-1'), from: '2026-01-01' },
];

async function change(rows: readonly object[], more: object = {}) {
  const { data } = await anna.ask(CHANGE, { input: { rows, preview: false, ...more } });
  api.clock.advanceBy(60_000);
  return data?.['changeDirectory'] as { readonly __typename: string; readonly changedAt: string };
}

describe('a change of the directory that is taken back', () => {
  beforeEach(() => change(COMPANY));

  it('takes nothing back that somebody did since: it says what, when and who', async () => {
    const moved = await change([TO_CC_2]);
    await change([{ ...team('payments'), name: 'Payments and billing' }]);
    expect(moved.changedAt).toBe('2026-03-20T12:01:00.000Z');
    expect(await change(BACK_TO_CC_1, { unlessChangedAfter: moved.changedAt })).toEqual({
      __typename: 'DirectoryChangedMeanwhile',
      changes: [
        {
          unit: { ...team('payments'), name: 'Payments and billing' },
          parts: ['WORDS'],
          changedAt: '2026-03-20T12:02:00.000Z',
          changedBy: 'Anna@acme.example',
        },
      ],
    });
    expect((await anna.ask(PARENT)).data).toMatchObject({
      directoryUnit: { placed: { placements: [{ parent: { id: 'CC-1' } }, { parent: { id: 'CC-2' } }] } },
    });
    // Whoever wants it all the same says so by leaving the moment out.
    expect(await change(BACK_TO_CC_1)).toMatchObject({ __typename: 'DirectoryChange' });
  });

  it('is taken back where only other units were changed since', async () => {
    const moved = await change([TO_CC_2]);
    await change([{ ...team('search'), name: 'Search' }]);
    expect(await change(BACK_TO_CC_1, { unlessChangedAfter: moved.changedAt })).toMatchObject({
      __typename: 'DirectoryChange',
      placements: [{ after: [{ parent: { id: 'CC-1' }, from: '2026-01-01', until: null }] }],
    });
  });

  it('is no moment that the clock does not know', async () => {
    const { errors } = await anna.ask(CHANGE, {
      input: { rows: [TO_CC_2], preview: false, unlessChangedAfter: 'soon' },
    });
    expect(errors?.[0]?.message).toContain('unlessChangedAfter');
  });
});

describe('a name that passes from one unit to another', () => {
  it('is told before and after, since spend of the past passes with it', async () => {
    await change(COMPANY);
    await change([{ ...team('payments'), aliases: ['pay'] }]);
    const rows = [
      { ...team('payments'), aliases: [] },
      { ...team('search'), aliases: ['Pay'] },
    ];
    const PASSED = `mutation ($input: ChangeDirectoryInput!) { changeDirectory(input: $input) { ... on DirectoryChange {
      passedNameCount passedNames { name from { id name } to { id } } } } }`;
    for (const preview of [true, false]) {
      expect((await anna.ask(PASSED, { input: { rows, preview } })).data).toEqual({
        changeDirectory: {
          passedNameCount: 1,
          passedNames: [{ name: 'pay', from: { id: 'payments', name: 'Payments' }, to: { id: 'search' } }],
        },
      });
    }
  });
});

describe('a preview of a file', () => {
  const FILE =
    'kind,id,name,parent,from\ncost-centre,CC-1,=1+1,,\nteam,payments,Payments,CC-2,2026-03-10\nteam,new,,CC-1,\n';
  const PREVIEW = '/directory/import?preview=true&complete=false';
  beforeEach(() => change(COMPANY));

  it('counts what would change, by kind', async () => {
    const { body } = await anna.upload(PREVIEW, FILE);
    const none = { added: 0, renamed: 0, described: 0, moved: 0, ended: 0, allowances: 0, removed: 0 };
    expect(body).toMatchObject({
      changedAt: null,
      summary: [
        { kind: 'COST_CENTRE', ...none, renamed: 1 },
        { kind: 'TEAM', ...none, added: 1, moved: 1 },
      ],
    });
  });

  it('is given whole as CSV to whoever wants a file, without formulas, and in the audit log', async () => {
    const file = await anna.uploadForText(PREVIEW, FILE);
    expect(file).toEqual({
      status: 200,
      version: expect.stringMatching(/./) as string,
      type: 'text/csv; charset=utf-8',
      text: [
        'change,kind,id,name,before,after',
        "renamed,cost-centre,CC-1,'=1+1,name: CC-1,name: =1+1",
        'added,team,new,new,,name: new',
        'placed,team,payments,Payments,cost-centre CC-1 from 2026-01-01 on,cost-centre CC-1 from 2026-01-01 until 2026-03-10 | cost-centre CC-2 from 2026-03-10 on',
        'placed,team,new,new,,cost-centre CC-1 from 2026-03-20 on',
        '',
      ].join('\n'),
    });
    const log = await anna.ask(
      '{ auditLog(input: { first: 1 }) { ... on AuditEntryConnection { nodes { action subject { subjectId } } } } }',
    );
    expect(log.data).toEqual({
      auditLog: { nodes: [{ action: 'export.made', subject: { subjectId: 'preview' } }] },
    });
  });

  it('may be given up by whoever waits for it, and the next one is answered', async () => {
    const people = Array.from({ length: 20_000 }, (_, n) => `person,p${n},,payments,2026-01-01`);
    const gone = new AbortController();
    const sent = anna.uploadUntil(gone.signal, PREVIEW, `${FILE}${people.join('\n')}\n`);
    gone.abort();
    await expect(sent).rejects.toThrow(/abort/i);
    expect((await anna.upload(PREVIEW, FILE)).status).toBe(200);
  });
});

describe('changes of the directory by people with each role', () => {
  const MUTATIONS: readonly (readonly [string, string, object])[] = [
    ['changeDirectory', CHANGE, { input: { rows: [costCentre('CC-9')], preview: false } }],
    ['changeDirectory as a preview', CHANGE, { input: { rows: [costCentre('CC-9')], preview: true } }],
    [
      'importDirectory',
      'mutation ($input: ImportDirectoryInput!) { importDirectory(input: $input) { __typename } }',
      { input: { csv: 'kind,id\ncost-centre,CC-9\n', preview: false } },
    ],
  ];
  const attacks = USER_ROLES.flatMap((role) =>
    MUTATIONS.map(([name, query, input]) => [role, name, query, input] as const),
  );

  it.each(attacks)('%s: %s', async (role, _name, query, input) => {
    api.fakes.organizations.holdRoles([{ role, scope: 'organisation' }]);
    const { data, errors } = await anna.ask(query, input);
    const may = PERMISSIONS_OF[role].has('directory.change');
    expect(errors?.[0]?.extensions?.code).toBe(may ? undefined : 'FORBIDDEN');
    expect(Object.values(data ?? {}).length).toBe(may ? 1 : 0);
  });

  it.each(USER_ROLES)('%s of one team alone: nothing', async (role) => {
    await change(COMPANY);
    api.fakes.organizations.holdRoles([{ role, scope: { kind: 'team', id: 'payments' } }]);
    for (const [, query, input] of MUTATIONS) {
      expect((await anna.ask(query, input)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    expect((await anna.upload('/directory/import?preview=true&complete=false', 'kind,id\nteam,x\n')).status).toBe(403);
    api.fakes.organizations.holdRoles([{ role: 'owner', scope: 'organisation' }]);
    expect((await anna.ask('{ directory { ... on Directory { unitCount } } }')).data).toEqual({
      directory: { unitCount: 4 },
    });
  });
});
