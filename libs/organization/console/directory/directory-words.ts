import { addDays, type Numbers, type Translate } from '@tokenledger/shared/ui';

import type { UnitAllowanceFieldsFragment, UnitPlacementFieldsFragment } from '../operations';

interface Days {
  readonly from: string;
  /** First day that is no longer of it. */
  readonly until: string | null;
}

/** A day as people read it. @param day `YYYY-MM-DD` */
export function dayText(day: string, numbers: Numbers): string {
  return numbers.date(new Date(`${day}T00:00:00Z`), 'UTC');
}

/** `1 Jan 2026 to 9 Mar 2026`, the last day with it; `from 10 Mar 2026 on`. */
export function daysText({ from, until }: Days, translate: Translate, numbers: Numbers): string {
  const first = dayText(from, numbers);
  if (until === null) return translate('detail.since', { from: first });
  return translate('detail.between', { from: first, to: dayText(addDays(until, -1), numbers) });
}

export function holdsOn({ from, until }: Days, day: string): boolean {
  return from <= day && (until === null || day < until);
}

/** Each on its days: `1 Jan 2026 to 9 Mar 2026: Payments`. */
export function placementTexts(
  placements: readonly UnitPlacementFieldsFragment[],
  translate: Translate,
  numbers: Numbers,
): readonly string[] {
  return placements.map((one) => `${daysText(one, translate, numbers)}: ${one.parent.name}`);
}

export function allowanceTexts(
  allowances: readonly UnitAllowanceFieldsFragment[],
  translate: Translate,
  numbers: Numbers,
): readonly string[] {
  return allowances.map((one) => {
    const tokens = translate('detail.tokens', { count: numbers.count(one.monthlyTokens, 'exact') });
    return `${daysText(one, translate, numbers)}: ${tokens}`;
  });
}
