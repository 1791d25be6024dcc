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

const DIRECTORY = `query ($on: String, $kind: UnitKind, $search: String) { directory(on: $on, kind: $kind, search: $search) {
  ... on Directory { on unitCount units { unit { kind id name } parent { kind id } costCentre { id } monthlyTokens } }
  ... on InvalidDirectory { issues { field message } } } }`;
const IMPORT = `mutation ($input: ImportDirectoryInput!) { importDirectory(input: $input) {
  ... on DirectoryChange { applied unitCount placementCount allowanceCount endedCount
    placements { unit { id } before { parent { id } from until } after { parent { id } from until } } }
  ... on InvalidDirectory { issueCount issues { field message } } } }`;

const COMPANY = [
  'kind,id,name,parent,from,monthly_tokens',
  'cost-centre,CC-100,Engineering,,,',
  'cost-centre,CC-200,Support,,,',
  'team,platform,Platform,CC-100,2026-01-01,',
  'person,ada@acme.example,Ada,platform,2026-01-01,9007199254740993',
].join('\n');

const importing = (csv: string, more: object = {}) => anna.ask(IMPORT, { input: { csv, preview: false, ...more } });

describe('the directory over GraphQL', () => {
  it('is imported after a preview that says what would change, and read as of a day', async () => {
    const preview = await importing(COMPANY, { preview: true });
    expect(preview.data).toMatchObject({
      importDirectory: { applied: false, unitCount: 4, placementCount: 2, allowanceCount: 1, endedCount: 0 },
    });
    expect((await anna.ask(DIRECTORY)).data).toMatchObject({ directory: { on: '2026-03-20', unitCount: 0 } });

    expect((await importing(COMPANY)).data).toMatchObject({ importDirectory: { applied: true, unitCount: 4 } });
    expect((await anna.ask(DIRECTORY, { search: 'AD' })).data).toEqual({
      directory: {
        on: '2026-03-20',
        unitCount: 1,
        units: [
          {
            unit: { kind: 'PERSON', id: 'ada@acme.example', name: 'Ada' },
            parent: { kind: 'TEAM', id: 'platform' },
            costCentre: { id: 'CC-100' },
            // 2^53 + 1: no JavaScript number
            monthlyTokens: '9007199254740993',
          },
        ],
      },
    });
  });

  it('is imported as it was previewed, or not at all', async () => {
    const PREVIEWED = `mutation ($input: ImportDirectoryInput!) { importDirectory(input: $input) { __typename
      ... on DirectoryChange { applied version } ... on OutdatedPreview { message changedAt changedBy } } }`;
    const ask = async (input: object) =>
      (await anna.ask(PREVIEWED, { input: { csv: COMPANY, ...input } })).data?.['importDirectory'] as {
        readonly version?: string;
      };
    const { version } = await ask({ preview: true });
    await importing('kind,id\nteam,colleagues\n');
    expect(await ask({ preview: false, version })).toEqual({
      __typename: 'OutdatedPreview',
      message: expect.stringContaining('nothing was changed, preview again') as string,
      changedAt: '2026-03-20T12:00:00.000Z',
      changedBy: 'Anna@acme.example',
    });
    expect((await anna.ask(DIRECTORY)).data).toMatchObject({ directory: { unitCount: 1 } });
    const again = await ask({ preview: true });
    expect(await ask({ preview: false, version: again.version })).toMatchObject({ applied: true });
  });

  it('leaves the days before a move where they were', async () => {
    await importing(COMPANY);
    const moved = await importing('kind,id,parent,from\nteam,platform,CC-200,2026-03-10\n');
    expect(moved.data).toMatchObject({
      importDirectory: {
        placements: [
          {
            unit: { id: 'platform' },
            before: [{ parent: { id: 'CC-100' }, from: '2026-01-01', until: null }],
            after: [
              { parent: { id: 'CC-100' }, from: '2026-01-01', until: '2026-03-10' },
              { parent: { id: 'CC-200' }, from: '2026-03-10', until: null },
            ],
          },
        ],
      },
    });
    const costCentreOn = async (on: string) => (await anna.ask(DIRECTORY, { on, kind: 'TEAM' })).data;
    expect(await costCentreOn('2026-03-09')).toMatchObject({
      directory: { units: [{ costCentre: { id: 'CC-100' } }] },
    });
    expect(await costCentreOn('2026-03-10')).toMatchObject({
      directory: { units: [{ costCentre: { id: 'CC-200' } }] },
    });
  });

  it('is written as a file that changes nothing when it is read again', async () => {
    await importing(COMPANY);
    const { data } = await anna.ask('{ directoryCsv }');
    const csv = (data as { directoryCsv: string }).directoryCsv;
    expect(csv.split('\n')[0]).toBe(
      'kind,id,name,parent_kind,parent,from,until,monthly_tokens,external_id,owners,aliases',
    );
    expect((await importing(csv, { complete: true })).data).toMatchObject({
      importDirectory: { unitCount: 0, placementCount: 0, allowanceCount: 0, endedCount: 0 },
    });
  });

  it('ends what a complete file does not name', async () => {
    await importing(COMPANY);
    const complete = 'kind,id,parent\nperson,ben@acme.example,platform\n';
    expect((await importing(complete, { complete: true, on: '2026-04-01' })).data).toMatchObject({
      importDirectory: { unitCount: 1, endedCount: 1 },
    });
    const peopleOn = async (on: string) => (await anna.ask(DIRECTORY, { on, kind: 'PERSON' })).data;
    expect(await peopleOn('2026-03-31')).toMatchObject({
      directory: { units: [{ parent: { id: 'platform' } }, { parent: null }] },
    });
    expect(await peopleOn('2026-04-01')).toMatchObject({
      directory: { units: [{ parent: null, monthlyTokens: null }, { parent: { id: 'platform' } }] },
    });
  });

  it('leaves what is planned where a nightly list without days does not know of it', async () => {
    const PLANNED = `mutation ($input: ImportDirectoryInput!) { importDirectory(input: $input) { ... on DirectoryChange {
      placementCount plannedKeptCount plannedDroppedCount
      plannedKept { unit { id } part from parent { kind id } monthlyTokens }
      plannedDropped { unit { id } part from parent { id } monthlyTokens } } } }`;
    await importing(COMPANY);
    const plans =
      'kind,id,parent,from,monthly_tokens\nteam,platform,CC-200,2026-12-20,\nperson,ada@acme.example,,2027-01-01,7\n';
    await importing(plans);
    const nightly = 'kind,id,parent\nteam,platform,CC-100\nperson,ada@acme.example,platform\n';
    const importNow = (csv: string) => anna.ask(PLANNED, { input: { csv, preview: false, complete: true } });
    expect((await importNow(nightly)).data).toEqual({
      importDirectory: {
        placementCount: 0,
        plannedKeptCount: 1,
        plannedKept: [
          {
            unit: { id: 'platform' },
            part: 'PLACEMENTS',
            from: '2026-12-20',
            parent: { kind: 'COST_CENTRE', id: 'CC-200' },
            monthlyTokens: null,
          },
        ],
        plannedDroppedCount: 0,
        plannedDropped: [],
      },
    });
    // She has left: what was planned of her goes with her, and is told.
    expect((await importNow('kind,id,parent\nperson,ben@acme.example,platform\n')).data).toMatchObject({
      importDirectory: {
        plannedDropped: [
          {
            unit: { id: 'ada@acme.example' },
            part: 'ALLOWANCES',
            from: '2027-01-01',
            parent: null,
            monthlyTokens: '7',
          },
        ],
      },
    });
  });

  it('says by line and column what is wrong, and changes nothing', async () => {
    const refused = await importing('kind,id,parent,from\nteam,a,nowhere,2026-01-01\nteam,b,b,31.03.2026\nsquad,c,,\n');
    expect(refused.data).toEqual({
      importDirectory: {
        issueCount: 2,
        issues: [
          { field: 'csv.3.from', message: expect.stringContaining('write 2026-03-31') as string },
          { field: 'csv.4.kind', message: expect.stringContaining('"squad" is none of') as string },
        ],
      },
    });
    expect((await importing(COMPANY, { on: 'tomorrow' })).data).toMatchObject({
      importDirectory: { issues: [{ field: 'on' }] },
    });
    expect((await anna.ask(DIRECTORY, { on: '2026-02-30' })).data).toMatchObject({
      directory: { issues: [{ field: 'on' }] },
    });
    expect((await anna.ask(DIRECTORY)).data).toMatchObject({ directory: { unitCount: 0 } });
    const beyond = '{ directory(first: -1) { ... on InvalidDirectory { issues { field } } } }';
    expect((await anna.ask(beyond)).data).toEqual({ directory: { issues: [{ field: 'first' }] } });
  });

  it('is shown to read keys of its organisation alone, and changed by people only', async () => {
    await importing(COMPANY);
    const count = async (key: string) => (await api.ask(DIRECTORY, {}, key)).body.data;
    expect(await count('tlr_acme')).toMatchObject({ directory: { unitCount: 4 } });
    expect(await count('tlr_globex')).toMatchObject({ directory: { unitCount: 0 } });
    const { body } = await api.ask(IMPORT, { input: { csv: COMPANY, preview: false } });
    expect(body.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
