import { coursePart, moversReport, moversRow } from '../testing/overview-examples';
import { coursesOf, moversView } from './movers-view';

function shown(rows: Parameters<typeof moversReport>[0]) {
  const { increases, decreases, lookedThrough } = moversView(moversReport(rows), 'USD');
  const text = (movers: typeof increases) =>
    movers.map(({ value, change }) => `${value ?? 'not known'} ${change.absolute} ${change.kind}`);
  return { increases: text(increases), decreases: text(decreases), lookedThrough };
}

describe('moversView', () => {
  it('tells increases from decreases, the largest first', () => {
    expect(
      shown([
        moversRow('Ads', '10', '9.9'),
        moversRow('Search', '3', '1'),
        moversRow('Maps', '1', '4.5'),
        moversRow(null, '1', '1.25'),
      ]),
    ).toEqual({
      increases: ['Search 2 up', 'Ads 0.1 up'],
      decreases: ['Maps -3.5 down', 'not known -0.25 down'],
      lookedThrough: undefined,
    });
  });

  it('names what is new and what is gone', () => {
    expect(shown([moversRow('Ads', '2', '0'), moversRow('Maps', '0', '1')])).toMatchObject({
      increases: ['Ads 2 new'],
      decreases: ['Maps -1 gone'],
    });
  });

  it('leaves out what did not move, what cannot be known and what is left over', () => {
    expect(
      shown([
        moversRow('Ads', '2', '2'),
        moversRow('Maps', null, '1'),
        moversRow('Docs', '1', null),
        moversRow('x', '9', '1', true),
      ]),
    ).toEqual({ increases: [], decreases: [], lookedThrough: 3 });
  });

  it('keeps five of each', () => {
    const rows = Array.from({ length: 7 }, (_, index) => moversRow(`team ${index}`, `${index + 1}`, '0.5'));
    expect(shown(rows).increases).toHaveLength(5);
  });
});

describe('coursesOf', () => {
  it('gives each group its periods in order', () => {
    const starts = ['2026-11-24', '2026-11-25'].map((day) => new Date(`${day}T00:00:00Z`));
    const rows = [coursePart('2026-11-25', 'Ads', '1.5'), coursePart('2026-11-24', null, null)];
    expect([...coursesOf(rows, starts, 'USD')]).toEqual([
      ['Ads', ['0', '1.5']],
      [null, [null, '0']],
    ]);
  });
});
