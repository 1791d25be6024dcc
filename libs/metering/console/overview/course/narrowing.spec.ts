import { resolveRange } from '@tokenledger/shared/ui';

import { narrowerFilters, narrowerRange } from './narrowing';

const NOW = new Date('2026-11-26T12:00:00Z');
const ZONE = 'Europe/Berlin';

function periodOf(start: string, end: string) {
  return { start: new Date(start), end: new Date(end) };
}

describe('narrowerRange', () => {
  const range = resolveRange({ from: '2026-11-04', to: '2026-11-20' }, ZONE, NOW);

  it('is the days of a period in the zone of the page', () => {
    expect(narrowerRange(periodOf('2026-11-04T23:00:00Z', '2026-11-05T23:00:00Z'), range, ZONE)).toEqual({
      from: '2026-11-05',
      to: '2026-11-05',
    });
  });

  it('stays within the range where a week begins before it', () => {
    expect(narrowerRange(periodOf('2026-11-01T23:00:00Z', '2026-11-08T23:00:00Z'), range, ZONE)).toEqual({
      from: '2026-11-04',
      to: '2026-11-08',
    });
  });

  it('is none where the range has no other days', () => {
    const day = resolveRange({ from: '2026-11-05', to: '2026-11-05' }, ZONE, NOW);
    expect(narrowerRange(periodOf('2026-11-05T09:00:00Z', '2026-11-05T10:00:00Z'), day, ZONE)).toBeUndefined();
  });
});

describe('narrowerFilters', () => {
  const team = { field: 'team', operator: 'is', values: ['Ads', 'Search'] } as const;
  const model = { field: 'model', operator: 'is', values: ['gpt-4o'] } as const;

  it.each([
    ['a value', 'Ads', [model, { field: 'team', operator: 'is', values: ['Ads'] }]],
    ['what is not known', null, [model, { field: 'team', operator: 'is', values: [null] }]],
    ['nothing of its own', undefined, [team, model]],
  ])('lets through %s', (_, value, expected) => {
    expect(narrowerFilters([team, model], 'team', value)).toEqual(expected);
  });
});
