import { resolveRange } from '@tokenledger/shared/ui';

import { yearBefore } from './year-before';

const NOW = new Date('2026-11-26T12:00:00Z');

function daysOf(from: string, to: string): readonly string[] {
  const { firstDay, lastDay } = yearBefore(resolveRange({ from, to }, 'Europe/Berlin', NOW), 'Europe/Berlin', NOW);
  return [firstDay, lastDay];
}

describe('yearBefore', () => {
  it('keeps the days of the calendar', () => {
    expect(daysOf('2026-10-01', '2026-10-31')).toEqual(['2025-10-01', '2025-10-31']);
  });

  it('compares a leap day with the last of February', () => {
    expect(daysOf('2024-02-01', '2024-02-29')).toEqual(['2023-02-01', '2023-02-28']);
  });
});
