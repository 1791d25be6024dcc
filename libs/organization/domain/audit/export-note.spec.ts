import { exportNoteProblem } from './export-note';

const NOTE = { name: 'teams', page: '/explore?by=team', rows: 12 };

describe('a note of a file that a page made', () => {
  it.each([{}, { rows: 0 }, { name: 'x'.repeat(200), page: 'x'.repeat(2_000) }, { page: '' }])(
    'is kept: %j',
    (change) => {
      expect(exportNoteProblem({ ...NOTE, ...change })).toBeUndefined();
    },
  );

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['name', { name: 'two\nlines' }],
    ['page', { page: 'x'.repeat(2_001) }],
    ['page', { page: '/a\u0000' }],
    ['rows', { rows: -1 }],
  ])('is refused at its %s: %j', (field, change) => {
    expect(exportNoteProblem({ ...NOTE, ...change })).toEqual({ field, message: expect.stringContaining('expected') });
  });
});
