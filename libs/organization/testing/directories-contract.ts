import {
  type Directories,
  type DirectoryFields,
  type DirectoryPlanner,
  type DirectoryRow,
  localDay,
  planDirectory,
  readDirectoryRow,
  signatureOf,
  type TenantId,
  type UnitRef,
  writeDirectoryRows,
} from '@tokenledger/organization/domain';
import { atOnce } from '@tokenledger/shared/portions';

import { aPerson } from './audit-builder';

/** The planner of some lines, as an import makes it. @param more what a file cannot say, of each line */
export function planning(lines: readonly DirectoryFields[], more: Partial<DirectoryRow> = {}): DirectoryPlanner {
  const rows = lines.map((fields, index) => {
    const read = readDirectoryRow(fields, index + 2);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return { ...read.value, ...more };
  });
  return (before) => planDirectory(before, rows, { on: localDay('2026-03-15'), isComplete: false });
}

const COMPANY: readonly DirectoryFields[] = [
  { kind: 'cost-centre', id: 'CC-100', name: 'Engineering', external_id: 'SAP 100', owners: 'eve@acme.example' },
  { kind: 'cost-centre', id: 'CC-200', name: 'Support' },
  { kind: 'team', id: 'Platform', parent: 'CC-100', from: '2026-01-01', aliases: 'infra;sre' },
  {
    kind: 'person',
    id: 'ada@acme.example',
    parent: 'Platform',
    from: '2026-01-01',
    monthly_tokens: '9007199254740993',
  },
];

/** What every store of directories promises. @param open gives an empty store in which both tenants exist */
export function itKeepsTheDirectoriesContract(
  acme: TenantId,
  globex: TenantId,
  open: () => Promise<Directories>,
): void {
  const eve = aPerson('eve');
  const monday = new Date('2026-03-16T12:00:00Z');
  const tuesday = new Date('2026-03-17T12:00:00Z');
  const wednesday = new Date('2026-03-18T12:00:00Z');

  it('gives back what was put in, to the last token, and nothing of another organisation', async () => {
    const directories = await open();
    const planned = await directories.change(acme, planning(COMPANY), eve, monday);
    if (!planned.ok) throw new Error(JSON.stringify(planned.error));
    const directory = await directories.read(acme);
    expect(atOnce(writeDirectoryRows(directory))).toEqual([
      expect.objectContaining({
        id: 'CC-100',
        name: 'Engineering',
        external_id: 'SAP 100',
        owners: 'eve@acme.example',
      }),
      expect.objectContaining({ id: 'CC-200' }),
      expect.objectContaining({
        id: 'Platform',
        parent: 'CC-100',
        from: '2026-01-01',
        until: '',
        aliases: 'infra;sre',
      }),
      expect.objectContaining({ id: 'ada@acme.example', parent: 'Platform' }),
      // 2^53 + 1: no JavaScript number
      expect.objectContaining({ id: 'ada@acme.example', monthly_tokens: '9007199254740993' }),
    ]);
    expect((await directories.read(globex)).content.units).toEqual([]);
  });

  it('reads as it was known before it was corrected, and changes nothing when nothing changes', async () => {
    const directories = await open();
    await directories.change(acme, planning(COMPANY), eve, monday);
    // Known on Tuesday: the team had moved on the first of February already.
    const correction = planning([
      { kind: 'team', id: 'platform', name: 'Platform group', parent: 'CC-200', from: '2026-02-01' },
    ]);
    await directories.change(acme, correction, eve, tuesday);
    const again = await directories.change(acme, correction, eve, wednesday);
    expect(again.ok && [again.value.units, again.value.placements]).toEqual([[], []]);

    const team = { kind: 'team', id: 'Platform' } as const;
    const costCentre = async (knownAt?: Date) =>
      (await directories.read(acme, knownAt)).parentOn(team, localDay('2026-02-15'))?.id;
    expect([await costCentre(monday), await costCentre(tuesday), await costCentre()]).toEqual([
      'CC-100',
      'CC-200',
      'CC-200',
    ]);
    expect((await directories.read(acme, monday)).unit(team)?.name).toBe('Platform');
    expect((await directories.read(acme)).unit(team)?.name).toBe('Platform group');
    expect((await directories.read(acme, new Date('2026-03-15T00:00:00Z'))).content.units).toEqual([]);
  });

  it('changes nothing where anything is wrong', async () => {
    const directories = await open();
    await directories.change(acme, planning(COMPANY), eve, monday);
    const refused = await directories.change(
      acme,
      planning([
        { kind: 'team', id: 'data', parent: 'CC-100' },
        { kind: 'project', id: 'lake', parent: 'nobody' },
      ]),
      eve,
      tuesday,
    );
    expect(refused.ok ? [] : refused.error.map(({ line, field }) => [line, field])).toEqual([[3, 'parent']]);
    expect((await directories.read(acme)).unit({ kind: 'team', id: 'data' })).toBeUndefined();
  });

  it('takes a unit out with all that was said of it, and knows that it was there', async () => {
    const directories = await open();
    await directories.change(acme, planning(COMPANY), eve, monday);
    const ada = { kind: 'person', id: 'ada@acme.example' } as const;
    await directories.change(acme, planning([ada], { existence: 'removed' }), eve, tuesday);
    const after = await directories.read(acme);
    expect([after.unit(ada), after.placementsOf(ada), after.allowancesOf(ada.id)]).toEqual([undefined, [], []]);
    expect((await directories.read(acme, monday)).unit(ada)?.id).toBe(ada.id);
  });

  it('says what somebody changed of some units after a moment, and changes nothing then', async () => {
    const directories = await open();
    await directories.change(acme, planning(COMPANY), eve, monday);
    const platform = { kind: 'team', id: 'Platform' } as const;
    const ada = { kind: 'person', id: 'ada@acme.example' } as const;
    const ben = aPerson('ben');
    const move = { ...platform, parent: 'CC-200', from: '2026-03-10' };
    await directories.change(acme, planning([move]), eve, tuesday);
    await directories.change(
      acme,
      planning([
        { ...move, name: 'Platform group' },
        { ...ada, monthly_tokens: '5' },
      ]),
      ben,
      wednesday,
    );
    const back = planning([{ ...platform, parent: 'CC-100', from: '2026-03-10' }]);
    const thursday = new Date('2026-03-19T12:00:00Z');
    const takeBack = (units: readonly UnitRef[], moment: Date) =>
      directories.changeUnlessLater(acme, { units, moment }, back, eve, thursday);

    // Ben came on Wednesday: the name is his, the move was before.
    expect(await takeBack([platform, { kind: 'cost-centre', id: 'CC-100' }, ada], tuesday)).toEqual({
      later: [
        { unit: platform, parts: ['words'], at: wednesday, by: signatureOf(ben) },
        { unit: ada, parts: ['allowances'], at: wednesday, by: signatureOf(ben) },
      ],
    });
    expect(await takeBack([platform], monday)).toMatchObject({
      later: [{ parts: ['words', 'placements'], at: wednesday }],
    });
    expect((await directories.read(acme)).parentOn(platform, localDay('2026-03-10'))?.id).toBe('CC-200');
    // Nobody has changed it since Wednesday.
    expect(await takeBack([platform], wednesday)).toMatchObject({ ok: true });
    expect((await directories.read(acme)).parentOn(platform, localDay('2026-03-10'))?.id).toBe('CC-100');
  });

  it('does what was planned from a version as long as it is the newest, and else says who came in between', async () => {
    const directories = await open();
    await directories.change(acme, planning(COMPANY), eve, monday);
    const { directory, version } = await directories.state(acme);
    expect(directory.content.units).toHaveLength(4);
    const adding = (id: string) => planning([{ kind: 'team', id, parent: 'CC-100' }]);
    // Nothing is changed by this, and so nothing is outdated.
    await directories.change(acme, planning(COMPANY), aPerson('ben'), tuesday);
    expect(await directories.changeVersion(acme, version, adding('data'), eve, wednesday)).toMatchObject({ ok: true });

    expect(await directories.changeVersion(acme, version, adding('web'), aPerson('ben'), wednesday)).toEqual({
      outdatedBy: { at: wednesday, by: eve.name },
    });
    const after = await directories.state(acme);
    expect(after.directory.unit({ kind: 'team', id: 'web' })).toBeUndefined();
    expect(after.version).not.toBe(version);
    // A version of another organisation is none, and nobody is told who changed that.
    expect(await directories.changeVersion(globex, after.version, adding('web'), eve, wednesday)).toEqual({
      outdatedBy: undefined,
    });
  });

  it('plans each change from what the one before it left, also when they come at once', async () => {
    const directories = await open();
    await directories.change(acme, planning(COMPANY), eve, monday);
    const teams = Array.from({ length: 8 }, (_, index) => `t${index}`);
    await Promise.all(
      teams.map((id) => directories.change(acme, planning([{ kind: 'team', id, parent: 'CC-100' }]), eve, tuesday)),
    );
    const after = await directories.read(acme);
    const children = after.childrenOn({ kind: 'cost-centre', id: 'CC-100' }, localDay('2026-03-20'));
    expect(children.map(({ id }) => id).sort()).toEqual(['Platform', ...teams]);
  });
}
