import { ranking } from '../testing/overview-examples';
import { rankedRows } from './rankings-view';

const NAMES = { rest: 'Other', unknown: 'No project named' };
const linkTo = (value: string | null) => ({ path: '/explore', query: { project: value ?? '' } });

describe('rankedRows', () => {
  it('leads to what each stands for, what is not known too', () => {
    const rows = rankedRows(
      ranking([
        ['chat', '7.5'],
        [null, '2'],
      ]),
      'project',
      'USD',
      NAMES,
      linkTo,
    );
    expect(rows).toMatchObject([
      { name: 'chat', value: '7.5', link: { query: { project: 'chat' } } },
      { name: 'No project named', value: '2', colour: 'category-unknown', link: { query: { project: '' } } },
    ]);
  });

  it('leads nowhere from what is left over, and knows no cost where nothing has a price', () => {
    const { rows, ...report } = ranking([
      ['chat', null],
      [null, '1'],
    ]);
    const withRest = { ...report, rows: rows.map((row, index) => ({ ...row, rest: index === 1 })) };
    expect(rankedRows(withRest, 'project', 'USD', NAMES, linkTo)).toMatchObject([
      { name: 'chat', value: null },
      { id: 'rest', name: 'Other', value: '1', isRest: true },
    ]);
  });
});
