import { eachInPortions, type InPortions } from '@tokenledger/shared/portions';

import { UNIT_KINDS, type UnitKind } from './directory-unit';
import type { DayRange } from './local-day';
import { UnitSet } from './unit-map';
import type { DirectoryPlan } from './plan-directory';

/** How many units of one kind change in which way; one may change in several. */
export interface KindSummary {
  readonly kind: UnitKind;
  readonly added: number;
  readonly renamed: number;
  /** Whose owners, aliases or external id change, and not the name. */
  readonly described: number;
  /** What was there before, and belongs to something else on some days. */
  readonly moved: number;
  /** What belonged to something without an end, and does so no more. */
  readonly ended: number;
  /** Whose allowance changes. */
  readonly allowances: number;
  /** What is taken out altogether. */
  readonly removed: number;
}

type Counts = { -readonly [K in keyof KindSummary]: KindSummary[K] };

/** What a plan changes, by kind from the top down; kinds of which nothing changes are left out. */
export function* planSummary(plan: DirectoryPlan): InPortions<readonly KindSummary[]> {
  const { units, placements, allowances, removed } = plan;
  const byKind = new Map<UnitKind, Counts>();
  const of = (kind: UnitKind): Counts => {
    const known = byKind.get(kind) ?? nothing(kind);
    byKind.set(kind, known);
    return known;
  };
  const added = new UnitSet();
  yield* eachInPortions(units, ({ before, after }) => {
    if (before === undefined) added.add(after);
    const counts = of(after.kind);
    if (before === undefined) counts.added += 1;
    else if (before.name !== after.name) counts.renamed += 1;
    else counts.described += 1;
  });
  const gone = new UnitSet();
  yield* eachInPortions(removed, (unit) => {
    gone.add(unit);
    of(unit.kind).removed += 1;
  });
  const ended = new UnitSet();
  yield* eachInPortions(plan.ended, (unit) => {
    ended.add(unit);
    of(unit.kind).ended += 1;
  });
  yield* eachInPortions(placements, ({ unit, before, after }) => {
    if (added.has(unit) || gone.has(unit) || ended.has(unit)) return;
    if (isOpen(before) && !isOpen(after)) of(unit.kind).ended += 1;
    else of(unit.kind).moved += 1;
  });
  yield* eachInPortions(allowances, ({ unit }) => {
    if (!gone.has(unit) && !ended.has(unit)) of(unit.kind).allowances += 1;
  });
  return UNIT_KINDS.flatMap((kind) => byKind.get(kind) ?? []);
}

function nothing(kind: UnitKind): Counts {
  return { kind, added: 0, renamed: 0, described: 0, moved: 0, ended: 0, allowances: 0, removed: 0 };
}

function isOpen(days: readonly DayRange[]): boolean {
  return days.some(({ until }) => until === undefined);
}
