import { explainIssue } from './remedy';

const FILTERS = [
  { field: 'team', operator: 'is', values: ['Search'] },
  { field: 'model', operator: 'is', values: ['m'] },
  { field: 'team', operator: 'isNot', values: ['Ads'] },
] as const;

describe('what to do about a question that cannot be answered', () => {
  it.each([
    ['granularity', 'granularity', { text: 'byDay', explore: { granularity: 'day' } }],
    ['orderBy', 'order', { text: 'byCost', explore: { order: 'cost' } }],
    ['to', 'range', { text: 'last90Days', view: { range: { preset: 'last90Days' } } }],
    ['compareWith.from', 'comparison', { text: 'compareNothing', view: { comparison: 'none' } }],
    ['filter.team', 'filter', { text: 'dropFilter', view: { filters: [FILTERS[1], FILTERS[2]] } }],
    ['filter.team.3', 'filter', { text: 'dropFilter', view: { filters: [FILTERS[1], FILTERS[2]] } }],
    ['filter.not.team', 'filter', { text: 'dropFilter', view: { filters: [FILTERS[0], FILTERS[1]] } }],
    ['timeZone', 'timeZone', { text: 'organizationZone', view: { timeZone: undefined } }],
  ])('%s', (field, text, remedy) => {
    expect(explainIssue({ field, message: 'm' }, FILTERS)).toEqual({ text, issue: { field, message: 'm' }, remedy });
  });

  it('is to read what the API says where nothing is known of it', () => {
    expect(explainIssue({ field: 'limit', message: 'm' }, FILTERS)).toMatchObject({ text: 'other', remedy: undefined });
  });
});
