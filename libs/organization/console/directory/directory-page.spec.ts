import { ChangeDirectoryDocument, DirectorySearchDocument, UnitInDirectoryDocument } from '../operations';
import { aLevel, aPlacement, aReference, aTree, aTreeUnit, NO_CHANGE, paymentsOn } from './testing/directory-examples';
import { openDirectory } from './testing/open-directory';

const cc = aTreeUnit('COST_CENTRE', 'CC-100', 1);
const platform = aTreeUnit('TEAM', 'platform', 1);
const payments = aTreeUnit('TEAM', 'payments', 1, 2);
const TREE = aTree([cc], [aLevel(cc, [platform]), aLevel(platform, [payments])]);

async function openTree(address?: string, permissions?: readonly string[]) {
  const screen = await openDirectory(address, permissions);
  const asked = await screen.answerTree(TREE);
  return { ...screen, asked };
}

/** With Payments looked at, on the day of the address. */
async function openPayments(on = '2026-03-20') {
  const screen = await openTree(`/directory?unit=TEAM:payments${on === '2026-03-20' ? '' : `&on=${on}`}`);
  const answerUnit = async () => {
    screen.api.expectOne(UnitInDirectoryDocument).flush({ data: { directoryUnit: paymentsOn(on) } });
    await screen.settled();
  };
  await answerUnit();
  const opening = screen.api.match(() => true);
  for (const one of opening) one.flush({ data: { directoryTree: TREE } });
  await screen.settled();
  return { ...screen, answerUnit };
}

describe('the tree of the directory', () => {
  it('is opened as far as the API opens it, today unless a day is chosen', async () => {
    const screen = await openTree();
    expect(screen.asked).toEqual({ on: null, open: null });
    expect(screen.tree()).toEqual(['1 CC-100 open', '2 platform open', '3 payments closed']);
    expect(screen.items()[2]!.textContent).toContain('People: 2');
    await screen.write('input[type=date]', '2026-03-09', 'change');
    expect(screen.url()).toBe('/directory?on=2026-03-09');
    expect(await screen.answerTree({ ...TREE, on: '2026-03-09' })).toEqual({ on: '2026-03-09', open: null });
    expect(screen.page.querySelector('.other-day')?.textContent).toBe('This is 9 Mar 2026, not today.');
    await screen.press('Today');
    expect(screen.url()).toBe('/directory');
  });

  it('is walked through by keyboard: arrows move, open and close, Enter chooses', async () => {
    const screen = await openTree();
    await screen.key('End');
    await screen.key('ArrowRight');
    expect(screen.page.querySelector('[aria-busy=true][role=treeitem]')?.textContent).toContain('Opening…');
    const open = ['CC-100', 'platform', 'payments'];
    const opened = await screen.answerTree({
      ...TREE,
      levels: [...TREE.levels, aLevel(payments, [aTreeUnit('PROJECT', 'checkout')])],
    });
    expect((opened as { open: { id: string }[] }).open.map(({ id }) => id)).toEqual(open);
    expect(screen.tree()).toContain('4 checkout');
    await screen.key('ArrowLeft');
    expect(screen.tree()).not.toContain('4 checkout');
    await screen.key('ArrowLeft');
    expect(document.activeElement?.textContent).toContain('platform');
    await screen.key('Enter');
    expect(screen.url()).toBe('/directory?unit=TEAM:platform');
  });

  it('says why it is empty, and what to do', async () => {
    const screen = await openDirectory();
    await screen.answerTree({ ...aTree([]), unitCount: 0 });
    expect(screen.page.querySelector('tl-empty')?.textContent).toContain(
      'Import a CSV file, or begin with a cost centre.',
    );
  });

  it('may be looked at, and not changed, by who has the right to that alone', async () => {
    const screen = await openTree('/directory', ['DIRECTORY_READ']);
    expect([...screen.page.querySelectorAll('button')].map((button) => button.textContent?.trim())).toEqual([
      'Export CSV',
    ]);
  });

  it('is searched by name, with what each belongs to', async () => {
    const screen = await openTree('/directory?q=pay');
    const asked = screen.api.expectOne(DirectorySearchDocument);
    expect(asked.operation.variables).toEqual({ on: null, kind: null, search: 'pay', first: 50 });
    const unit = { __typename: 'DirectoryUnit', kind: 'TEAM', id: 'payments', name: 'Payments' };
    const lineage = [aReference('COST_CENTRE', 'Engineering'), aReference('TEAM', 'Platform')];
    const units = [{ __typename: 'PlacedUnit', unit, lineage }];
    asked.flush({ data: { directory: { __typename: 'Directory', unitCount: 1, units } } });
    await screen.settled();
    const found = screen.page.querySelector<HTMLElement>('tl-found-units li button')!;
    expect(found.textContent).toMatch(/Payments\s*Team\s*Engineering › Platform/);
    found.click();
    await screen.settled();
    expect(screen.url()).toBe('/directory?unit=TEAM:payments');
  });
});

describe('a unit of the directory', () => {
  it('tells its history in days, and whom and what it has on the day', async () => {
    const screen = await openPayments('2026-03-09');
    const detail = screen.page.querySelector('tl-unit-detail')!;
    expect([...detail.querySelectorAll('.days li')].map((day) => day.textContent?.trim().replace(/\s+/g, ' '))).toEqual(
      ['1 Jan 2026 to 9 Mar 2026 Platform on this day', 'from 10 Mar 2026 on Helpdesk'],
    );
    expect([...detail.querySelectorAll('dd')].map((said) => said.textContent?.trim())).toEqual([
      'payments',
      'T-17',
      'ben@acme.example',
      'pay, billing',
    ]);
    expect(detail.querySelector('tbody')?.textContent).toMatch(/Ada\s*5,000,000/);
  });

  it('says that there is none of an address that is old', async () => {
    const screen = await openTree('/directory?unit=TEAM:gone');
    screen.api.expectOne(UnitInDirectoryDocument).flush({ data: { directoryUnit: null } });
    await screen.settled();
    expect(screen.page.querySelector('.one')?.textContent).toContain('There is no such unit any more.');
  });

  it('moves from a day on after its days before and after were shown, and can be taken back', async () => {
    const screen = await openPayments();
    await screen.press('Move');
    await screen.submit();
    expect(screen.dialog()?.querySelector('.problem.parent')?.textContent).toBe('Choose what it belongs to.');
    const search = screen.api.expectOne(DirectorySearchDocument);
    expect(search.operation.variables).toMatchObject({ kind: null, first: 100 });
    const option = {
      __typename: 'PlacedUnit',
      unit: { __typename: 'DirectoryUnit', kind: 'TEAM', id: 'ads', name: 'Ads' },
      lineage: [],
    };
    search.flush({ data: { directory: { __typename: 'Directory', unitCount: 1, units: [option] } } });
    await screen.settled();
    screen.dialog()!.querySelector<HTMLElement>('[role=combobox]')!.click();
    await screen.settled();
    document.querySelector<HTMLElement>('[role=option]')!.click();
    await screen.settled();
    await screen.submit();
    const preview = screen.api.expectOne(ChangeDirectoryDocument);
    const row = { kind: 'TEAM', id: 'payments', parent: { kind: 'TEAM', id: 'ads' }, from: '2026-03-20' };
    expect(preview.operation.variables).toEqual({ input: { rows: [row], preview: true } });
    const before = [aPlacement('Platform', '2026-01-01', null)];
    const after = [aPlacement('Platform', '2026-01-01', '2026-03-20'), aPlacement('Ads', '2026-03-20', null)];
    const unit = aReference('TEAM', 'payments');
    const placements = [{ __typename: 'PlacementChange', unit, before, after }];
    const change = { ...NO_CHANGE, placementCount: 1, placements };
    preview.flush({ data: { changeDirectory: change } });
    await screen.settled();
    expect([...screen.dialog()!.querySelectorAll('.comparison li')].map((line) => line.textContent)).toEqual([
      'from 1 Jan 2026 on: Platform',
      '1 Jan 2026 to 19 Mar 2026: Platform',
      'from 20 Mar 2026 on: Ads',
    ]);
    expect(screen.dialog()?.textContent).toContain('What is below it moves with it: units 1, people 1.');
    await screen.press('Move', screen.dialog()!);
    const changedAt = '2026-03-20T12:00:05.000Z';
    const moved = { ...change, applied: true, changedAt };
    screen.api.expectOne(ChangeDirectoryDocument).flush({ data: { changeDirectory: moved } });
    await screen.settled();
    expect(screen.dialog()).toBeNull();

    // Taken back, unless somebody did something else to it since: then only after a question.
    await screen.press('Undo', document);
    const undo = screen.api.expectOne(ChangeDirectoryDocument);
    const rows = [{ hasNoParent: true, from: '2026-01-01' }, { parent: { id: 'Platform' } }];
    expect(undo.operation.variables).toMatchObject({ input: { preview: false, unlessChangedAfter: changedAt, rows } });
    const later = {
      __typename: 'LaterUnitChange',
      unit,
      parts: ['WORDS', 'PLACEMENTS'],
      changedAt: '2026-03-20T12:03:00.000Z',
      changedBy: 'ben@acme.example',
    };
    undo.flush({ data: { changeDirectory: { __typename: 'DirectoryChangedMeanwhile', changes: [later] } } });
    await screen.settled();
    expect(screen.dialog()?.textContent).toMatch(
      /Team payments: name, owners or aliases, what it belongs to — ben@acme.example, 20 Mar 2026/,
    );
    await screen.press('Take it back all the same', screen.dialog()!);
    expect(screen.api.expectOne(ChangeDirectoryDocument).operation.variables).toMatchObject({
      input: { unlessChangedAfter: null, rows },
    });
  });

  it('shows what is wrong beside its field', async () => {
    const screen = await openPayments();
    await screen.press('Edit');
    await screen.write('#unit-aliases', 'pay, infra');
    await screen.submit();
    const asked = screen.api.expectOne(ChangeDirectoryDocument);
    const rows = [
      {
        kind: 'TEAM',
        id: 'payments',
        name: 'Payments',
        externalId: 'T-17',
        owners: ['ben@acme.example'],
        aliases: ['pay', 'infra'],
      },
    ];
    expect(asked.operation.variables).toEqual({ input: { rows, preview: false } });
    const message = 'team platform and team payments are both called "infra"';
    const issues = [{ __typename: 'InputIssue', field: 'rows.0.aliases', message }];
    asked.flush({ data: { changeDirectory: { __typename: 'InvalidDirectory', issueCount: 1, issues } } });
    await screen.settled();
    expect(document.querySelector('#unit-problem-aliases')?.textContent).toBe(message);
    expect(document.querySelector('#unit-aliases')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('is added below another', async () => {
    const screen = await openPayments();
    await screen.press('Add below it');
    await screen.write('#unit-id', 'refunds');
    await screen.submit();
    expect(screen.api.expectOne(ChangeDirectoryDocument).operation.variables).toEqual({
      input: {
        preview: false,
        rows: [
          {
            kind: 'PROJECT',
            id: 'refunds',
            existence: 'NEW',
            name: '',
            externalId: '',
            owners: [],
            aliases: [],
            parent: { kind: 'TEAM', id: 'payments' },
            monthlyTokens: null,
            from: '2026-03-20',
          },
        ],
      },
    });
  });
});
