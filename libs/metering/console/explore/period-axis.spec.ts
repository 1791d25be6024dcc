import { periodAxis } from './period-axis';

const LATER = new Date('2027-01-01T00:00:00Z');

function starts(from: string, to: string, length: Parameters<typeof periodAxis>[1], timeZone = 'UTC', asOf = LATER) {
  return periodAxis({ from: new Date(from), to: new Date(to), asOf, timeZone }, length).map(({ start }) =>
    start.toISOString(),
  );
}

describe('periodAxis', () => {
  it('has every day, those of 23 and 25 hours too', () => {
    expect(starts('2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', 'day', 'Europe/Berlin')).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
    expect(starts('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'hour', 'Europe/Berlin')).toHaveLength(25);
  });

  it('has whole weeks from Monday and whole months, as the API cuts them', () => {
    // 4 November 2026 is a Wednesday.
    expect(starts('2026-11-04T00:00:00Z', '2026-11-10T00:00:00Z', 'week')).toEqual([
      '2026-11-02T00:00:00.000Z',
      '2026-11-09T00:00:00.000Z',
    ]);
    expect(starts('2026-10-31T00:00:00Z', '2026-12-01T00:00:00Z', 'month')).toEqual([
      '2026-10-01T00:00:00.000Z',
      '2026-11-01T00:00:00.000Z',
    ]);
  });

  it('ends with the period that runs: nothing is known of what lies ahead', () => {
    const asOf = new Date('2026-11-02T12:00:00Z');
    expect(starts('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', 'day', 'UTC', asOf)).toEqual([
      '2026-11-01T00:00:00.000Z',
      '2026-11-02T00:00:00.000Z',
    ]);
  });
});
