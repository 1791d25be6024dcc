import { aPlacement, aReference, aTree, aTreeUnit, NO_CHANGE, NO_COUNTS } from './testing/directory-examples';
import { openDirectory } from './testing/open-directory';

async function openImport() {
  const screen = await openDirectory();
  await screen.answerTree(aTree([aTreeUnit('COST_CENTRE', 'CC-100')]));
  await screen.press('Import');
  return screen;
}

describe('the import of a directory', () => {
  it('says what a file would change, in numbers and line by line', async () => {
    const screen = await openImport();
    await screen.chooseFile('kind,id\n');
    const asked = screen.upload();
    expect(asked.request.urlWithParams).toBe('/directory/import?preview=true&complete=false&on=2026-03-20');
    expect(asked.request.body).toBe('kind,id\n');
    const named = {
      __typename: 'DirectoryUnit',
      kind: 'TEAM',
      id: 'ads',
      name: 'Ads',
      externalId: null,
      owners: [],
      aliases: [],
    };
    const ben = aReference('PERSON', 'ben');
    const change = {
      ...NO_CHANGE,
      summary: [
        { __typename: 'KindChange', kind: 'TEAM', ...NO_COUNTS, added: 1 },
        { __typename: 'KindChange', kind: 'PERSON', ...NO_COUNTS, moved: 1_200, ended: 1 },
      ],
      addedCount: 1,
      unitCount: 1,
      units: [{ __typename: 'UnitChange', before: null, after: named }],
      placementCount: 2,
      placements: [
        {
          __typename: 'PlacementChange',
          unit: aReference('TEAM', 'Ads'),
          before: [],
          after: [aPlacement('Platform', '2026-01-01', null)],
        },
        {
          __typename: 'PlacementChange',
          unit: ben,
          before: [aPlacement('Ads', '2026-01-01', null)],
          after: [aPlacement('Ads', '2026-01-01', '2026-03-20')],
        },
      ],
      endedCount: 1,
      ended: [ben],
    };
    asked.flush(change);
    await screen.settled();
    expect(screen.dialog()?.textContent).toContain('New: 1, renamed: 0, placed or moved: 1, allowances: 0, ended: 1');
    expect([...screen.dialog()!.querySelectorAll('.changes li')].map((line) => line.textContent?.trim())).toEqual([
      '− Person ben ends',
      '+ Team Ads (ads)',
      '+ Team Ads: from 1 Jan 2026 on: Platform',
    ]);
    expect([...screen.dialog()!.querySelectorAll('.counts li')].map((line) => line.textContent?.trim())).toEqual([
      'Team: 1 new',
      'Person: 1,200 moved, 1 ended',
    ]);
    await screen.press('Download all changes as CSV', screen.dialog()!);
    const file = screen.upload().request;
    expect([file.urlWithParams, file.headers.get('accept')]).toEqual([asked.request.urlWithParams, 'text/csv']);
  });

  it('says what becomes of planned changes, which are on no line of the file', async () => {
    const screen = await openImport();
    await screen.chooseFile('kind,id\nteam,a\n');
    const from = '2026-12-20';
    const move = {
      __typename: 'PlannedChange',
      unit: aReference('TEAM', 'payments'),
      part: 'PLACEMENTS',
      from,
      parent: aReference('TEAM', 'Helpdesk'),
      monthlyTokens: null,
    };
    const limit = { ...move, unit: aReference('PERSON', 'ada'), part: 'ALLOWANCES', parent: null };
    screen.upload().flush({
      ...NO_CHANGE,
      plannedDroppedCount: 1,
      plannedDropped: [move],
      plannedKeptCount: 2,
      plannedKept: [{ ...limit, monthlyTokens: '5000000' }, limit],
    });
    await screen.settled();
    const notes = [...screen.dialog()!.querySelectorAll('tl-csv-import p.warning, tl-csv-import p.muted')];
    expect(notes.map((note) => note.textContent)).toEqual([
      'The file says what holds already.',
      'Planned changes that will not be: 1. Team payments from 20 Dec 2026 on: Helpdesk',
      'Planned changes that stay: 2. Person ada from 20 Dec 2026 on: 5,000,000 tokens a month; Person ada from 20 Dec 2026 on: no limit',
    ]);
  });

  it('warns that spend of the past passes with the names that it is found by', async () => {
    const screen = await openImport();
    await screen.chooseFile('kind,id\nteam,a\n');
    const [from, to] = [aReference('TEAM', 'payments'), aReference('TEAM', 'helpdesk')];
    const passed = (name: string) => ({ __typename: 'PassedName', name, from, to });
    const names = Array.from({ length: 9 }, (_, index) => passed(`pay ${index}`));
    screen.upload().flush({ ...NO_CHANGE, unitCount: 2, passedNameCount: 9, passedNames: names });
    await screen.settled();
    const said = screen.dialog()?.querySelector('.warning')?.textContent;
    expect(said).toContain(
      'Names that pass to another unit: 9. What calls of the past that say them have spent passes',
    );
    expect(said).toMatch(/“pay 0”: Team payments → helpdesk; .*“pay 7”: Team payments → helpdesk; …$/);
  });

  it('does what its preview said, and shows another preview where somebody changed the directory meanwhile', async () => {
    const screen = await openImport();
    await screen.chooseFile('kind,id\nteam,a\n');
    screen.upload().flush({ ...NO_CHANGE, version: 'monday', addedCount: 1, unitCount: 1 });
    await screen.settled();
    await screen.press('Change the directory', screen.dialog()!);
    const change = screen.upload();
    expect(change.request.urlWithParams).toBe(
      '/directory/import?preview=false&complete=false&on=2026-03-20&version=monday',
    );
    const at = '2026-03-20T11:58:00.000Z';
    change.flush({ __typename: 'OutdatedPreview', message: '', changedAt: at, changedBy: 'ben@acme.example' });
    await screen.settled();
    const note = 'ben@acme.example changed the directory after the preview (20 Mar 2026';
    expect(screen.dialog()?.querySelector('.warning')?.textContent).toContain(note);
    screen.upload().flush({ ...NO_CHANGE, version: 'tuesday', endedCount: 2, placementCount: 2 });
    await screen.settled();
    expect(screen.dialog()?.textContent).toContain('ended: 2');
    expect(screen.dialog()?.querySelector('.warning')?.textContent).toContain(note);
    await screen.press('Change the directory', screen.dialog()!);
    expect(screen.upload().request.params.get('version')).toBe('tuesday');
  });

  it('can be stopped while it is worked out, and not while it is written', async () => {
    const screen = await openImport();
    await screen.chooseFile('kind,id\nteam,a\nteam,b\n');
    const preview = screen.upload();
    expect(screen.dialog()?.textContent).toContain('Working out what lines change: 2. Nothing is changed yet.');
    await screen.press('Stop', screen.dialog()!);
    expect(preview.cancelled).toBe(true);
    await screen.press('See what changes', screen.dialog()!);
    screen.upload().flush({ ...NO_CHANGE, addedCount: 1, unitCount: 1 });
    await screen.settled();
    await screen.press('Change the directory', screen.dialog()!);
    expect(screen.dialog()?.textContent).toContain('This cannot be stopped any more.');
    const stop = [...screen.dialog()!.querySelectorAll('button')].find(
      (button) => button.textContent?.trim() === 'Stop',
    );
    expect(stop?.disabled).toBe(true);
  });

  it('tells what to do with a file that is too large', async () => {
    const screen = await openImport();
    await screen.chooseFile('', 32 * 1024 * 1024 + 1);
    expect(screen.dialog()?.textContent).toContain('file.csv is larger than 32 MiB');
    expect(screen.dialog()?.textContent).toContain('npm run admin -- directory preview TENANT FILE 2026-03-20');
    screen.noUpload();
  });

  it('says what failed, and by which id, where the API did not take the file', async () => {
    const screen = await openImport();
    await screen.chooseFile('kind,id\n');
    const error = { code: 'DEADLINE_EXCEEDED', message: 'too slow', id: 'err_7', retriable: true };
    screen.upload().flush({ error }, { status: 503, statusText: 'Unavailable' });
    await screen.settled();
    expect(screen.dialog()?.querySelector('tl-failure')?.textContent).toContain('err_7');
  });
});
