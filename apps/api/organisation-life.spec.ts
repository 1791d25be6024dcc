import { type ApiUnderTest, acme, EXPORTED, globex, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

const EXPORTS = '{ organizationExports { id state requestedBy bytes sha256 } }';
const DELETE = `mutation ($name: String!) { deleteOrganization(name: $name) {
  ... on OrganizationDeletion { requestedBy dueAt } ... on InvalidOrganizationInput { issues { field message } } } }`;

describe('an organisation as a whole', () => {
  let api: ApiUnderTest;
  let anna: BrowserTab;

  beforeEach(async () => {
    api = await startApi();
    anna = new BrowserTab(api.url);
    await anna.signIn();
  });
  afterEach(() => api.app.close());

  const download = (id: string, headers: Record<string, string>) =>
    fetch(new URL(`/organization/exports/${id}`, api.url), { headers });

  async function anExport(): Promise<string> {
    const { data } = await anna.ask('mutation { exportOrganization { ... on OrganizationExport { id state } } }');
    const { id } = data?.['exportOrganization'] as { readonly id: string };
    return id;
  }

  it('is taken out once at a time, and the file is had by an owner when it is done', async () => {
    const id = await anExport();
    const again = await anna.ask('mutation { exportOrganization { ... on ExportRefused { issues { message } } } }');
    expect(again.data).toMatchObject({
      exportOrganization: { issues: [{ message: 'One is being written: wait until it is done.' }] },
    });
    expect((await download(id, { ...anna.headers, cookie: anna.cookie ?? '' })).status).toBe(404);
    const file = { bytes: 19n, sha256: 'ab', expiresAt: api.clock.now() };
    await api.fakes.exports.finish(acme, id, 3n, file, api.clock.now());
    expect((await anna.ask(EXPORTS)).data).toEqual({
      organizationExports: [{ id, state: 'DONE', requestedBy: 'Anna@acme.example', bytes: '19', sha256: 'ab' }],
    });
    const got = await download(id, { ...anna.headers, cookie: anna.cookie ?? '' });
    expect([got.status, await got.text()]).toEqual([200, EXPORTED]);
    expect(got.headers.get('content-disposition')).toBe('attachment; filename="acme-2026-03-20.tar"');
    expect(api.fakes.audit.entriesOf(acme).at(-1)).toMatchObject({
      action: 'export.made',
      subject: { kind: 'organisation-export', id },
    });
  });

  it('hands its file to nobody else: no read key, no other role, no other organisation', async () => {
    const id = await anExport();
    const file = { bytes: 19n, sha256: 'ab', expiresAt: api.clock.now() };
    await api.fakes.exports.finish(acme, id, 3n, file, api.clock.now());
    expect((await download(id, {})).status).toBe(401);
    expect((await download(id, { authorization: 'Bearer tlr_acme' })).status).toBe(403);
    expect((await download(id, { authorization: 'Bearer tlr_globex' })).status).toBe(403);
    api.fakes.organizations.holdRoles([{ role: 'finance', scope: 'organisation' }]);
    expect((await download(id, { ...anna.headers, cookie: anna.cookie ?? '' })).status).toBe(403);
    expect(await api.fakes.exports.find(globex, id)).toBeUndefined();
  });

  describe('while names are hidden', () => {
    const BEGIN = `mutation { exportOrganization { __typename ... on ExportRefused { issues { field message } } } }`;
    const refused = {
      __typename: 'ExportRefused',
      issues: [{ field: 'people', message: expect.stringContaining('have names shown first (revealPeople') }],
    };
    const reveal = 'mutation { revealPeople(input: { reason: "moving", hours: 1 }) { __typename } }';
    beforeEach(async () => {
      await anna.ask('mutation { changePeoplePrivacy(input: { view: PSEUDONYMS }) { __typename } }');
    });

    it('is taken out only under a lift, and the log says that names are in it', async () => {
      expect((await anna.ask(BEGIN)).data).toEqual({ exportOrganization: refused });
      await anna.ask(reveal);
      expect((await anna.ask(BEGIN)).data).toMatchObject({ exportOrganization: { __typename: 'OrganizationExport' } });
      const entries = api.fakes.audit.entriesOf(acme).slice(-2);
      expect(entries.map(({ action, after }) => [action, after])).toEqual([
        ['people-names.revealed', expect.any(String)],
        ['export.made', '{"people":"by name"}'],
      ]);
    });

    it('hands out no file of before, or of somebody else, without a lift of whoever fetches it', async () => {
      await anna.ask(reveal);
      const id = await anExport();
      const file = { bytes: 19n, sha256: 'ab', expiresAt: api.clock.now() };
      await api.fakes.exports.finish(acme, id, 3n, file, api.clock.now());
      const fetched = () => download(id, { ...anna.headers, cookie: anna.cookie ?? '' });
      expect((await fetched()).status).toBe(200);
      await anna.ask('mutation { hidePeople }');
      const late = await fetched();
      expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('have names shown first')]);
    });
  });

  it('is deleted only by its name, in seven days, and anybody of it sees that', async () => {
    const wrong = await anna.ask(DELETE, { name: 'acme' });
    expect(wrong.data).toMatchObject({
      deleteOrganization: { issues: [{ field: 'name', message: 'Type the name of the organisation as it is: Acme.' }] },
    });
    // 20 March and 7 days.
    const deletion = { requestedBy: 'Anna@acme.example', dueAt: '2026-03-27T12:00:00.000Z' };
    expect((await anna.ask(DELETE, { name: ' Acme ' })).data).toEqual({ deleteOrganization: deletion });
    const { body } = await api.ask('{ viewer { organization { deletion { requestedBy dueAt } } } }');
    expect(body.data?.['viewer']).toEqual({ organization: { deletion } });
    expect((await anna.ask('mutation { cancelOrganizationDeletion }')).data).toEqual({
      cancelOrganizationDeletion: true,
    });
    expect(await api.fakes.life.deletion(acme)).toBeUndefined();
  });

  it.each(['', ' ', 'x'.repeat(101)])('is not called "%s"', async (name) => {
    const { data } = await anna.ask(
      'mutation ($name: String!) { renameOrganization(name: $name) { ... on InvalidOrganizationInput { issues { message } } } }',
      { name },
    );
    expect(data).toMatchObject({
      renameOrganization: { issues: [{ message: expect.stringContaining('1 to 100 characters') }] },
    });
  });
});
