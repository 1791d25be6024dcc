import { pathFromParams, pathToParams } from './unit-path';

describe('the path of an address', () => {
  it.each([
    ['nothing', {}, []],
    ['one unit', { in: 'cost-centre:CC-100' }, [{ kind: 'COST_CENTRE', id: 'CC-100' }]],
    [
      'several, and ids with colons',
      { in: ['team:platform', 'project:a:b'] },
      [
        { kind: 'TEAM', id: 'platform' },
        { kind: 'PROJECT', id: 'a:b' },
      ],
    ],
  ])('is read as it is written: %s', (_name, params, path) => {
    expect(pathFromParams(params)).toEqual(path);
    expect(pathFromParams(pathToParams(pathFromParams(params)))).toEqual(path);
  });

  it('leaves out what cannot be read', () => {
    expect(pathFromParams({ in: ['person:ada', 'team:', 'team'] })).toEqual([]);
  });
});
