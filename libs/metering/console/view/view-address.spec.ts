import { RANGE_PRESETS, type RangeChoice } from '@tokenledger/shared/ui';
import fc from 'fast-check';

import {
  COMPARISONS,
  DEFAULT_VIEW,
  VIEW_DIMENSIONS,
  VIEW_OPERATORS,
  type View,
  viewFromParams,
  viewToParams,
} from './view-address';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const range: fc.Arbitrary<RangeChoice> = fc.oneof(
  fc.constantFrom(...RANGE_PRESETS).map((preset) => ({ preset })),
  fc.tuple(day, day).map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one })),
);

const view: fc.Arbitrary<View> = fc.record({
  range,
  comparison: fc.constantFrom(...COMPARISONS),
  timeZone: fc.constantFrom(undefined, 'Europe/Berlin', 'Asia/Shanghai'),
  filters: fc.subarray([...VIEW_DIMENSIONS]).chain((fields) =>
    fc.tuple(
      ...fields.map((field) =>
        fc.record({
          field: fc.constant(field),
          operator: fc.constantFrom(...VIEW_OPERATORS),
          values: fc.uniqueArray(fc.oneof(fc.constant(null), fc.string({ minLength: 1 })), {
            minLength: 1,
            maxLength: 3,
          }),
        }),
      ),
    ),
  ),
});

function given(params: ReturnType<typeof viewToParams>) {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null)) as Record<string, string>;
}

describe('the address of a view', () => {
  it('says all of a view and nothing else', () => {
    fc.assert(fc.property(view, (chosen) => expect(viewFromParams(given(viewToParams(chosen)))).toEqual(chosen)));
  });

  it('says nothing of what is as usual', () => {
    expect(given(viewToParams(DEFAULT_VIEW))).toEqual({});
  });

  it('reads as a person would write it', () => {
    const params = { range: 'lastMonth', team: ['Search', ''], model: 'gpt-4o', 'not.team': 'Ads', compare: 'year' };
    expect(viewFromParams(params)).toEqual({
      range: { preset: 'lastMonth' },
      comparison: 'year',
      timeZone: undefined,
      filters: [
        { field: 'team', operator: 'is', values: ['Search', null] },
        { field: 'team', operator: 'isNot', values: ['Ads'] },
        { field: 'model', operator: 'is', values: ['gpt-4o'] },
      ],
    });
  });

  it.each([
    [{ range: 'lastDecade' }],
    [{ from: '2026-02-30', to: '2026-03-01' }],
    [{ from: '2026-03-02', to: '2026-03-01' }],
    [{ from: '2026-03-02' }],
    [{ compare: 'tomorrow', tz: 'Mars/Olympus' }],
    [{ range: ['today', 'today'], tz: ['UTC', 'UTC'] }],
  ])('opens with what is usual where it cannot be read: %j', (params) => {
    expect(viewFromParams(params)).toEqual(DEFAULT_VIEW);
  });
});
