import { type Allowance, describeUnit, isSameUnit, type Placement, type UnitRef } from './directory-unit';
import type { UnitPart } from './later-changes';
import { type DayRange, holdsOn, type LocalDay } from './local-day';

/** That something of a unit is to be otherwise from a day on that is after the day of a plan. */
export interface PlannedChange {
  readonly unit: UnitRef;
  readonly part: Exclude<UnitPart, 'words'>;
  readonly from: LocalDay;
  /** What it belongs to from then on; undefined for an allowance, and where it belongs to nothing. */
  readonly parent: UnitRef | undefined;
  /** What the person may use from then on; undefined for what it belongs to, and where there is no limit. */
  readonly monthlyTokens: bigint | undefined;
}

/** What becomes of what was planned. */
export interface PlannedChanges {
  /** Of what lines without days say something, or a complete file leaves alone: whoever sent them may not know of it. */
  readonly kept: readonly PlannedChange[];
  /** What was to be so on its day, and will not be. */
  readonly dropped: readonly PlannedChange[];
}

/** What of the placements of one unit was to change after a day, and still is, or is not any more. */
export function plannedMoves(
  unit: UnitRef,
  before: readonly Placement[],
  after: readonly Placement[],
  on: LocalDay,
): PlannedChanges {
  const tell = (from: LocalDay, next: Placement | undefined): PlannedChange => ({
    unit,
    part: 'placements',
    from,
    parent: next?.parent,
    monthlyTokens: undefined,
  });
  return compare(before, after, on, tell, (left, right) => isSameUnit(left.parent, right.parent));
}

/** As `plannedMoves`, of the allowances of a person. */
export function plannedAllowances(
  unit: UnitRef,
  before: readonly Allowance[],
  after: readonly Allowance[],
  on: LocalDay,
): PlannedChanges {
  const tell = (from: LocalDay, next: Allowance | undefined): PlannedChange => ({
    unit,
    part: 'allowances',
    from,
    parent: undefined,
    monthlyTokens: next?.monthlyTokens,
  });
  return compare(before, after, on, tell, (left, right) => left.monthlyTokens === right.monthlyTokens);
}

/** `team platform from 2026-12-20 on`, for files and command lines. */
export function describePlanned({ part, parent, monthlyTokens, from }: PlannedChange): string {
  const nothing = part === 'placements' ? 'nothing' : 'no limit';
  const tokens = monthlyTokens === undefined ? nothing : `${monthlyTokens} tokens a month`;
  return `${parent === undefined ? tokens : describeUnit(parent)} from ${from} on`;
}

function compare<T extends DayRange>(
  before: readonly T[],
  after: readonly T[],
  on: LocalDay,
  tell: (from: LocalDay, next: T | undefined) => PlannedChange,
  same: (left: T, right: T) => boolean,
): PlannedChanges {
  const days = changingDays(before, on);
  if (days.length === 0) return { kept: [], dropped: [] };
  const stillChanging = new Set(changingDays(after, on));
  const kept: PlannedChange[] = [];
  const dropped: PlannedChange[] = [];
  for (const day of days) {
    const [was, is] = [heldOn(before, day), heldOn(after, day)];
    const isAsPlanned = was === undefined || is === undefined ? was === is : same(was, is);
    if (!isAsPlanned) dropped.push(tell(day, was));
    else if (stillChanging.has(day)) kept.push(tell(day, was));
  }
  return { kept, dropped };
}

/** Days after one on which something begins or ends, in their order. */
function changingDays(days: readonly DayRange[], on: LocalDay): readonly LocalDay[] {
  const edges = days.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until]));
  return [...new Set(edges)].filter((day) => day > on).sort();
}

function heldOn<T extends DayRange>(days: readonly T[], day: LocalDay): T | undefined {
  return days.find((one) => holdsOn(one, day));
}
