import type { UnitRef } from './directory-unit';
import { UnitMap, UnitSet } from './unit-map';

/** What of a unit may have been changed: its name, owners and the like; what it belongs to; what a person may use. */
export const UNIT_PARTS = ['words', 'placements', 'allowances'] as const;

export type UnitPart = (typeof UNIT_PARTS)[number];

/** Units that nobody may have changed after a moment: a change that was taken back then would take back theirs, too. */
export interface UnchangedSince {
  readonly units: readonly UnitRef[];
  readonly moment: Date;
}

/** That a unit was changed after a moment. */
export interface LaterChange {
  readonly unit: UnitRef;
  /** In the order of `UNIT_PARTS`. */
  readonly parts: readonly UnitPart[];
  /** The last time. */
  readonly at: Date;
  /** Who did it the last time, as `signatureOf` says it. */
  readonly by: string;
}

/** One step of a unit's history. */
export interface PartChange {
  readonly unit: UnitRef;
  readonly part: UnitPart;
  readonly at: Date;
  readonly by: string;
}

/** What happened to each unit, in the order in which the units are asked for; those to which nothing did are left out. */
export function laterChanges(units: readonly UnitRef[], steps: readonly PartChange[]): readonly LaterChange[] {
  const byUnit = new UnitMap<PartChange[]>();
  for (const step of steps) {
    const known = byUnit.get(step.unit);
    if (known === undefined) byUnit.set(step.unit, [step]);
    else known.push(step);
  }
  const told = new UnitSet();
  return units.flatMap(({ kind, id }) => {
    const unit = { kind, id };
    const own = byUnit.get(unit);
    if (own === undefined || told.has(unit)) return [];
    told.add(unit);
    const { at, by } = own.reduce((last, step) => (step.at > last.at ? step : last));
    return [{ unit, at, by, parts: UNIT_PARTS.filter((part) => own.some((step) => step.part === part)) }];
  });
}
