import { type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

const FILE =
  'kind,id,name,parent,from,monthly_tokens\ncost-centre,CC,Engineering,,,\nteam,a,,CC,2026-01-01,\nperson,p,,a,2026-01-01,9007199254740993\n';
const IMPORT = '/directory/import?preview=false&complete=false';

let api: ApiUnderTest;
let anna: BrowserTab;
beforeEach(async () => {
  api = await startApi();
  anna = new BrowserTab(api.url);
  await anna.signIn('anna@acme.example');
});
afterEach(() => api.app.close());

const unitCount = async () =>
  ((await anna.ask('{ directory { ... on Directory { unitCount } } }')).data?.['directory'] as { unitCount: number })
    .unitCount;

describe('files of the directory that are larger than a GraphQL request', () => {
  it('are previewed and imported, and answered as GraphQL answers', async () => {
    const preview = await anna.upload('/directory/import?preview=true&complete=false', FILE);
    expect(preview).toMatchObject({
      status: 200,
      body: {
        __typename: 'DirectoryChange',
        applied: false,
        addedCount: 3,
        placements: [
          { unit: { kind: 'TEAM', id: 'a' }, after: [{ parent: { kind: 'COST_CENTRE', name: 'Engineering' } }] },
          {},
        ],
        // 2^53 + 1: no JavaScript number
        allowances: [{ after: [{ monthlyTokens: '9007199254740993' }] }],
      },
    });
    expect(await unitCount()).toBe(0);
    expect((await anna.upload(IMPORT, FILE)).body).toMatchObject({ applied: true, addedCount: 3 });
    expect(await unitCount()).toBe(3);
  });

  it('do what their preview said or nothing, where a version says which preview that is', async () => {
    await anna.upload(IMPORT, FILE);
    // Complete: it ends the person p, and whoever else it does not name.
    const complete = 'kind,id,parent\nperson,q,a\n';
    const address = (preview: boolean) => `/directory/import?preview=${preview}&complete=true`;
    const looked = await anna.upload(address(true), complete);
    const version = looked.body['version'] as string;
    expect(looked.body).toMatchObject({ ended: [{ id: 'p' }], version: expect.stringMatching(/./) as string });

    // Meanwhile a colleague adds somebody, who is not among those that the preview said would end.
    await anna.upload(IMPORT, 'kind,id,parent\nperson,colleague,a\n');
    const refused = await anna.upload(`${address(false)}&version=${version}`, complete);
    expect(refused).toEqual({
      status: 200,
      body: {
        __typename: 'OutdatedPreview',
        message:
          'Anna@acme.example changed the directory since the preview, the last time at 2026-03-20T12:00:00.000Z: nothing was changed, preview again',
        changedAt: '2026-03-20T12:00:00.000Z',
        changedBy: 'Anna@acme.example',
      },
    });
    expect(await unitCount()).toBe(4);

    const again = await anna.upload(address(true), complete);
    expect(again.body).toMatchObject({ ended: [{ id: 'p' }, { id: 'colleague' }] });
    const applied = await anna.upload(`${address(false)}&version=${String(again.body['version'])}`, complete);
    expect(applied.body).toMatchObject({ applied: true, endedCount: 2, version: null });
  });

  it('may have a hundred thousand lines', async () => {
    const people = Array.from({ length: 100_000 }, (_, n) => `person,p${n}@acme.example,,a,2026-01-01,5000000`);
    const { status, body } = await anna.upload(IMPORT, `${FILE}${people.join('\n')}\n`);
    expect([status, body['addedCount'], body['allowanceCount']]).toEqual([200, 100_003, 100_001]);
  });

  it('say by line what is wrong with them', async () => {
    const { status, body } = await anna.upload(IMPORT, 'kind,id\nsquad,a\n');
    expect(status).toBe(200);
    expect(body).toMatchObject({ __typename: 'InvalidDirectory', issueCount: 1, issues: [{ field: 'csv.2.kind' }] });
  });

  it.each([
    [
      'without the word whether it is a preview',
      '/directory/import?complete=false',
      'text/csv',
      FILE,
      400,
      'preview is missing',
    ],
    ['as something else than CSV', IMPORT, 'text/plain', FILE, 400, 'text/csv'],
    ['in another encoding than UTF-8', IMPORT, 'text/csv', Uint8Array.of(0x6b, 0xe4), 400, 'not UTF-8'],
    ['beyond 32 MiB', IMPORT, 'text/csv', new Uint8Array(32 * 1024 * 1024 + 1), 413, 'split it by kind'],
  ])('are refused %s', async (_what, address, type, file, status, message) => {
    expect(await anna.upload(address, file, type)).toMatchObject({
      status,
      body: { error: { message: expect.stringContaining(message) as string } },
    });
    expect(await unitCount()).toBe(0);
  });

  it('are taken from people who may change the directory, on our own pages, and from nobody else', async () => {
    const status = async (tab: BrowserTab) => (await tab.upload(IMPORT, FILE)).status;
    expect(await status(new BrowserTab(api.url))).toBe(401);
    expect(await status(anna.with({ 'sec-fetch-site': 'cross-site' }))).toBe(403);
    expect(await status(new BrowserTab(api.url, { authorization: 'Bearer tlr_acme' }))).toBe(403);
    api.fakes.organizations.holdRoles([{ role: 'auditor', scope: 'organisation' }]);
    expect(await anna.upload(IMPORT, FILE)).toMatchObject({
      status: 403,
      body: { error: { message: expect.stringContaining('your role does not include directory.change') as string } },
    });
  });
});
