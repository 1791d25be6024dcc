import { flatMapInPortions, type InPortions } from '@tokenledger/shared/portions';

import { comparableNamesOf, type Directory } from './directory';
import { comparable, describeUnit, type DirectoryUnit } from './directory-unit';
import type { DirectoryPlan } from './plan-directory';

/**
 * That a name by which telemetry finds a unit becomes one of another unit. Names have no days: what calls of the past that
 * say it have spent passes with it, also of months that were charged already.
 */
export interface PassedName {
  /** An id, name, alias or external id, as it was written of the unit that had it. */
  readonly name: string;
  readonly from: DirectoryUnit;
  readonly to: DirectoryUnit;
}

/** Names that pass from one unit to another by a change of some. What nobody takes up is not told: it is of no unit then. */
export function* passedNames(
  { units, removed }: Pick<DirectoryPlan, 'units' | 'removed'>,
  after: Directory,
): InPortions<readonly PassedName[]> {
  const passed = yield* flatMapInPortions(units, (change) =>
    change.before === undefined ? [] : namesGone(change.before, comparableNamesOf(change.after), after),
  );
  return [...passed, ...(yield* flatMapInPortions(removed, (unit) => namesGone(unit, [], after)))];
}

/** `spend of the past that names "pay" passes from team a to team b, too`, for files and command lines. */
export function describePassed({ name, from, to }: PassedName): string {
  return `spend of the past that names "${name}" passes from ${describeUnit(from)} to ${describeUnit(to)}, too`;
}

function namesGone(from: DirectoryUnit, kept: readonly string[], after: Directory): readonly PassedName[] {
  const gone = comparableNamesOf(from).filter((name) => !kept.includes(name));
  return gone.flatMap((key) => {
    const to = after.named(from.kind, key);
    return to === undefined ? [] : [{ name: asWritten(from, key), from, to }];
  });
}

function asWritten({ id, externalId, name, aliases }: DirectoryUnit, key: string): string {
  return [id, name, ...aliases, externalId ?? ''].find((one) => comparable(one) === key) ?? key;
}
