import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { tenantId } from '@tokenledger/organization/domain';
import { aPerson, OPERATOR, InMemoryAuditLog, InMemoryDirectories, planning } from '@tokenledger/organization/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { directoryCommand, type DirectoryParts } from './directory-commands';

describe('directory commands', () => {
  const acme = tenantId('acme');
  let folder: string;
  let parts: DirectoryParts & { readonly clock: FixedClock };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'directory-'));
    // Already the twentieth in India.
    parts = {
      directories: new InMemoryDirectories(),
      auditLog: new InMemoryAuditLog(),
      operator: OPERATOR,
      clock: new FixedClock('2026-03-19T20:00:00Z'),
    };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (action: string, ...words: string[]) => directoryCommand(action, acme, 'Asia/Kolkata', words, parts);
  function file(...lines: string[]): string {
    const path = join(folder, 'directory.csv');
    writeFileSync(path, lines.join('\n'));
    return path;
  }
  const company = () =>
    file('kind,id,name,parent,from', 'cost-centre,CC-1,Engineering,,', 'team,platform,Platform,CC-1,2026-01-01');

  it('say what an import would change, then change it, and write what there is', async () => {
    expect(await run('preview', company())).toEqual({
      lines: [
        'would change: 2 new, 0 renamed, 1 moved, 0 allowances, 0 ended',
        '+ cost-centre CC-1  Engineering',
        '+ team platform  Platform',
        '> team platform  cost-centre CC-1 from 2026-01-01',
        `to do so, unless somebody changes the directory first: npm run admin -- directory import acme ${join(folder, 'directory.csv')} 2026-03-20 version=0`,
      ],
    });
    expect((await parts.directories.read(acme)).content.units).toEqual([]);
    expect((await run('import', company()))?.lines[0]).toMatch(/^changed: 2 new/);
    expect(await run('export')).toEqual({
      lines: [
        expect.stringMatching(
          /^kind,id,name,.*\ncost-centre,CC-1,Engineering,.*\nteam,platform,Platform,cost-centre,CC-1,2026-01-01,/,
        ),
      ],
    });
  });

  it('let lines without days begin today of the organisation, or on a day that is given', async () => {
    await run('import', company());
    const data = () => file('kind,id,parent', 'team,data,CC-1');
    expect((await run('preview', data()))?.lines).toContain('> team data  cost-centre CC-1 from 2026-03-20');
    expect((await run('preview', data(), '2026-04-01'))?.lines).toContain(
      '> team data  cost-centre CC-1 from 2026-04-01',
    );
  });

  it('end what a complete file does not name, on its day', async () => {
    await run('import', company());
    const outcome = await run('import', file('kind,id,parent', 'team,data,CC-1'), '2026-04-01', 'all');
    expect(outcome?.lines).toContain('> team platform  cost-centre CC-1 from 2026-01-01 until 2026-04-01');
    expect(outcome?.lines).toContain('- team platform  is not named any more');
  });

  it('say which planned changes stay, and which will not be', async () => {
    await run('import', company());
    await run('import', file('kind,id,parent,from', 'cost-centre,CC-2,,', 'team,platform,CC-2,2026-12-20'));
    const kept = await run('preview', file('kind,id,parent', 'team,platform,CC-1'));
    expect(kept?.lines.slice(1, 3)).toEqual([
      'planned changes: 1 stay, 0 will not be',
      '= team platform  stays planned: cost-centre CC-2 from 2026-12-20 on',
    ]);
    const dropped = await run('preview', file('kind,id,parent,from', 'team,platform,CC-1,2026-04-01'));
    expect(dropped?.lines.slice(1, 3)).toEqual([
      'planned changes: 0 stay, 1 will not be',
      '! team platform  was planned and will not be: cost-centre CC-2 from 2026-12-20 on',
    ]);
  });

  it('warn that spend of the past passes with a name', async () => {
    await run('import', company());
    await run('import', file('kind,id,aliases', 'team,platform,pay'));
    const passing = file('kind,id,aliases', 'team,platform,', 'team,data,pay');
    expect((await run('preview', passing))?.lines[1]).toBe(
      '! spend of the past that names "pay" passes from team platform to team data, too',
    );
  });

  it('do what was previewed, or nothing where somebody changed the directory since', async () => {
    await run('import', company());
    const previewed = await run('preview', file('kind,id,parent', 'team,data,CC-1'), '2026-04-01', 'all');
    const same = previewed!.lines.at(-1)!.split(' directory import acme ')[1]!.split(' ');
    expect(same.slice(1)).toEqual(['2026-04-01', 'all', 'version=1']);
    await parts.directories.change(acme, planning([{ kind: 'team', id: 'web' }]), aPerson('eve'), parts.clock.now());
    expect(await run('import', ...same)).toEqual({
      failed: true,
      lines: [
        'version: the directory was changed since the preview, the last time by eve at 2026-03-19T20:00:00.000Z; nothing was changed, preview again',
      ],
    });
    await run('preview', ...same.slice(0, -1));
    expect((await run('import', ...same.slice(0, -1), 'version=2'))?.lines[0]).toMatch(/^changed: 1 new/);
  });

  it.each([
    ['a file that is not there', ['nowhere.csv'], /FILE: nowhere.csv cannot be read/],
    ['no file', [], /FILE: .* cannot be read/],
  ])('refuse %s', async (_what, words, message) => {
    expect(await run('import', ...words)).toMatchObject({ failed: true, lines: [expect.stringMatching(message)] });
  });

  it('refuse what is wrong by line, and change nothing', async () => {
    const outcome = await run('import', file('kind,id,parent', 'team,a,nowhere'));
    expect(outcome).toMatchObject({ failed: true });
    expect(outcome?.lines.join('\n')).toMatch(/nothing was changed\nline 2, parent: there is no team nowhere/);
    expect((await parts.directories.read(acme)).content.units).toEqual([]);
    expect((await run('import', company(), '31.03.2026'))?.lines[0]).toMatch(/DAY: 31.03.2026 is no day/);
    expect((await run('export', 'yesterday'))?.lines[0]).toMatch(/KNOWN_AT: yesterday is no moment/);
  });
});
