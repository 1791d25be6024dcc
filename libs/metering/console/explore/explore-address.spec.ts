import type { TableSort } from '@tokenledger/shared/ui';
import fc from 'fast-check';

import { VIEW_DIMENSIONS } from '../view/view-address';
import {
  CHART_ENTITIES,
  CHART_SHAPES,
  DEFAULT_EXPLORE,
  exploreFromParams,
  exploreToParams,
  type ExploreView,
  GRANULARITIES,
  LAYOUTS,
  MEASURES,
  ORDERS,
  TOPS,
} from './explore-address';

const key = fc.stringMatching(/^[A-Za-z0-9.]{1,12}$/);

const view: fc.Arbitrary<ExploreView> = fc.record({
  groupBy: fc.shuffledSubarray([...VIEW_DIMENSIONS], { maxLength: 3 }),
  granularity: fc.constantFrom(...GRANULARITIES),
  measure: fc.constantFrom(...MEASURES),
  order: fc.constantFrom(...ORDERS),
  top: fc.constantFrom(...TOPS),
  shape: fc.constantFrom(...CHART_SHAPES),
  entity: fc.constantFrom(...CHART_ENTITIES),
  layout: fc.constantFrom(...LAYOUTS),
  currency: fc.option(fc.constantFrom('USD', 'EUR', 'CNY'), { nil: undefined }),
  sort: fc.option(fc.record({ key, direction: fc.constantFrom<TableSort['direction']>('ascending', 'descending') }), {
    nil: undefined,
  }),
  columns: fc.option(fc.array(key, { maxLength: 4 }), { nil: undefined }),
});

function given(params: ReturnType<typeof exploreToParams>) {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}

describe('the address of what Explore shows', () => {
  it('says all of it and nothing else', () => {
    fc.assert(fc.property(view, (shown) => expect(exploreFromParams(given(exploreToParams(shown)))).toEqual(shown)));
  });

  it('says nothing of what is as usual', () => {
    expect(given(exploreToParams(DEFAULT_EXPLORE))).toEqual({});
  });

  it('tells "nothing is grouped" from "as usual"', () => {
    expect(given(exploreToParams({ ...DEFAULT_EXPLORE, groupBy: [] }))).toEqual({ by: '' });
    expect(exploreFromParams({ by: '' }).groupBy).toEqual([]);
    expect(exploreFromParams({}).groupBy).toEqual(['team', 'model']);
  });

  it.each([
    [{ by: 'project,team' }, ['project', 'team']],
    [{ by: ['project', 'team'] }, ['project', 'team']],
    [{ by: 'team,team,colour' }, ['team']],
    [{ by: 'colour' }, ['team', 'model']],
    [{ by: 'team,model,user,agent' }, ['team', 'model', 'user']],
  ])('reads %j as groups %j', (params, expected) => {
    expect(exploreFromParams(params).groupBy).toEqual(expected);
  });

  it.each([
    [{ per: 'minute', measure: 'love', order: '', top: '21', chart: 'pie', table: 'cube', entity: '1' }],
    [{ currency: 'dollars', sort: '"><script>', top: ['8', '8'] }],
  ])('opens as usual where it cannot be read: %j', (params) => {
    expect(exploreFromParams(params)).toEqual(DEFAULT_EXPLORE);
  });
});
