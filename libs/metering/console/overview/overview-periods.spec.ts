import { automaticStep, offeredSteps, periodsOf, stepOf } from './overview-periods';

const LATER = new Date('2027-01-01T00:00:00Z');

function shown(from: string, to: string, step: Parameters<typeof periodsOf>[1], zone = 'UTC', asOf = LATER) {
  return periodsOf({ from: new Date(from), to: new Date(to) }, step, zone, asOf).map(
    ({ start, end, isPartial }) =>
      `${start.toISOString().slice(0, 16)}/${end.toISOString().slice(0, 16)}${isPartial === true ? ' partial' : ''}`,
  );
}

describe('the length of a chart’s periods', () => {
  it.each([
    [1, 'hour'],
    [2, 'hour'],
    [3, 'day'],
    [92, 'day'],
    [93, 'week'],
    [400, 'week'],
    [401, 'month'],
  ] as const)('is for %i days a(n) %s', (days, step) => expect(automaticStep(days)).toBe(step));

  it('is as chosen where the range allows it', () => {
    expect(offeredSteps(30)).toEqual(['hour', 'day', 'week']);
    expect(stepOf('week', 30)).toBe('week');
    expect(stepOf('hour', 90)).toBe('day');
  });
});

describe('periodsOf', () => {
  it('cuts days of 23 hours where clocks go forward', () => {
    expect(shown('2026-03-28T23:00:00Z', '2026-03-30T22:00:00Z', 'day', 'Europe/Berlin')).toEqual([
      '2026-03-28T23:00/2026-03-29T22:00',
      '2026-03-29T22:00/2026-03-30T22:00',
    ]);
  });

  it('gives 25 hours to the day on which clocks go back', () => {
    expect(shown('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'hour', 'Europe/Berlin')).toHaveLength(25);
  });

  it('begins weeks on Monday and says which are not covered wholly', () => {
    expect(shown('2026-11-04T00:00:00Z', '2026-11-17T00:00:00Z', 'week')).toEqual([
      '2026-11-02T00:00/2026-11-09T00:00 partial',
      '2026-11-09T00:00/2026-11-16T00:00',
      '2026-11-16T00:00/2026-11-23T00:00 partial',
    ]);
  });

  it('leaves out what lies ahead, and marks what still runs', () => {
    expect(
      shown('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', 'day', 'UTC', new Date('2026-11-02T10:00:00Z')),
    ).toEqual(['2026-11-01T00:00/2026-11-02T00:00', '2026-11-02T00:00/2026-11-03T00:00 partial']);
  });

  it('has a period even in the first moment of a range', () => {
    expect(
      shown('2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z', 'month', 'UTC', new Date('2026-11-01T00:00:00Z')),
    ).toEqual(['2026-11-01T00:00/2026-12-01T00:00 partial']);
  });
});
