import { VIEW_DIMENSIONS } from '../view/view-address';
import { groupByAfter, nextDimension } from './drill-down';

describe('drilling down', () => {
  it('goes to what is asked next, in the place of what was chosen', () => {
    expect(groupByAfter('team', ['team', 'model'], [])).toEqual(['project', 'model']);
    expect(groupByAfter('model', ['team', 'model'], [])).toEqual(['team', 'project']);
  });

  it('passes over what rows are grouped or narrowed by', () => {
    expect(nextDimension('team', ['team', 'project'], ['service'])).toBe('model');
  });

  it('goes on to any other dimension, and ends where none is left', () => {
    const likely = ['team', 'project', 'service', 'user'] as const;
    expect(nextDimension('model', ['model'], likely)).toBe('costCenter');
    const all = VIEW_DIMENSIONS.filter((dimension) => dimension !== 'model');
    expect(groupByAfter('model', ['model'], all)).toEqual([]);
  });
});
