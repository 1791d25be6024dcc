import { aLevel, aTree, aTreeUnit } from './testing/directory-examples';
import { treeRows } from './tree-rows';

const written = (...args: Parameters<typeof treeRows>) =>
  treeRows(...args).map((row) => {
    const name = row.kind === 'unit' ? row.placed.unit.name : `${row.kind} ${row.count}`;
    const state = 'isOpen' in row ? { true: '▾ ', false: '▸ ' }[String(row.isOpen)] : undefined;
    return `${'  '.repeat(row.level - 1)}${state ?? ''}${name} ${row.position}/${row.neighbours}`;
  });

const platform = aTreeUnit('TEAM', 'platform', 2);
const payments = aTreeUnit('TEAM', 'payments');
const cc100 = aTreeUnit('COST_CENTRE', 'CC-100', 1);

describe('treeRows', () => {
  const tree = aTree(
    [cc100, aTreeUnit('COST_CENTRE', 'CC-200')],
    [aLevel(cc100, [platform]), aLevel(platform, [payments, aTreeUnit('TEAM', 'search')])],
  );

  it('shows what is opened below what it belongs to', () => {
    const units = [cc100.unit, platform.unit];
    expect(written(tree, { units, hasUnplaced: false })).toEqual([
      '▾ CC-100 1/2',
      '  ▾ platform 1/1',
      '    payments 1/2',
      '    search 2/2',
      'CC-200 2/2',
    ]);
  });

  it('hides what is closed, though it is known', () => {
    expect(written(tree, { units: [platform.unit], hasUnplaced: false })).toEqual(['▸ CC-100 1/2', 'CC-200 2/2']);
  });

  it('says that a level is awaited, and how much of one is not shown', () => {
    const long = aTree([cc100], [{ ...aLevel(cc100, [platform]), unitCount: 301 }]);
    const rows = treeRows(long, { units: [cc100.unit, platform.unit], hasUnplaced: false });
    expect(rows[1]).toMatchObject({ kind: 'unit', isOpen: true, isAwaited: true });
    expect(rows[2]).toMatchObject({ kind: 'more', count: 300, level: 2, position: 2, neighbours: 2 });
  });

  it('has what belongs to nothing at the end, closed until somebody wants it', () => {
    const odd = { ...aTree([cc100]), unplaced: aLevel(undefined, [aTreeUnit('PROJECT', 'lost')]) };
    expect(written(odd, { units: [], hasUnplaced: false })).toEqual(['▸ CC-100 1/2', '▸ unplaced 1 2/2']);
    expect(written(odd, { units: [], hasUnplaced: true })).toEqual(['▸ CC-100 1/2', '▾ unplaced 1 2/2', '  lost 1/1']);
  });
});
