import { addDays, type Numbers, type Translate } from '@tokenledger/shared/ui';

import type {
  DirectoryChangeFieldsFragment,
  PlannedChangeFieldsFragment,
  UnitAllowanceFieldsFragment,
  UnitPlacementFieldsFragment,
} from '../operations';
import { KIND_KEYS } from './unit-key';

/** More would be read by nobody beside the changes themselves. */
const MOST_NOTED = 8;

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

/** `Team Payments from 20 Dec 2026 on: Helpdesk; …`, the first of them. */
export function plannedText(
  changes: readonly PlannedChangeFieldsFragment[],
  translate: Translate,
  numbers: Numbers,
): string {
  const told = changes.slice(0, MOST_NOTED).map(({ unit, part, from, parent, monthlyTokens }) => {
    const nothing = translate(part === 'PLACEMENTS' ? 'dialog.never' : 'detail.noLimit');
    const tokens =
      monthlyTokens === null ? nothing : translate('detail.tokens', { count: numbers.count(monthlyTokens, 'exact') });
    return translate('importing.planned', {
      kind: translate(KIND_KEYS[unit.kind]),
      name: unit.name,
      day: daysText({ from, until: null }, translate, numbers),
      what: parent?.name ?? tokens,
    });
  });
  return joined(told, changes.length, translate);
}

/** `“pay”: Team Payments → Billing; …`, the first of them. */
export function passedNamesText(passed: DirectoryChangeFieldsFragment['passedNames'], translate: Translate): string {
  const told = passed
    .slice(0, MOST_NOTED)
    .map(({ name, from, to }) =>
      translate('importing.passedName', { name, kind: translate(KIND_KEYS[from.kind]), from: from.name, to: to.name }),
    );
  return joined(told, passed.length, translate);
}

function joined(told: readonly string[], count: number, translate: Translate): string {
  return [...told, ...(count > told.length ? [translate('importing.andSoOn')] : [])].join('; ');
}
